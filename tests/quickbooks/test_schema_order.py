"""Properties are those of the schema, and answers have them in its order around the envelope (contract 2.1)."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company

ENVELOPE = ["domain", "sparse", "Id", "SyncToken", "MetaData"]
LINE = [{"Amount": 1, "DetailType": "DescriptionOnly"}]


@pytest.mark.parametrize(
    ("entity", "body", "before", "after"),
    [
        (
            "Purchase",
            {"Memo": "x", "PaymentType": "Cash", "AccountRef": {"value": "35"}, "Line": LINE},
            ["AccountRef", "PaymentType", "TotalAmt", "Memo"],
            ["TxnDate", "CurrencyRef", "Line"],
        ),
        ("CompanyCurrency", {"Name": "Euro", "Code": "EUR"}, ["Code", "Name", "Active"], []),
        (
            "JournalEntry",
            {"TotalAmt": 1, "GlobalTaxCalculation": "NotApplicable", "Line": LINE},
            ["GlobalTaxCalculation", "TotalAmt"],
            ["TxnDate", "CurrencyRef", "Line"],
        ),
        (
            "TaxAgency",
            {"DisplayName": "New", "TaxTrackedOnSales": True, "TaxRegistrationNumber": "7"},
            ["TaxRegistrationNumber", "TaxTrackedOnSales"],
            ["DisplayName"],
        ),
        (
            "Attachable",
            {"AttachableRef": [{"IncludeOnSend": False}], "Note": "x", "FileName": "x.pdf"},
            ["FileName", "Note"],
            ["AttachableRef"],
        ),
    ],
)
def test_the_order_of_an_answer(
    company: Company, entity: str, body: dict[str, Any], before: list[str], after: list[str]
) -> None:
    """What the type has itself, the envelope, and then what it inherits."""
    assert list(company.save(entity, **body)) == [*before, *ENVELOPE, *after]


def test_settings_stand_in_their_groups_in_order(company: Company) -> None:
    """Also those that were set later."""
    set_later = {"DefaultTerms": {"value": "1"}, "SalesEmailCc": {"Address": "x@example.com"}}
    saved = company.save("Preferences", SyncToken="0", sparse=True, SalesFormsPrefs=set_later)

    assert list(saved["SalesFormsPrefs"])[:4] == [
        *("UsingProgressInvoicing", "CustomField", "CustomTxnNumbers", "SalesEmailCc"),
    ]


@pytest.mark.parametrize(
    ("entity", "name"),
    [("Purchase", "Check"), ("BillPayment", "ProcessBillPayment"), ("Deposit", "ClassRef")],
)
def test_what_the_schema_lacks_is_refused(company: Company, entity: str, name: str) -> None:
    """2010 names it."""
    refused = company.refused(entity, **{name: "x"})

    assert refused["Detail"].startswith(f'Property Name:Unrecognized field "{name}" (class ')


def test_what_other_services_make_is_left_alone(company: Company) -> None:
    """The names of the invoice's status begin with a small letter; a client may send back what it read."""
    company.screens.add_customer("Acme")
    saved = company.save("Invoice", CustomerRef={"value": "1"}, Line=LINE, invoiceStatus="DUE_NOT_SENT")
    groups = company.save("Preferences", SyncToken="0", FinanceChargesPrefs={"GracePeriod": 1})

    assert "invoiceStatus" not in saved
    assert "FinanceChargesPrefs" not in groups
