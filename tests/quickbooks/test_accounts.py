"""Accounts: their types, what follows from one, and whom they stand below."""

import pytest

from tests.quickbooks.conftest import Company


def test_a_retired_account_is_as_it_was_recorded(company: Company) -> None:
    """vcr/deactivate, key by key; the client sends the name along."""
    retired = company.save("Account", Id="5", SyncToken="0", sparse=True, Name="Fees Billed", Active=False)
    retired.pop("MetaData")

    assert list(retired.items()) == [
        ("Name", "Fees Billed (deleted)"),
        ("SubAccount", False),
        ("FullyQualifiedName", "Fees Billed (deleted)"),
        ("Active", False),
        ("Classification", "Revenue"),
        ("AccountType", "Income"),
        ("AccountSubType", "ServiceFeeIncome"),
        ("CurrentBalance", 0),
        ("CurrentBalanceWithSubAccounts", 0),
        ("CurrencyRef", {"value": "USD", "name": "United States Dollar"}),
        ("domain", "QBO"),
        ("sparse", False),
        ("Id", "5"),
        ("SyncToken", "1"),
    ]


def test_retiring_it_again_changes_nothing(company: Company) -> None:
    """Neither SyncToken nor LastUpdatedTime moves."""
    body = {"Id": "5", "sparse": True, "Active": False}
    first = company.save("Account", SyncToken="0", **body)
    company.wait(60)

    assert company.save("Account", SyncToken="1", **body) == first


@pytest.mark.parametrize(
    ("given", "kind", "sub_type", "classification"),
    [
        ({"AccountType": "Bank"}, "Bank", "Checking", "Asset"),
        ({"AccountSubType": "SalesOfProductIncome"}, "Income", "SalesOfProductIncome", "Revenue"),
        ({"AccountType": "Credit Card"}, "Credit Card", "CreditCard", "Liability"),
        ({"AccountType": "Equity"}, "Equity", "OpeningBalanceEquity", "Equity"),
        ({"AccountType": "Other Expense"}, "Other Expense", "OtherMiscellaneousExpense", "Expense"),
    ],
)
def test_one_of_type_and_subtype_is_enough(
    company: Company, given: dict[str, str], kind: str, sub_type: str, classification: str
) -> None:
    """The other one and the classification follow."""
    saved = company.save("Account", Name="New", **given)

    assert (saved["AccountType"], saved["AccountSubType"], saved["Classification"]) == (
        kind,
        sub_type,
        classification,
    )


def test_what_is_refused(company: Company) -> None:
    """No type, a word that is no type, a quotation mark, a number that is too long, a taken name."""
    assert company.refused("Account", Name="New")["element"] == "AccountType"
    assert company.refused("Account", Name="New", AccountType="Wallet")["code"] == "2170"
    assert company.refused("Account", Name='"New"', AccountType="Bank")["code"] == "6000"
    assert company.refused("Account", Name="New", AccountType="Bank", AcctNum="9" * 21)["code"] == "2050"
    taken = company.refused("Account", Name="checking", AccountType="Bank")
    assert "Another account is already using this name." in taken["Detail"]


def test_a_sub_account_has_its_parents_type(company: Company) -> None:
    """As people found out; with another type it is refused."""
    saved = company.save("Account", Name="Online", AccountType="Expense", ParentRef={"value": "7"})
    refused = company.refused("Account", Name="Cash", AccountType="Bank", ParentRef={"value": "7"})

    assert (saved["SubAccount"], saved["FullyQualifiedName"]) == (True, "Advertising:Online")
    assert refused["code"] == "6000"


def test_two_sub_accounts_of_one_name(company: Company) -> None:
    """Below different parents: a look-up by Name finds both."""
    other = company.save("Account", Name="Travel", AccountType="Expense")
    for parent in ("7", other["Id"]):
        company.save("Account", Name="Online", AccountType="Expense", ParentRef={"value": parent})
    found = company.rows("select * from Account where Name = 'Online'")

    assert [row["FullyQualifiedName"] for row in found] == ["Advertising:Online", "Travel:Online"]


def test_accounts_by_type(company: Company) -> None:
    """What an SDK asks for before it makes an item."""
    found = company.rows(
        "select * from Account where AccountType = 'Income' and AccountSubType = 'ServiceFeeIncome'"
    )

    assert [row["Name"] for row in found] == ["Fees Billed", "Services", "Uncategorized Income"]
