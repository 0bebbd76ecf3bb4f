"""The rows of the reports that can be told from what the company keeps (contract 3.14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sim.physics.provenance import documented, inferred
from sim.quickbooks import references
from sim.quickbooks.posting import postings
from sim.quickbooks.records import Customer, Vendor
from sim.quickbooks.records_lists import Account

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

Row = dict[str, Any]
DOCUMENTS: Final = (
    *(
        "Invoice",
        "SalesReceipt",
        "Estimate",
        "CreditMemo",
        "RefundReceipt",
        "Payment",
        "Bill",
        "VendorCredit",
    ),
    *(
        "Purchase",
        "PurchaseOrder",
        "BillPayment",
        "Deposit",
        "JournalEntry",
        "Transfer",
        "CreditCardPaymentTxn",
    ),
)


class Asked(NamedTuple):
    """What a report is about."""

    start: str  # YYYY-MM-DD, as is `end`; both days count
    end: str
    customer_id: str = ""
    vendor_id: str = ""


@documented(
    "contract 3.14: rows of ColData, and a summary; that those who owe nothing are left out is inferred"
)
def of_balances(parties: Iterable[Customer | Vendor]) -> list[Row]:
    """Who owes, or is owed, how much; and the sum."""
    owing = [(_called(party), party.id, party.balance) for party in parties if party.balance]
    rows = [_data((name, record_id), (_money(balance), "")) for name, record_id, balance in owing]
    return [*rows, _summary("TOTAL", sum(balance for *_, balance in owing))] if rows else []


@documented("contract 3.14: rows of ColData; which columns a list of transactions has by default is inferred")
def of_transactions(company: QuickBooksState, asked: Asked) -> list[Row]:
    """Every transaction of the period, by its day."""
    return [
        _data(
            (record.TxnDate, ""),
            (type(record).__name__, record.id),
            (record.DocNumber, ""),
            (_party(company, record), ""),
            (record.PrivateNote, ""),
            (_money(_amount(record)), ""),
        )
        for record in _in_period(company, asked)
    ]


@inferred("the groups are those of contract 3.14's frame; what a line posts to is in posting.py")
def of_profit(company: QuickBooksState, asked: Asked) -> list[Row]:
    """What came in and what went out, by account, and what is left."""
    sums: dict[str, Decimal] = {}
    for record in _in_period(company, asked):
        for account_id, amount in postings(company, record):
            sums[account_id] = sums.get(account_id, Decimal(0)) + amount
    if not sums:
        return []
    income = _section("Income", "Revenue", company, sums)
    spent = _section("Expenses", "Expense", company, sums)
    earned = income.total - spent.total
    return [
        income.row,
        _total("Gross Profit", "GrossProfit", income.total),
        spent.row,
        _total("Net Operating Income", "NetOperatingIncome", earned),
        _total("Net Income", "NetIncome", earned),
    ]


class _Section(NamedTuple):
    row: Row
    total: Decimal


def _section(title: str, classification: str, company: QuickBooksState, sums: dict[str, Decimal]) -> _Section:
    accounts: list[Account] = [
        account
        for account in company.accounts.page(">FullyQualifiedName")
        if account.id in sums and account.classification == classification
    ]
    total = sum((sums[account.id] for account in accounts), Decimal(0))
    rows = [
        _data((account.fully_qualified_name, account.id), (_money(sums[account.id]), ""))
        for account in accounts
    ]
    row = {
        "Header": {"ColData": [{"value": title}, {"value": ""}]},
        "Rows": {"Row": rows},
        "Summary": {"ColData": [{"value": f"Total {title}"}, {"value": _money(total)}]},
        "type": "Section",
        "group": title,
    }
    return _Section(row, total)


def _in_period(company: QuickBooksState, asked: Asked) -> Iterator[Any]:
    """The transactions, oldest first; of one day in the order of their kinds and numbers."""
    found = [
        (record.TxnDate, DOCUMENTS.index(kind), int(record.id), record)
        for kind in DOCUMENTS
        for record in company.tables[kind]
        if asked.start <= record.TxnDate <= asked.end and _is_about(record, asked)
    ]
    return (record for *_, record in sorted(found, key=lambda each: each[:3]))


def _is_about(record: Any, asked: Asked) -> bool:
    wanted = (("CustomerRef", asked.customer_id), ("VendorRef", asked.vendor_id))
    return all(not record_id or getattr(record, name, "") == record_id for name, record_id in wanted)


def _party(company: QuickBooksState, record: Any) -> str:
    for name, entity in (("CustomerRef", "Customer"), ("VendorRef", "Vendor")):
        if record_id := getattr(record, name, ""):
            return references.name_of(company, entity, record_id)
    return ""


def _amount(record: Any) -> Decimal:
    found: Decimal = record.TotalAmt if hasattr(record, "TotalAmt") else getattr(record, "Amount", Decimal(0))
    return found


def _called(party: Customer | Vendor) -> str:
    return party.fully_qualified_name if isinstance(party, Customer) else party.display_name


def _data(*cells: tuple[str, str]) -> Row:
    columns = [
        {"value": value, "id": record_id} if record_id else {"value": value} for value, record_id in cells
    ]
    return {"ColData": columns, "type": "Data"}


def _summary(title: str, total: Decimal | int) -> Row:
    return {
        "Summary": {"ColData": [{"value": title}, {"value": _money(Decimal(total))}]},
        "type": "Section",
        "group": "GrandTotal",
    }


def _total(title: str, group: str, total: Decimal) -> Row:
    return {**_summary(title, total), "group": group}


def _money(amount: Decimal) -> str:
    return f"{amount:.2f}"
