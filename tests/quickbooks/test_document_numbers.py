"""Sales documents are numbered by the company, or by whoever makes them, and then no number is used twice."""

from typing import Any, Literal

import pytest

from tests.quickbooks.conftest import Company

LINE = [{"Amount": 1, "DetailType": "DescriptionOnly"}]


@pytest.fixture
def company(company: Company) -> Company:
    company.screens.add_customer("Acme")
    return company


def own_numbers(company: Company) -> None:
    company.save("Preferences", SyncToken="0", sparse=True, SalesFormsPrefs={"CustomTxnNumbers": True})


def document(entity: str = "Invoice", **more: Any) -> dict[str, Any]:
    return {"CustomerRef": {"value": "1"}, "Line": LINE, **more}


def test_the_company_counts(company: Company) -> None:
    """One row of numbers for all kinds; what was sent stays, and is passed by when the row comes to it."""
    made = [
        company.save(entity, **document(**more))["DocNumber"]
        for entity, more in [
            ("Invoice", {}),
            ("Estimate", {}),
            ("Invoice", {"DocNumber": "1003"}),
            ("SalesReceipt", {}),
        ]
    ]

    assert made == ["1001", "1002", "1003", "1004"]


def test_whoever_numbers_them_may_leave_it_out(company: Company) -> None:
    """Or ask for the next one in so many words."""
    own_numbers(company)
    without = company.save("Invoice", **document())
    asked = company.save("Invoice", **document(DocNumber="AUTO_GENERATE"))

    assert ("DocNumber" in without, asked["DocNumber"]) == (False, "1001")


def test_what_is_bought_is_not_counted(company: Company) -> None:
    """A bill has its vendor's number."""
    vendor = {"value": company.screens.add_vendor("Norton Lumber")}

    assert "DocNumber" not in company.save("Bill", VendorRef=vendor, Line=LINE)


@pytest.mark.parametrize("code", ["6140", "6210"])
def test_a_number_twice(company: Company, code: Literal["6140", "6210"]) -> None:
    """6140 names who has it; sources disagree about the code."""
    company.state.set_behaviour(duplicate_number_code=code)
    own_numbers(company)
    company.save("Invoice", **document(DocNumber="A-1"))

    assert company.refused("Estimate", **document(DocNumber="a-1")) == {
        "Message": "Duplicate Document Number Error",
        "Detail": "Duplicate Document Number Error : You must specify a different number. "
        "This number has already been used. DocNumber=a-1 is assigned to TxnType=Invoice with TxnId=1",
        "code": code,
        "element": "",
    }


def test_a_number_twice_on_purpose(company: Company) -> None:
    """By `include`, in a batch by `optionsData`, by the same document, or while the company counts."""
    company.save("Invoice", **document(DocNumber="A-1"))
    company.save("Invoice", **document(DocNumber="A-1"))
    own_numbers(company)
    again = company.post("invoice", document(DocNumber="A-1"), include="allowduplicatedocnum")
    item = {"bId": "1", "operation": "create", "optionsData": "allowduplicatedocnum"}
    batch = company.post("batch", {"BatchItemRequest": [{**item, "Invoice": document(DocNumber="A-1")}]})

    assert again.json()["Invoice"]["Id"] == "3"
    assert batch.json()["BatchItemResponse"][0]["Invoice"]["Id"] == "4"
    assert company.save("Invoice", Id="1", SyncToken="0", **document(DocNumber="A-1", PrivateNote="x"))
