"""A payment lowers the balance of what it is for, and puts it back when it goes."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company

LINE = {"Amount": 100, "DetailType": "DescriptionOnly"}


@pytest.fixture
def invoice(company: Company) -> dict[str, Any]:
    company.screens.add_customer("Acme")
    return company.save("Invoice", CustomerRef={"value": "1"}, Line=[LINE])


def payment(amount: float, invoice_id: str = "1", total: float | None = None, **more: Any) -> dict[str, Any]:
    line = {"Amount": amount, "LinkedTxn": [{"TxnId": invoice_id, "TxnType": "Invoice"}]}
    return {"CustomerRef": {"value": "1"}, "TotalAmt": total or amount, "Line": [line], **more}


def owed(company: Company) -> float:
    return company.read("Invoice", "1")["Balance"]


def test_part_of_an_invoice_is_paid(company: Company, invoice: dict[str, Any]) -> None:
    """Its version stays, its time of change moves, and the rest of the payment is free."""
    company.wait(60)
    saved = company.save("Payment", **payment(60, total=75))
    after = company.read("Invoice", "1")

    assert (after["Balance"], after["TotalAmt"], after["SyncToken"]) == (40, 100, "0")
    assert after["MetaData"]["LastUpdatedTime"] > invoice["MetaData"]["LastUpdatedTime"]
    assert saved["UnappliedAmt"] == 15
    assert company.read("Customer", "1")["Balance"] == 25


@pytest.mark.parametrize("way", ["changed", "unlinked", "delete", "void"])
def test_a_payment_that_changes(company: Company, invoice: dict[str, Any], way: str) -> None:
    """What it gave before is owed again."""
    company.save("Payment", **payment(60))
    key = {"Id": "1", "SyncToken": "0"}
    if way == "changed":
        company.save("Payment", **payment(10), **key)
    elif way == "unlinked":
        company.save("Payment", **{**payment(60), "Line": []}, **key)
    else:
        company.post("payment", {**key, "sparse": True}, operation=way)

    assert owed(company) == (90 if way == "changed" else 100)


def test_an_invoice_that_changes_keeps_what_was_paid(company: Company, invoice: dict[str, Any]) -> None:
    """The new total, less the payment."""
    company.save("Payment", **payment(60))
    more = company.save(
        "Invoice", Id="1", SyncToken="0", CustomerRef={"value": "1"}, Line=[LINE, {**LINE, "Amount": 20}]
    )

    assert (more["TotalAmt"], more["Balance"]) == (120, 60)


def test_a_bill_is_paid_in_the_same_way(company: Company) -> None:
    """By a BillPayment."""
    vendor = {"value": company.screens.add_vendor("Norton Lumber")}
    company.save("Bill", VendorRef=vendor, Line=[LINE])
    line = {"Amount": 30, "LinkedTxn": [{"TxnId": "1", "TxnType": "Bill"}]}
    company.save("BillPayment", VendorRef=vendor, PayType="Check", TotalAmt=30, Line=[line])

    assert company.read("Bill", "1")["Balance"] == 70


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (payment(100.01), "Invoice 1 owes 100, not 100.01."),
        (payment(60, total=50), "The lines pay more than the total of 50."),
        (payment(60, "7"), "The entity Invoice 7 that you are trying to link does not exist. Invoice 7"),
    ],
)
def test_more_than_there_is(
    company: Company, invoice: dict[str, Any], body: dict[str, Any], words: str
) -> None:
    """6000, and nothing is paid."""
    refused = company.refused("Payment", **body)

    assert (refused["code"], refused["Detail"]) == ("6000", f"Business Validation Error: {words}")
    assert owed(company) == 100
