"""What becomes of entities that are only kept: what they need, what they point to, what a transaction adds up to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks import closing, document_numbers, errors, linking, paying, references
from sim.quickbooks.kinds import Money, is_unset
from sim.quickbooks.rules import Rules
from sim.quickbooks.times import company_date

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

POINTS_TO: Final = {
    "CustomerRef": "Customer",
    "VendorRef": "Vendor",
    "EmployeeRef": "Employee",
    "DepartmentRef": "Department",
    "ClassRef": "Class",
    **dict.fromkeys(("AccountRef", "APAccountRef", "ARAccountRef", "DepositToAccountRef"), "Account"),
    **dict.fromkeys(("FromAccountRef", "ToAccountRef", "BankAccountRef", "CreditCardAccountRef"), "Account"),
}
# Whose balance a transaction moves, and which way.
OWED: Final = {
    "Invoice": ("customers", "CustomerRef", 1),
    "CreditMemo": ("customers", "CustomerRef", -1),
    "Payment": ("customers", "CustomerRef", -1),
    "Bill": ("vendors", "VendorRef", 1),
    "VendorCredit": ("vendors", "VendorRef", -1),
    "BillPayment": ("vendors", "VendorRef", -1),
}
GIVEN: Final = frozenset({"Payment", "BillPayment", "JournalEntry"})  # their total is not that of their lines


class ValueRules(Rules):
    """Rules of an entity that is kept as it came."""

    def __init__(self, needed: Sequence[str]) -> None:
        self._needed = needed

    def completed(self, company: QuickBooksState, before: Any, draft: Any, given: frozenset[str]) -> Any:  # noqa: ARG002
        """The record, with what it needs and what it points to checked."""
        _check_needed(self._needed, draft)
        for name, entity in POINTS_TO.items():
            if hasattr(draft, name):
                references.check(company, entity, name, before, draft)
        return draft


class TransactionRules(ValueRules):
    """Rules of a transaction."""

    def completed(self, company: QuickBooksState, before: Any, draft: Any, given: frozenset[str]) -> Any:
        """The transaction with its day, its currency, its numbered lines and their total."""
        draft = super().completed(company, before, draft, given)
        linking.check(company, before, draft)
        draft = replace(
            draft,
            TxnDate=draft.TxnDate or company_date(company.now()),
            CurrencyRef=draft.CurrencyRef or {"value": "USD", "name": "United States Dollar"},
            Line=_numbered(draft.Line),
        )
        closing.check(company, draft.TxnDate, "" if before is None else before.TxnDate)
        draft = document_numbers.numbered(company, before, _added_up(draft, before))
        paying.check(company, before, draft)
        return paying.unapplied(draft)

    def deletable(self, company: QuickBooksState, record: Any) -> None:
        """Not out of closed books."""
        closing.check(company, record.TxnDate)

    def kept(self, company: QuickBooksState, before: Any, after: Any) -> None:
        """Time on an invoice is billed, and somebody owes more or less."""
        linking.bill(company, before, after)
        paying.apply(company, before, after)
        _owe(company, before, after)

    def removed(self, company: QuickBooksState, record: Any) -> None:
        """As if it had never been."""
        linking.bill(company, record, None)
        paying.apply(company, record, None)
        _owe(company, record, None)

    def voided(self, record: Any) -> Any:
        """The transaction with nothing left to pay."""
        return _voided(record)


@documented("contract 1.1: operation void; the note and the zeros are inferred")
def _voided(record: Any) -> Any:
    lines = [{**line, "Amount": 0} for line in record.Line or []]
    zeros = {name: Money.nothing for name in ("TotalAmt", "Balance", "UnappliedAmt") if hasattr(record, name)}
    return replace(record, PrivateNote="Voided", Line=lines or None, **zeros)


@inferred("xsd says it of invoices and bill payments, python-quickbooks' tests send it; 2020 by contract 2.2")
def _check_needed(needed: Sequence[str], draft: Any) -> None:
    for name in needed:
        value = getattr(draft, name)
        if is_unset(value) or value in ([], Money.nothing):
            raise errors.required(name)


@inferred("contract 3.0 asks for lines as objects; that they get numbers from 1 is in every recorded answer")
def _numbered(lines: Any) -> Any:
    if lines is None:
        return None
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise errors.invalid_body("Line takes a list of objects")
    return [line if "Id" in line else {"Id": str(at), **line} for at, line in enumerate(lines, start=1)]


def _added_up(draft: Any, before: Any) -> Any:
    """The total of the lines, and what of it is still owed."""
    if not hasattr(draft, "TotalAmt") or type(draft).__name__ in GIVEN:
        return draft
    total = sum((_amount(line) for line in draft.Line or []), _tax(draft))
    changes = {"TotalAmt": total}
    if hasattr(draft, "Balance"):
        paid = 0 if before is None else before.TotalAmt - before.Balance
        changes["Balance"] = total - paid
    return replace(draft, **changes)


def _amount(line: dict[str, Any]) -> Decimal:
    """What a line adds: a subtotal nothing, a discount less than nothing."""
    kind = line.get("DetailType")
    found = _number(line.get("Amount"))
    if kind == "SubTotalLineDetail":
        return Decimal(0)
    return -found if kind == "DiscountLineDetail" else found


def _tax(draft: Any) -> Decimal:
    detail = draft.TxnTaxDetail
    return _number(detail.get("TotalTax")) if isinstance(detail, dict) else Decimal(0)


def _number(value: Any) -> Decimal:
    return Money().read(0 if value is None else value, "Amount")


@seen("contract 3.0: balances move LastUpdatedTime and no SyncToken (vcr: customer 1)")
def _owe(company: QuickBooksState, before: Any, after: Any) -> None:
    for record, sign in ((before, -1), (after, 1)):
        known = OWED.get(type(record).__name__)
        if known is None:
            continue
        attribute, name, way = known
        table = getattr(company, attribute)
        owner = table.get(getattr(record, name))
        moved = record.TotalAmt * sign * way
        if owner is not None and moved:
            table.put(replace(owner, balance=owner.balance + moved, last_updated_time=company.now()))
