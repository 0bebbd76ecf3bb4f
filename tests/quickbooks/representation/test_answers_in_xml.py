"""The same answers in XML: attributes, references, repeated elements, and inherited fields first (contract 2.1)."""

import re

from sim.quickbooks.representation import as_xml
from tests.quickbooks.conftest import Company
from tests.quickbooks.representation.conftest import DECLARATION, NAMESPACE, Speaker, answer

WHEN = "2026-03-02T01:00:00-08:00"
DATED = f"<MetaData><CreateTime>{WHEN}</CreateTime><LastUpdatedTime>{WHEN}</LastUpdatedTime></MetaData>"
CUSTOMER = (
    f'<Customer domain="QBO" sparse="false"><Id>1</Id><SyncToken>0</SyncToken>{DATED}'
    "<GivenName>Jane</GivenName><FullyQualifiedName>Doe &amp; &lt;Co&gt;</FullyQualifiedName>"
    "<DisplayName>Doe &amp; &lt;Co&gt;</DisplayName><PrintOnCheckName>Doe &amp; &lt;Co&gt;</PrintOnCheckName>"
    "<Active>true</Active><PrimaryPhone><FreeFormNumber>(415) 555-1212</FreeFormNumber></PrimaryPhone>"
    "{TAX}<Taxable>true</Taxable><BillAddr><Id>1</Id><Line1>1 High St</Line1><City>Bath</City></BillAddr>"
    "<Job>false</Job><BillWithParent>false</BillWithParent><Balance>639.00</Balance>"
    '<BalanceWithJobs>639.00</BalanceWithJobs><CurrencyRef name="United States Dollar">USD</CurrencyRef>'
    "<PreferredDeliveryMethod>Print</PreferredDeliveryMethod></Customer>"
)


def jane(company: Company) -> None:
    company.state.set_behaviour(fields_since_2022=False)
    company.save(
        "Customer",
        DisplayName="Doe & <Co>",
        GivenName="Jane",
        Balance=639,
        OpenBalanceDate="2026-01-31",
        PrimaryPhone={"FreeFormNumber": "(415) 555-1212"},
        BillAddr={"Line1": "1 High St", "City": "Bath"},
    )


def test_a_customer_element_by_element(company: Company, xml: Speaker) -> None:
    """ruby fixture fetch_customer_by_id: names before the customer's own fields."""
    jane(company)
    one = CUSTOMER.replace("{TAX}", "<DefaultTaxCodeRef>2</DefaultTaxCodeRef>")

    assert xml.get("customer/1").text == answer(one)


def test_a_list_with_its_counters_as_attributes(company: Company, xml: Speaker) -> None:
    """ruby fixture customers."""
    jane(company)
    row = CUSTOMER.replace("{TAX}", "")

    assert xml.query("select * from Customer").text == answer(
        f'<QueryResponse startPosition="1" maxResults="1">{row}</QueryResponse>'
    )


def test_rows_repeat_their_element(company: Company, xml: Speaker) -> None:
    """No list around them."""
    for name in ("Acme", "Birch"):
        company.screens.add_customer(name)
    found = xml.query("select DisplayName from Customer").text

    assert found == answer(
        '<QueryResponse startPosition="1" maxResults="2">'
        '<Customer domain="QBO" sparse="true"><Id>1</Id><DisplayName>Acme</DisplayName></Customer>'
        '<Customer domain="QBO" sparse="true"><Id>2</Id><DisplayName>Birch</DisplayName></Customer>'
        "</QueryResponse>"
    )


def test_a_time_activity_has_names_on_its_references(company: Company, xml: Speaker, emily: str) -> None:
    """ruby fixture fetch_time_activity_by_id, with the fields of today."""
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": emily}, Hours=1, Minutes=30)

    assert xml.get("timeactivity/1").text == answer(
        f'<TimeActivity domain="QBO" sparse="false"><Id>1</Id><SyncToken>0</SyncToken>{DATED}'
        '<TxnDate>2026-03-02</TxnDate><NameOf>Employee</NameOf><EmployeeRef name="Emily Platt">1</EmployeeRef>'
        '<ItemRef name="Hours">2</ItemRef><BillableStatus>NotBillable</BillableStatus><Taxable>false</Taxable>'
        "<HourlyRate>0</HourlyRate><CostRate>0</CostRate><Hours>1</Hours><Minutes>30</Minutes>"
        "<Seconds>0</Seconds></TimeActivity>"
    )


def test_a_deleted_activity_leaves_a_stub(company: Company, xml: Speaker, emily: str) -> None:
    """Its status is an attribute."""
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": emily}, Hours=1)
    gone = "<TimeActivity><Id>1</Id><SyncToken>0</SyncToken></TimeActivity>"

    assert xml.post("timeactivity", gone, operation="delete").text == answer(
        '<TimeActivity domain="QBO" status="Deleted"><Id>1</Id></TimeActivity>'
    )


def test_counting_and_finding_nothing(xml: Speaker) -> None:
    """An attribute, and an empty element."""
    assert xml.query("select count(*) from Customer").text == answer('<QueryResponse totalCount="0"/>')
    assert xml.query("select * from Customer").text == answer("<QueryResponse/>")


