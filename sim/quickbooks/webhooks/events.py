"""Which edits of which records are told, and as what."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from sim.physics.provenance import documented, inferred
from sim.physics.tables import Change
from sim.quickbooks.behaviour import Behaviour
from sim.quickbooks.entities import BY_RECORD
from sim.quickbooks.records import Deleted
from sim.quickbooks.webhooks.records import Operation, Told

_EDITED: Final = ("Create", "Update")
_REMOVED: Final = (*_EDITED, "Delete")
_MERGED: Final = (*_REMOVED, "Merge")
_VOIDED: Final = (*_REMOVED, "Void")
_MAILED: Final = (*_REMOVED, "Emailed")
_SOLD: Final = (*_REMOVED, "Void", "Emailed")
# docs, develop/webhooks, step 3: the table of entities and their operations.
OPERATIONS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("Account", "Class", "Customer", "Employee", "Item", "Vendor"), _MERGED),
    **dict.fromkeys(("Bill", "Department", "Deposit", "JournalEntry"), _REMOVED),
    **dict.fromkeys(("PaymentMethod", "TimeActivity", "VendorCredit"), _REMOVED),
    **dict.fromkeys(("BillPayment", "Purchase", "Transfer"), _VOIDED),
    **dict.fromkeys(("Estimate", "PurchaseOrder"), _MAILED),
    **dict.fromkeys(("CreditMemo", "Invoice", "Payment", "RefundReceipt", "SalesReceipt"), _SOLD),
    **dict.fromkeys(("Budget", "Currency", "JournalCode", "TaxAgency", "Term"), _EDITED),
    "Preferences": ("Update",),
}
RENAMED: Final = {"CompanyCurrency": "Currency"}  # what webhooks call an entity of the API
ENTITY_OF: Final = {
    f"quickbooks.{entity.table}": RENAMED.get(entity.name, entity.name) for entity in BY_RECORD.values()
}
GONE: Final = "quickbooks.deleted"


@documented("docs, develop/webhooks, step 3: an entity is told of by the operations that its table ticks")
def told(behaviour: Behaviour, number: int, change: Change) -> Told | None:
    """What a change is to an app that wants to hear of everything; None when it is nothing."""
    if change.table == GONE:
        return None if change.after is None else _gone(number, change)
    entity = ENTITY_OF.get(change.table)
    if entity is None or change.after is None:  # what goes leaves word in the table above
        return None
    operation = _operation(behaviour, change.before, change.after)
    if operation is None or operation not in OPERATIONS.get(entity, ()):
        return None
    return Told(change=number, entity=entity, id=str(change.after.id), operation=operation, at=change.at)


def _gone(number: int, change: Change) -> Told | None:
    left: Deleted = change.after
    operation: Operation = "Merge" if left.merged_into else "Delete"
    if operation not in OPERATIONS.get(left.entity, ()):
        return None
    return Told(
        change=number,
        entity=left.entity,
        id=left.merged_into or left.id,
        operation=operation,
        at=change.at,
        deleted_id=left.id if left.merged_into else "",
    )


def _operation(behaviour: Behaviour, before: Any, after: Any) -> Operation | None:
    if before is None:
        return "Create"
    if _itself(before) == _itself(after):
        return None
    if _is_void(after) and not _is_void(before):
        return "Void"
    if getattr(after, "EmailStatus", None) == "EmailSent" and before.EmailStatus != "EmailSent":
        return "Emailed"
    if getattr(before, "active", True) and not getattr(after, "active", True):
        return behaviour.webhook_of_deactivation
    return "Update"


@inferred("a path that follows its parent's moves no LastUpdatedTime, so it is no news about the child")
def _itself(record: Any) -> Any:
    """The record without what follows from the names above it."""
    return replace(record, fully_qualified_name="") if hasattr(record, "fully_qualified_name") else record


def _is_void(record: Any) -> bool:
    """As voiding leaves a transaction."""
    return getattr(record, "PrivateNote", None) == "Voided" and not getattr(record, "TotalAmt", 0)
