"""What the lines of a transaction post to accounts of income and expense. The rest of the ledger is not kept."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import inferred
from sim.quickbooks.kinds import Money

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

INCOME: Final = {"Invoice": 1, "SalesReceipt": 1, "CreditMemo": -1, "RefundReceipt": -1}
EXPENSE: Final = {"Bill": 1, "Purchase": 1, "VendorCredit": -1}
# Of a new company, for lines that name none.
UNCATEGORIZED_INCOME: Final = "30"
UNCATEGORIZED_EXPENSE: Final = "31"


@inferred("bookkeeping: an item's income and expense accounts, an expense line's own, a journal line's side")
def postings(company: QuickBooksState, record: Any) -> Iterator[tuple[str, Decimal]]:
    """The account of each line and how much it earns or costs; nothing of what only moves money."""
    kind = type(record).__name__
    for line in record.Line or []:
        amount = Money().read(line.get("Amount") or 0, "Amount")
        detail = line.get("DetailType")
        if kind == "JournalEntry":
            yield from _of_journal(company, line, amount)
        elif detail != "SubTotalLineDetail" and kind in INCOME:
            sign = INCOME[kind] * (-1 if detail == "DiscountLineDetail" else 1)
            yield _income_account(company, line), amount * sign
        elif kind in EXPENSE:
            yield _expense_account(company, line), amount * EXPENSE[kind]


def _income_account(company: QuickBooksState, line: dict[str, Any]) -> str:
    item = company.items.get(_value(line, "SalesItemLineDetail", "ItemRef"))
    return (item.income_account_id if item is not None else "") or UNCATEGORIZED_INCOME


def _expense_account(company: QuickBooksState, line: dict[str, Any]) -> str:
    named = _value(line, "AccountBasedExpenseLineDetail", "AccountRef")
    if named in company.accounts:
        return named
    item = company.items.get(_value(line, "ItemBasedExpenseLineDetail", "ItemRef"))
    return (item.expense_account_id if item is not None else "") or UNCATEGORIZED_EXPENSE


def _of_journal(
    company: QuickBooksState, line: dict[str, Any], amount: Decimal
) -> Iterator[tuple[str, Decimal]]:
    account = company.accounts.get(_value(line, "JournalEntryLineDetail", "AccountRef"))
    if account is None or account.classification not in {"Revenue", "Expense"}:
        return
    side = line["JournalEntryLineDetail"].get("PostingType")
    grows = "Credit" if account.classification == "Revenue" else "Debit"
    yield account.id, amount if side == grows else -amount


def _value(line: dict[str, Any], detail: str, name: str) -> str:
    """The id that a reference in a line's detail holds; empty when anything on the way is not there."""
    found: Any = line.get(detail)
    for part in (name, "value"):
        found = found.get(part) if isinstance(found, dict) else None
    return str(found or "")