def test_the_company_has_empty_and_repeated_elements(xml: Speaker) -> None:
    """ruby fixture company_info_query: no startPosition; `WebAddr` stays though it is empty."""
    found = xml.query("select * from CompanyInfo").text

    assert '<QueryResponse maxResults="1"><CompanyInfo domain="QBO" sparse="false">' in found
    assert "<WebAddr/><SupportedLanguages>en</SupportedLanguages><NameValue><Name>NeoEnabled</Name>" in found
    assert len(re.findall("<NameValue>", found)) == 7


def test_a_fault_has_its_code_as_an_attribute(company: Company, xml: Speaker) -> None:
    """With an `element` where the business layer speaks, maybe empty, and none where the parser does."""
    company.screens.add_customer("Acme")
    taken = xml.post("customer", "<Customer><DisplayName>Acme</DisplayName></Customer>")
    unknown = xml.query("select * from Custmoer")

    assert (taken.status_code, taken.headers["Content-Type"]) == (400, "application/xml;charset=UTF-8")
    assert taken.text == answer(
        '<Fault type="ValidationFault"><Error code="6240" element=""><Message>Duplicate Name Exists Error'
        "</Message><Detail>The name supplied already exists. : Another customer, vendor or employee is already "
        "using this name. Please use a different name.</Detail></Error></Fault>"
    )
    assert unknown.text == answer(
        '<Fault type="ValidationFault"><Error code="4001"><Message>Invalid query</Message>'
        "<Detail>QueryValidationError: invalid context declaration: Custmoer</Detail></Error></Fault>"
    )


def test_the_fault_about_ids_has_no_time(xml: Speaker) -> None:
    """As in JSON."""
    assert " time=" not in xml.get("customer/1.5").text


def test_success_and_refusal_have_the_headers_of_json(xml: Speaker) -> None:
    """Versions on success only, a trace on both."""
    good, bad = xml.get("companyinfo/1"), xml.get("customer/99")

    assert good.headers["Qbo-Version"] == "1944.190"
    assert "Qbo-Version" not in bad.headers
    assert {"intuit_tid", "X-Spanid", "X-Amzn-Trace-Id"} <= good.headers.keys() & bad.headers.keys()


def test_what_xml_cannot_hold_becomes_a_question_mark(company: Company, xml: Speaker) -> None:
    """JSON brought it in; the answer stays well formed, and line ends and tabs stay what they are."""
    company.save("Customer", DisplayName="Acme", Notes="a\u0001b\uffffc\td\ne\rf")

    assert "<Notes>a?b?c\td\ne&#13;f</Notes>" in xml.get("customer/1").text


def test_names_in_attributes_are_escaped(company: Company, xml: Speaker) -> None:
    """A reference's name is one."""
    number = company.screens.add_employee('Emily "Em"', "<Platt>")
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": number}, Hours=1)

    assert (
        '<EmployeeRef name="Emily &quot;Em&quot; &lt;Platt&gt;">1</EmployeeRef>'
        in xml.get("timeactivity/1").text
    )


def test_envelopes_of_many_answers() -> None:
    """ruby fixtures batch_response and change_data_capture_response: ids and counters are attributes."""
    rows = [{"domain": "QBO", "sparse": False, "Id": "1"}, {"domain": "QBO", "status": "Deleted", "Id": "2"}]
    changes = {"QueryResponse": [{"Customer": rows, "startPosition": 1, "maxResults": 2}, {}]}
    fault = {
        "Error": [{"Message": "m", "Detail": "d", "code": "610", "element": ""}],
        "type": "ValidationFault",
    }
    body = {
        "CDCResponse": [changes],
        "BatchItemResponse": [{"Customer": rows[0], "bId": "a"}, {"Fault": fault}],
    }
    found = as_xml.enveloped(body, None).decode()

    assert found == (
        f'{DECLARATION}<IntuitResponse xmlns="{NAMESPACE}">'
        '<CDCResponse><QueryResponse startPosition="1" maxResults="2"><Customer domain="QBO" sparse="false">'
        '<Id>1</Id></Customer><Customer domain="QBO" status="Deleted"><Id>2</Id></Customer></QueryResponse>'
        '<QueryResponse/></CDCResponse><BatchItemResponse bId="a"><Customer domain="QBO" sparse="false"><Id>1</Id>'
        '</Customer></BatchItemResponse><BatchItemResponse><Fault type="ValidationFault"><Error code="610" '
        'element=""><Message>m</Message><Detail>d</Detail></Error></Fault></BatchItemResponse></IntuitResponse>'
    )


def test_a_report_is_a_root_of_its_own() -> None:
    """ruby fixture balancesheet: a cell's value is an attribute."""
    row = {"ColData": [{"value": "Checking", "id": "35"}, {"value": ""}], "type": "Data"}
    found = as_xml.report({"Header": {"ReportName": "BalanceSheet"}, "Rows": {"Row": [row]}}).decode()

    assert found == (
        f'{DECLARATION}<Report xmlns="{NAMESPACE}"><Header><ReportName>BalanceSheet</ReportName></Header><Rows>'
        '<Row type="Data"><ColData value="Checking" id="35"/><ColData value=""/></Row></Rows></Report>'
    )
