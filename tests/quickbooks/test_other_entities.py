"""Whatever else the API has a name for is queried, created, read, updated and deleted in one way."""

from typing import Any

import pytest

from sim.quickbooks.entities.other_names import DOCUMENTS, LISTS
from tests.quickbooks.conftest import Company

OTHERS = [*DOCUMENTS, *LISTS]
LINE = [{"Amount": 100.5, "DetailType": "DescriptionOnly", "Description": "Work"}]


@pytest.fixture
def needed(company: Company) -> dict[str, Any]:
    """A value for everything that some entity needs."""
    customer = company.screens.add_customer("Acme")
    vendor = company.screens.add_vendor("Norton Lumber")
    return {
        "CustomerRef": {"value": customer, "type": "Customer"},
        "VendorRef": {"value": vendor},
        "Line": LINE,
        "Amount": 100.5,
        "PayType": "Check",
        "PaymentType": "Cash",
        "Name": "New",
        "DisplayName": "New",
        "Code": "EUR",
        "SourceCurrencyCode": "EUR",
        "Rate": 1.25,
        **{
            f"{name}Ref": {"value": "35"}
            for name in (
                *("Account", "DepositToAccount", "FromAccount", "ToAccount", "CreditCardAccount"),
                "BankAccount",
            )
        },
    }


def bodies(named: Any, needed: dict[str, Any]) -> dict[str, Any]:
    return {name: needed[name] for name in named.needed.split()}


@pytest.mark.parametrize("named", OTHERS, ids=lambda named: named.name)
def test_a_sweep_finds_nothing(company: Company, named: Any) -> None:
    """An empty answer, a count of nothing, and 610 for an id."""
    assert company.query(f"select * from {named.name}").json()["QueryResponse"] == {}
    assert company.query(f"select count(*) from {named.name}").json()["QueryResponse"] == {"totalCount": 0}
    assert company.refusal(company.get(f"{named.name.lower()}/1"))["code"] == "610"


@pytest.mark.parametrize(
    "named", [each for each in OTHERS if "create" in each.operations.split()], ids=lambda named: named.name
)
def test_what_is_created_is_found(company: Company, needed: dict[str, Any], named: Any) -> None:
    """By id, by query and by its time of change; numbers begin at 1."""
    saved = company.save(named.name, **bodies(named, needed))

    assert (saved["Id"], saved["SyncToken"], saved["domain"]) == ("1", "0", "QBO")
    assert company.read(named.name, "1") == saved
    assert company.rows(f"select * from {named.name} where MetaData.CreateTime >= '2020-01-01'") == [saved]


@pytest.mark.parametrize("named", [each for each in OTHERS if each.needed], ids=lambda named: named.name)
def test_what_is_needed_is_asked_for(company: Company, needed: dict[str, Any], named: Any) -> None:
    """2020 names it."""
    for name in named.needed.split():
        body = bodies(named, needed)
        del body[name]
        refused = company.refused(named.name, **body)

        assert (refused["code"], refused["element"]) == ("2020", name)


@pytest.mark.parametrize(
    "named", [each for each in OTHERS if not each.operations], ids=lambda named: named.name
)
def test_what_the_api_only_reads_is_not_written(company: Company, named: Any) -> None:
    """500."""
    assert company.refused(named.name, Name="X")["Detail"] == (
        f"Operation create of {named.name} is not supported."
    )


@pytest.mark.parametrize(
    "named", [each for each in OTHERS if "delete" in each.operations.split()], ids=lambda named: named.name
)
def test_what_is_deleted_is_gone(company: Company, needed: dict[str, Any], named: Any) -> None:
    """Id and SyncToken are enough."""
    company.save(named.name, **bodies(named, needed))
    answer = company.post(named.name.lower(), {"Id": "1", "SyncToken": "0"}, operation="delete").json()

    assert answer[named.name] == {"domain": "QBO", "status": "Deleted", "Id": "1"}
    assert company.rows(f"select * from {named.name}") == []


@pytest.mark.parametrize("name", ["Term", "PaymentMethod"])
def test_lists_are_made_inactive_instead(company: Company, name: str) -> None:
    """And leave the default list."""
    company.save(name, Name="Net 30")
    delete = company.post(name.lower(), {"Id": "1", "SyncToken": "0"}, operation="delete")
    company.save(name, Id="1", SyncToken="0", sparse=True, Active=False)

    assert company.refusal(delete)["code"] == "500"
    assert company.rows(f"select * from {name}") == []
    assert len(company.rows(f"select * from {name} where Active = false")) == 1


