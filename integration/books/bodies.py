"""Time as QuickBooks takes it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from integration.books.pending import Line
from integration.clients.quickbooks_wire import TimeActivityFields, time_activity_body
from integration.model import TimeField
from integration.rules import minutes_of
from integration.store.books import Payee
from integration.store.entries import Entry

DESCRIPTION_LENGTH_MAX: Final = 4_000
BILLABLE_FIELD: Final = "Billable"
BILLABLE, NOT_BILLABLE, BILLED = "Billable", "NotBillable", "HasBeenBilled"


def new_time(line: Line, payee: Payee, customer_id: str, status: str) -> dict[str, Any]:
    """A new time activity."""
    return time_activity_body(_fields(line, payee, customer_id) | {"billable_status": status})


def changed_time(
    line: Line, payee: Payee, customer_id: str, version: tuple[str, str], status: str
) -> dict[str, Any]:
    """What there is to say anew about a time activity, by its id and SyncToken; no status, no word about it."""
    fields = _fields(line, payee, customer_id)
    if status:
        fields["billable_status"] = status
    activity_id, sync_token = version
    return {**time_activity_body(fields), "Id": activity_id, "SyncToken": sync_token, "sparse": True}


def chosen(entry: Entry, fields: list[TimeField]) -> str:
    """What the list field Billable says; "" when it says nothing, or two fields disagree."""
    said = _said(entry, fields)
    return said.pop() if len(said) == 1 else ""


def status_of(entry: Entry, fields: list[TimeField], unset: str) -> str:
    """What the time is in QuickBooks: billable with Yes, not with anything else; `unset` when no field says anything.

    Fields that disagree do say something, and then nothing is billed by accident (D-16).
    """
    said = _said(entry, fields)
    if not said:
        return BILLABLE if unset == "billable" else NOT_BILLABLE
    return BILLABLE if said == {"Yes"} else NOT_BILLABLE


def _said(entry: Entry, fields: list[TimeField]) -> set[str]:
    """What fields called Billable say of it: those in use, or where they say nothing one that was archived since."""
    of_name = [field for field in fields if field.name == BILLABLE_FIELD]
    in_use = {entry.fields.get(str(field.id), "") for field in of_name if field.active} - {""}
    return in_use or {entry.fields.get(str(field.id), "") for field in of_name} - {""}


def _fields(line: Line, payee: Payee, customer_id: str) -> TimeActivityFields:
    entry = line.entry
    fields: TimeActivityFields = {
        "day": date.fromisoformat(entry.date),
        "minutes": minutes_of(entry.seconds),
        "customer_id": customer_id,
        "description": entry.notes[:DESCRIPTION_LENGTH_MAX],
    }
    if payee.role == "Vendor":
        fields["vendor_id"] = payee.payee_id
    else:
        fields["employee_id"] = payee.payee_id
    return fields
