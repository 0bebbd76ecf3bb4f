"""The company itself: one record, read by either number, and updated in part."""

from tests.quickbooks.conftest import Company


def test_by_the_realm_and_by_one(company: Company) -> None:
    """Both addresses are in use."""
    assert company.read("CompanyInfo", company.access["realm_id"]) == company.read("CompanyInfo", "1")


def test_fields_come_in_their_order(company: Company) -> None:
    """With addresses, and an empty object where there is no web address."""
    company.save(
        "CompanyInfo",
        SyncToken="0",
        sparse=True,
        CompanyAddr={"Line1": "1 Main St"},
        LegalAddr={"Line1": "2 Main St"},
        PrimaryPhone={"FreeFormNumber": "(650) 555-0100"},
        EmployerId="91-1234567",
    )
    found = company.read("CompanyInfo", "1")

    assert list(found) == [
        *("CompanyName", "LegalName", "CompanyAddr", "LegalAddr", "PrimaryPhone", "CompanyStartDate"),
        *("EmployerId", "FiscalYearStartMonth", "Country", "Email", "WebAddr", "SupportedLanguages"),
        *("NameValue", "domain", "sparse", "Id", "SyncToken", "MetaData"),
    ]
    assert (found["WebAddr"], found["SyncToken"]) == ({}, "1")
    assert found["CompanyName"] == "Sandbox Company_US_1"


def test_there_is_only_one(company: Company) -> None:
    """Neither deleted nor found under another number."""
    delete = company.post("companyinfo", {"Id": "1", "SyncToken": "0"}, operation="delete")

    assert company.refusal(delete)["code"] == "500"
    assert company.refusal(company.get("companyinfo/2"))["code"] == "610"


def test_what_it_sells_it_as(company: Company) -> None:
    """The subscription and its plan are pairs of names and values."""
    pairs = {pair["Name"]: pair["Value"] for pair in company.read("CompanyInfo", "1")["NameValue"]}

    assert (pairs["OfferingSku"], pairs["SubscriptionStatus"]) == ("QuickBooks Online Plus", "PAID")


def test_the_day_of_the_first_transaction(company: Company) -> None:
    """Only by `include`, and once there is one."""
    named = company.get("companyinfo/1?include=firsttxndate").json()["CompanyInfo"]["NameValue"]
    company.screens.add_customer("Acme")
    for day in ("2026-02-01", "2026-01-20"):
        company.save("Invoice", CustomerRef={"value": "1"}, TxnDate=day, Line=[{"Amount": 1}])
    later = company.get("companyinfo/1?include=firsttxndate").json()["CompanyInfo"]["NameValue"]

    assert later == [*named, {"Name": "firsttxndate", "Value": "2026-01-20"}]
    assert company.read("CompanyInfo", "1")["NameValue"] == named
