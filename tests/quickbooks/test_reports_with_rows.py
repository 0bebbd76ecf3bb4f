"""What a report says once there is something to report."""

from typing import Any

import pytest

from tests.quickbooks.conftest import Company


@pytest.fixture
def busy(company: Company) -> Company:
    """A company with an invoice, a payment, a bill, a purchase and a journal entry."""
    company.screens.add_customer("Acme")
    vendor = {"value": company.screens.add_vendor("Norton Lumber")}
    service = {"ItemRef": {"value": "1"}}
    company.save(
        "Invoice",
        CustomerRef={"value": "1"},
        TxnDate="2026-01-20",
        PrivateNote="January",
        Line=[
            {"Amount": 300, "DetailType": "SalesItemLineDetail", "SalesItemLineDetail": service},
            {"Amount": 300, "DetailType": "SubTotalLineDetail"},
            {"Amount": 20, "DetailType": "DiscountLineDetail"},
        ],
    )
    company.save("Payment", CustomerRef={"value": "1"}, TxnDate="2026-01-25", TotalAmt=100)
    to_advertising = {"AccountRef": {"value": "7"}}
    company.save(
        "Bill",
        VendorRef=vendor,
        TxnDate="2026-02-01",
        DocNumber="B-7",
        Line=[{"Amount": 80, "AccountBasedExpenseLineDetail": to_advertising}],
    )
    company.save(
        "Purchase",
        PaymentType="Cash",
        AccountRef={"value": "35"},
        TxnDate="2026-02-02",
        Line=[{"Amount": 15, "AccountBasedExpenseLineDetail": to_advertising}],
    )
    sides = [("Debit", "7", 5), ("Credit", "1", 50), ("Debit", "35", 45)]
    company.save(
        "JournalEntry",
        TxnDate="2026-02-03",
        Line=[
            {
                "Amount": amount,
                "JournalEntryLineDetail": {"PostingType": side, "AccountRef": {"value": account}},
            }
            for side, account, amount in sides
        ],
    )
    return company


def report(company: Company, name: str, **asked: str) -> dict[str, Any]:
    response = company.get(f"reports/{name}", params=asked)
    assert response.status_code == 200, response.text
    return response.json()


def cells(row: dict[str, Any]) -> list[str]:
    return [cell["value"] for cell in row["ColData"]]


def test_profit_and_loss_by_account(busy: Company) -> None:
    """Income less discounts, expenses, and what is left; money that only moves is neither."""
    found = report(busy, "ProfitAndLoss")
    rows = found["Rows"]["Row"]
    income, _, spent, _, net = rows

    assert found["Header"]["Option"] == [{"Name": "NoReportData", "Value": "false"}]
    assert [row["group"] for row in rows] == [
        *("Income", "GrossProfit", "Expenses", "NetOperatingIncome", "NetIncome"),
    ]
    assert [cells(row) for row in income["Rows"]["Row"]] == [
        ["Services", "350.00"],
        ["Uncategorized Income", "-20.00"],
    ]
    assert [cells(row) for row in spent["Rows"]["Row"]] == [["Advertising", "100.00"]]
    assert cells(income["Summary"]) == ["Total Income", "330.00"]
    assert cells(net["Summary"]) == ["Net Income", "230.00"]


def test_only_the_period_that_is_asked_for(busy: Company) -> None:
    """Both of its days count, and a period without anything says so."""
    january = report(busy, "ProfitAndLoss", start_date="2026-01-01", end_date="2026-01-20")
    before = report(busy, "ProfitAndLoss", start_date="2025-01-01", end_date="2025-12-31")

    assert cells(january["Rows"]["Row"][-1]["Summary"]) == ["Net Income", "280.00"]
    assert before["Rows"] == {"Row": []}
    assert before["Header"]["Option"] == [{"Name": "NoReportData", "Value": "true"}]


def test_transactions_by_day(busy: Company) -> None:
    """With their kinds, numbers, names, notes and amounts."""
    rows = report(busy, "TransactionList")["Rows"]["Row"]

    assert [cells(row) for row in rows] == [
        ["2026-01-20", "Invoice", "1001", "Acme", "January", "280.00"],
        ["2026-01-25", "Payment", "", "Acme", "", "100.00"],
        ["2026-02-01", "Bill", "B-7", "Norton Lumber", "", "80.00"],
        ["2026-02-02", "Purchase", "", "", "", "15.00"],
        ["2026-02-03", "JournalEntry", "", "", "", "0.00"],
    ]
    assert rows[0]["ColData"][1] == {"value": "Invoice", "id": "1"}


def test_transactions_of_one_party(busy: Company) -> None:
    """A customer's, or a vendor's."""
    of_acme = report(busy, "TransactionList", customer="1")["Rows"]["Row"]
    of_norton = report(busy, "TransactionList", vendor="2")["Rows"]["Row"]

    assert [cells(row)[1] for row in of_acme] == ["Invoice", "Payment"]
    assert [cells(row)[1] for row in of_norton] == ["Bill"]


@pytest.mark.parametrize(
    ("name", "who", "owed"),
    [("CustomerBalance", "Acme", "180.00"), ("VendorBalance", "Norton Lumber", "80.00")],
)
def test_who_owes(busy: Company, name: str, who: str, owed: str) -> None:
    """Those who owe nothing are left out, and the sum comes last."""
    busy.screens.add_customer("Birch")
    *rows, total = report(busy, name)["Rows"]["Row"]

    assert [cells(row) for row in rows] == [[who, owed]]
    assert cells(total["Summary"]) == ["TOTAL", owed]


@pytest.mark.parametrize("asked", [("BalanceSheet", ""), ("ProfitAndLoss", "Cash"), ("AgedReceivables", "")])
def test_what_cannot_be_told_is_refused(busy: Company, asked: tuple[str, str]) -> None:
    """Rather than said to be empty; the journal tells which reports are told."""
    name, basis = asked
    refused = busy.refusal(busy.get(f"reports/{name}", params={"accounting_method": basis}))
    ((_, call),) = busy.state.universe.calls.newest(1)

    assert refused["Detail"] == f"Operation report {name} is not supported."
    assert "TransactionList" in call.note