def test_a_sparse_update_keeps_and_a_full_one_drops(company: Company, needed: dict[str, Any]) -> None:
    """What a full update leaves out goes back to nothing."""
    body = {"CustomerRef": needed["CustomerRef"], "Line": LINE}
    company.save("Estimate", **body, PrivateNote="x", AcceptedBy="Ann")
    sparse = company.save("Estimate", Id="1", SyncToken="0", sparse=True, PrivateNote="y")
    full = company.save("Estimate", Id="1", SyncToken="1", **body)

    assert (sparse["AcceptedBy"], sparse["PrivateNote"], sparse["SyncToken"]) == ("Ann", "y", "1")
    assert not {"AcceptedBy", "PrivateNote"} & full.keys()


def test_a_transaction_is_dated_numbered_and_added_up(company: Company, needed: dict[str, Any]) -> None:
    """A subtotal adds nothing, a discount less than nothing, tax on top."""
    lines = [
        {"Amount": 100, "DetailType": "SalesItemLineDetail", "SalesItemLineDetail": {"Qty": 2}},
        {"Amount": 50.25, "DetailType": "SalesItemLineDetail"},
        {"Amount": 150.25, "DetailType": "SubTotalLineDetail", "SubTotalLineDetail": {}},
        {"Amount": 10, "DetailType": "DiscountLineDetail"},
    ]
    response = company.post(
        "invoice",
        {"CustomerRef": needed["CustomerRef"], "Line": lines, "TxnTaxDetail": {"TotalTax": 8.25}},
    )
    saved = response.json()["Invoice"]

    assert saved["TxnDate"] == "2026-03-02"
    assert [line["Id"] for line in saved["Line"]] == ["1", "2", "3", "4"]
    assert '"TotalAmt":148.50,' in response.text
    assert saved["Balance"] == 148.5
    assert saved["CustomerRef"] == {"value": "1", "name": "Acme"}


def test_money_is_owed_without_a_new_version(company: Company, needed: dict[str, Any]) -> None:
    """The customer's balance and time of change move, its SyncToken does not (vcr: customer 1)."""
    before = company.read("Customer", "1")
    company.wait(60)
    company.save("Invoice", CustomerRef=needed["CustomerRef"], Line=LINE)
    after = company.read("Customer", "1")

    assert (after["Balance"], after["SyncToken"]) == (100.5, before["SyncToken"])
    assert after["MetaData"]["LastUpdatedTime"] > before["MetaData"]["LastUpdatedTime"]

    company.save("Payment", CustomerRef=needed["CustomerRef"], TotalAmt=40)
    assert company.read("Customer", "1")["Balance"] == 60.5
    company.post("invoice", {"Id": "1", "SyncToken": "0"}, operation="delete")
    assert company.read("Customer", "1")["Balance"] == -40


def test_who_owes_is_not_made_inactive(company: Company, needed: dict[str, Any]) -> None:
    """Also for a job's debt; a void invoice is none (quickbooks-ruby issue 390)."""
    job = company.screens.add_customer("2026 Tax", "1")
    company.save("Invoice", CustomerRef={"value": job}, Line=LINE)
    retire = {"Id": "1", "SyncToken": "0", "sparse": True, "Active": False}
    refused = company.refused("Customer", **retire)

    assert (refused["Message"], refused["code"]) == ("Delete List Has Balance Error", "6000")

    company.post("invoice", {"Id": "1", "SyncToken": "0"}, operation="void")

    assert company.save("Customer", **retire)["Active"] is False


