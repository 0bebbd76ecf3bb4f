"""Bodies in XML mean what the same bodies in JSON mean, however they are written down (contract 2.1, 6.4)."""

from decimal import Decimal

import pytest

from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.records import Customer
from sim.quickbooks.representation import from_xml
from sim.quickbooks.schema import EntityType
from tests.quickbooks.conftest import Company
from tests.quickbooks.representation.conftest import NAMESPACE, Speaker

XSI = "http://www.w3.org/2001/XMLSchema-instance"


def test_a_customer_in_any_order_of_elements(company: Company, xml: Speaker) -> None:
    """ruby does not follow the schema's order."""
    xml.post(
        "customer",
        "<Customer><PrimaryEmailAddr><Address>a@b.example</Address></PrimaryEmailAddr>"
        "<BillAddr><City>Bath</City><Line1>1 High St</Line1></BillAddr><Taxable>false</Taxable>"
        "<PrimaryPhone><FreeFormNumber>555</FreeFormNumber></PrimaryPhone>"
        "<CurrencyRef name='x'>USD</CurrencyRef><DisplayName>Acme</DisplayName></Customer>",
    )
    found = company.read("Customer", "1")

    assert (found["DisplayName"], found["Taxable"]) == ("Acme", False)
    assert found["BillAddr"] == {"Id": "1", "Line1": "1 High St", "City": "Bath"}
    assert found["PrimaryEmailAddr"] == {"Address": "a@b.example"}
    assert found["CurrencyRef"]["value"] == "USD"


def test_a_prefix_is_as_good_as_none(company: Company, xml: Speaker) -> None:
    """The PHP SDK writes `ns0:` before every name, and its declaration without `standalone`."""
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ns0:Customer xmlns:ns0="{NAMESPACE}">'
        "<ns0:DisplayName>Acme</ns0:DisplayName><ns0:Job>false</ns0:Job></ns0:Customer>\n"
    )

    assert xml.post("customer", body.encode()).status_code == 200
    assert company.names("select * from Customer") == ["Acme"]


def test_no_namespace_is_taken_for_ours(company: Company, xml: Speaker) -> None:
    """Be liberal in what is accepted."""
    assert xml.post("customer", b"<Customer><DisplayName>Acme</DisplayName></Customer>").status_code == 200


def test_a_job_below_its_parent(company: Company, xml: Speaker) -> None:
    """A reference is its text; blanks of pretty printing do not count."""
    company.screens.add_customer("Acme")
    xml.post(
        "customer",
        "<Customer>\n  <DisplayName>2026 Tax</DisplayName>\n  <Job> true </Job>\n"
        "  <ParentRef>\n    1\n  </ParentRef>\n</Customer>",
    )

    assert company.read("Customer", "2")["FullyQualifiedName"] == "Acme:2026 Tax"


@pytest.mark.parametrize("job", ["<Job/>", "<Job></Job>", "<Job>0</Job>", "<Job>false</Job>"])
def test_an_empty_job_reads_as_false(company: Company, xml: Speaker, job: str) -> None:
    """PHP SDK issue 71: with a ParentRef it is refused with 6150."""
    company.screens.add_customer("Acme")
    refused = xml.post(
        "customer", f"<Customer><DisplayName>x</DisplayName>{job}<ParentRef>1</ParentRef></Customer>"
    )

    assert refused.status_code == 400
    assert '<Error code="6150" element="Job"><Message>ParentRef Required Error</Message>' in refused.text


def test_one_is_true(company: Company, xml: Speaker) -> None:
    """As XML's schemas have it."""
    company.screens.add_customer("Acme")
    body = "<Customer><DisplayName>x</DisplayName><Job>1</Job><ParentRef>1</ParentRef></Customer>"

    assert xml.post("customer", body).status_code == 200


def test_a_sparse_update_says_so_in_an_attribute(company: Company, xml: Speaker) -> None:
    """Only what is named changes."""
    company.save("Customer", DisplayName="Acme", Notes="kept")
    body = (
        '<Customer domain="QBO" sparse="true"><Id>1</Id><SyncToken>0</SyncToken>'
        "<ResaleNum>7</ResaleNum></Customer>"
    )
    xml.post("customer", body, operation="update")
    found = company.read("Customer", "1")

    assert (found["Notes"], found["ResaleNum"], found["SyncToken"]) == ("kept", "7", "1")


def test_a_full_update_unsets_what_is_left_out(company: Company, xml: Speaker) -> None:
    """And so does an element that is empty or nil."""
    company.save("Customer", DisplayName="Acme", Notes="gone", ResaleNum="7", CompanyName="Acme Inc")
    body = (
        f'<Customer sparse="true"><Id>1</Id><SyncToken>0</SyncToken><ResaleNum/>'
        f'<CompanyName xmlns:i="{XSI}" i:nil="true"/></Customer>'
    )
    xml.post("customer", body)
    emptied = company.read("Customer", "1")
    xml.post(
        "customer", "<Customer><Id>1</Id><SyncToken>1</SyncToken><DisplayName>Acme</DisplayName></Customer>"
    )

    assert emptied["Notes"] == "gone"
    assert not {"ResaleNum", "CompanyName"} & emptied.keys()
    assert "Notes" not in company.read("Customer", "1")


def test_a_nil_flag_is_not_false(company: Company, xml: Speaker) -> None:
    """It was not sent, and so has its default."""
    active = f'<Active xmlns:i="{XSI}" i:nil="true"/>'
    xml.post("customer", f"<Customer><DisplayName>Acme</DisplayName>{active}</Customer>")

    assert company.read("Customer", "1")["Active"] is True


