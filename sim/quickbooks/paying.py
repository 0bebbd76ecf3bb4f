"""What a payment is for: the documents that its lines are linked to owe less by it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from sim.physics.provenance import documented, inferred
from sim.quickbooks import errors
from sim.quickbooks.kinds import Money
from sim.quickbooks.linking import links

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

PAYS: Final = {"Payment": "Invoice", "BillPayment": "Bill"}


@inferred("nobody shows what is answered to a payment of more than is owed; 6000 by contract 2.2")
def check(company: QuickBooksState, before: Any, draft: Any) -> None:
    """Refuses to pay a document more than it owes, or more in all than was received."""
    had, has = _applied(before), _applied(draft)
    for document_id, amount in has.items():
        document = company.tables[PAYS[type(draft).__name__]].get(document_id)
        if document is not None and amount - had.get(document_id, Decimal(0)) > document.Balance:
            kind = type(document).__name__
            raise errors.business_validation(f"{kind} {document_id} owes {document.Balance}, not {amount}.")
    if has and sum(has.values()) > draft.TotalAmt:
        raise errors.business_validation(f"The lines pay more than the total of {draft.TotalAmt}.")


@documented(
    "xsd: a Balance starts at TotalAmt and reflects the payments; UnappliedAmt is what is left of a payment"
)
def apply(company: QuickBooksState, before: Any, after: Any) -> None:
    """Take off the documents' balances what the payment gives, and put back what it gave before."""
    had, has = _applied(before), _applied(after)
    kind = PAYS.get(type(before if after is None else after).__name__, "")
    for document_id in sorted(had.keys() | has.keys(), key=int):
        document = company.tables[kind].get(document_id)
        given = has.get(document_id, Decimal(0)) - had.get(document_id, Decimal(0))
        if document is not None and given:
            less = replace(document, Balance=document.Balance - given, last_updated_time=company.now())
            company.tables[kind].put(less)


def unapplied(draft: Any) -> Any:
    """The payment with what is left of it."""
    if not hasattr(draft, "UnappliedAmt"):
        return draft
    return replace(draft, UnappliedAmt=draft.TotalAmt - sum(_applied(draft).values()))


def _applied(record: Any) -> dict[str, Decimal]:
    """How much of it goes to which document."""
    kind = PAYS.get(type(record).__name__)
    found: dict[str, Decimal] = {}
    if kind is None:
        return found
    for line in record.Line or []:
        for linked, document_id in links(line):
            if linked == kind:
                amount = Money().read(line.get("Amount") or 0, "Amount")
                found[document_id] = found.get(document_id, Decimal(0)) + amount
                break  # a line pays one document
    return found