@pytest.mark.parametrize(("operation", "include"), [("void", ""), ("update", "void")])
def test_a_void_transaction_has_nothing_left(
    company: Company, needed: dict[str, Any], operation: str, include: str
) -> None:
    """By the operation, or by an update that includes it."""
    company.save("SalesReceipt", Line=LINE)
    body = {"Id": "1", "SyncToken": "0", "sparse": True}
    saved = company.post("salesreceipt", body, operation=operation, include=include).json()["SalesReceipt"]

    assert (saved["TotalAmt"], saved["PrivateNote"], saved["Line"][0]["Amount"]) == (0, "Voided", 0)
    assert saved["SyncToken"] == "1"
    assert company.refusal(company.post("bill", body, operation="void"))["code"] == "500"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"Colour": "red"}, "2010"),
        ({"CustomerRef": "[object Object]"}, "2010"),
        ({"CustomerRef": {"value": "970"}}, "2500"),
        ({"Line": {"Amount": 1}}, "2010"),
        ({"Line": [{"Amount": {}}]}, "2010"),
        ({"DocNumber": "9" * 45}, "2050"),
        ({"TxnDate": "soon"}, "2010"),
        ({"LinkedTxn": [{"TxnId": "75", "TxnType": "Estimate"}]}, "6000"),
    ],
)
def test_what_is_refused(company: Company, needed: dict[str, Any], more: dict[str, Any], code: str) -> None:
    """Nothing is kept of it."""
    body = {"CustomerRef": needed["CustomerRef"], "Line": LINE, **more}

    assert company.refused("Invoice", **body)["code"] == code
    assert company.rows("select * from Invoice") == []


def test_a_link_to_nothing_says_so_twice(company: Company, needed: dict[str, Any]) -> None:
    """node-quickbooks issue 48."""
    link = [{"TxnId": "75", "TxnType": "Estimate"}]
    refused = company.refused("Invoice", CustomerRef=needed["CustomerRef"], Line=LINE, LinkedTxn=link)

    assert refused["Detail"] == (
        "Business Validation Error: The entity Estimate 75 that you are trying to link does not exist. Estimate 75"
    )


def test_a_document_number_that_is_too_long(company: Company, needed: dict[str, Any]) -> None:
    """2050 as it was recorded."""
    refused = company.refused("Invoice", CustomerRef=needed["CustomerRef"], Line=LINE, DocNumber="9" * 45)

    assert refused["Detail"] == (
        "String length specified does not match the supported length. Min:0 Max:21 supported. Supplied length:45"
    )


def test_an_unknown_property_of_an_invoice(company: Company) -> None:
    """2010 names the class (vcr/error/400_json)."""
    assert company.refused("Invoice", BadJson=True)["Detail"].startswith(
        'Property Name:Unrecognized field "BadJson" (class com.intuit.schema.finance.v3.Invoice), '
        "not marked as ignorable ("
    )


def test_transactions_carry_a_total_and_come_newest_first(company: Company, needed: dict[str, Any]) -> None:
    """Bills have one, sales receipts none (vcr)."""
    for _ in range(3):
        company.save("Bill", VendorRef=needed["VendorRef"], Line=LINE)
        company.save("SalesReceipt", Line=LINE)
    bills = company.query("select * from Bill maxresults 2").json()["QueryResponse"]
    receipts = company.query("select * from SalesReceipt maxresults 2").json()["QueryResponse"]

    assert [row["Id"] for row in bills["Bill"]] == ["3", "2"]
    assert (bills["totalCount"], "totalCount" in receipts) == (3, False)


def test_deep_nesting_is_refused(company: Company, needed: dict[str, Any]) -> None:
    """Deeper than any entity of the schema."""
    nest: Any = "x"
    for _ in range(400):
        nest = [nest]

    assert company.refused("Invoice", CustomerRef=needed["CustomerRef"], Line=nest)["code"] == "2010"


def test_numbers_stay_as_they_were_written(company: Company, needed: dict[str, Any]) -> None:
    """Inside lines, too."""
    response = company.call(
        "POST",
        "estimate",
        data=b'{"CustomerRef":{"value":"1"},"Line":[{"Amount":12.50,"SalesItemLineDetail":{"Qty":0.10}}]}',
        headers={"Content-Type": "application/json"},
    )

    assert '"Amount":12.50,"SalesItemLineDetail":{"Qty":0.10}' in response.text


def test_references_inside_lines_lose_their_type(company: Company, needed: dict[str, Any]) -> None:
    """Some clients send one; the server shows none."""
    detail = {"ItemRef": {"value": "1", "name": "Services", "type": "Item"}, "Qty": 1, "TaxCodeRef": ""}
    saved = company.save(
        "Invoice", CustomerRef=needed["CustomerRef"], Line=[{"Amount": 1, "SalesItemLineDetail": detail}]
    )

    assert saved["Line"][0]["SalesItemLineDetail"] == {
        "ItemRef": {"value": "1", "name": "Services"},
        "Qty": 1,
    }