def test_time_from_start_to_end_with_an_offset_without_a_colon(
    company: Company, xml: Speaker, emily: str
) -> None:
    """ruby writes `+0000`."""
    xml.post(
        "timeactivity",
        f"<TimeActivity><TxnDate>2026-03-01</TxnDate><NameOf>Employee</NameOf><EmployeeRef>{emily}</EmployeeRef>"
        "<StartTime>2026-03-01T16:00:00+0000</StartTime><EndTime>2026-03-01T18:30:00+0000</EndTime>"
        "<HourlyRate>22.50</HourlyRate></TimeActivity>",
    )
    found = company.read("TimeActivity", "1")

    assert (found["StartTime"], found["EndTime"]) == (
        "2026-03-01T08:00:00-08:00",
        "2026-03-01T10:30:00-08:00",
    )
    assert found["HourlyRate"] == 22.5


def test_what_was_answered_is_taken_back(company: Company, xml: Speaker) -> None:
    """A client reads, changes a word and sends everything, read-only elements too."""
    company.save("Customer", DisplayName="Acme", BillAddr={"Line1": "1 High St"}, Notes=" two\nlines ")
    read = xml.get("customer/1").text
    entity = "<Customer" + read.partition("<Customer")[2].removesuffix("</IntuitResponse>")
    sent = entity.replace("<DisplayName>Acme", "<DisplayName>Acme Dental")
    xml.post("customer", sent)
    found = company.read("Customer", "1")

    assert (found["DisplayName"], found["Notes"]) == ("Acme Dental", " two\nlines ")
    assert found["BillAddr"]["Id"] == "1"


def test_the_last_of_an_element_counts(company: Company, xml: Speaker) -> None:
    """Where the schema has one."""
    xml.post("customer", "<Customer><DisplayName>A</DisplayName><DisplayName>B</DisplayName></Customer>")

    assert company.names("select * from Customer") == ["B"]


@pytest.mark.parametrize(
    "body",
    [
        "<Customer><DisplayName>Acme</DisplayName><Colour>red</Colour></Customer>",
        "<Customer><DisplayName>Acme</DisplayName><BillAddr><Street>x</Street></BillAddr></Customer>",
        '<Customer><DisplayName>Acme</DisplayName><Notes xmlns="urn:other">x</Notes></Customer>',
        '<Customer colour="red"><DisplayName>Acme</DisplayName></Customer>',
    ],
)
def test_what_the_schema_does_not_have(xml: Speaker, code: object, body: str) -> None:
    """2010, wherever it stands."""
    assert code(xml.post("customer", body)) == "2010"  # type: ignore[operator]


def test_the_root_is_the_entity(company: Company, xml: Speaker) -> None:
    """2010 says what was expected."""
    refused = xml.post("customer", "<Employee><GivenName>Amy</GivenName></Employee>")

    assert 'Unexpected element "Employee"; expected "Customer"' in refused.text
    assert company.rows("select * from Customer") == []


def test_lines_and_details_become_the_json_they_would_have_been() -> None:
    """Lists of one, references inside, numbers and flags; what nobody declares is read by the schema's names."""
    body = (
        "<Invoice><Line><Amount>75.50</Amount><DetailType>SalesItemLineDetail</DetailType><SalesItemLineDetail>"
        "<ItemRef name='Hours'>2</ItemRef><Qty>1.5</Qty></SalesItemLineDetail></Line>"
        "<CustomerRef>1</CustomerRef><CustomerMemo>Thanks</CustomerMemo><AllowIPNPayment>false</AllowIPNPayment>"
        "<CustomField><Name>PO</Name><StringValue>true</StringValue></CustomField>"
        "<NameValue><Name>x</Name><Value>true</Value></NameValue></Invoice>"
    )
    entity = EntityType("Invoice", Customer, "", own=[], indexes=[], order=[], operations=frozenset())

    assert from_xml.decode(body, "Invoice", {"invoice": entity}) == {
        "Line": [
            {
                "Amount": Decimal("75.50"),
                "DetailType": "SalesItemLineDetail",
                "SalesItemLineDetail": {"ItemRef": {"name": "Hours", "value": "2"}, "Qty": Decimal("1.5")},
            }
        ],
        "CustomerRef": {"value": "1"},
        "CustomerMemo": {"value": "Thanks"},
        "AllowIPNPayment": False,
        "CustomField": [{"Name": "PO", "StringValue": "true"}],
        "NameValue": [{"Name": "x", "Value": "true"}],
    }


def test_a_batch_knows_what_is_in_it() -> None:
    """Attributes of an item, its entity read by its own declaration, and a list even of one."""
    body = (
        f'<IntuitBatchRequest xmlns="{NAMESPACE}"><BatchItemRequest bId="1" operation="Create"><Customer>'
        "<DisplayName> Acme </DisplayName><Job/><Notes>true</Notes></Customer></BatchItemRequest>"
        '<BatchItemRequest bId="2"><Query>select * from Employee</Query></BatchItemRequest></IntuitBatchRequest>'
    )
    items = from_xml.decode(body, "IntuitBatchRequest", ENTITIES)["BatchItemRequest"]

    assert items == [
        {
            "bId": "1",
            "operation": "Create",
            "Customer": {"DisplayName": " Acme ", "Job": False, "Notes": "true"},
        },
        {"bId": "2", "Query": "select * from Employee"},
    ]
