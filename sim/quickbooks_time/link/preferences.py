"""Which of QuickBooks' lists timesheets ask for: the fields that appear, are required, and follow QuickBooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import customfields
from sim.quickbooks_time.records import CUSTOM_FIELDS, CustomField, Timesheet
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

SERVICE_ITEMS: Final = "service items"
BILLABLE: Final = "billable"
YES: Final = "Yes"
FIELD_NAMES: Final = {SERVICE_ITEMS: "Service Item", BILLABLE: "Billable"}  # the choice, and its field


def bring_in(state: QuickBooksTimeState) -> None:
    """The choices of each field are QuickBooks' own."""
    for chosen in state.link.fields:
        field = _field(state, chosen)
        if field is not None:
            _keep_choices(state, field, _choices(state, chosen))


@documented("contract 5: a chosen field becomes required on timesheets, and its list follows QuickBooks")
def choose(state: QuickBooksTimeState, before: Iterable[str], wanted: Sequence[str]) -> None:
    """Show these fields on timesheets, and those that were chosen before no more."""
    if wanted and not state.has_custom_fields():
        _install(state)
    for chosen in before:
        field = _field(state, chosen)
        if chosen not in wanted and field is not None:
            customfields.update(state, field.id, {"active": False, "required": False})
    for chosen in wanted:
        field = _field(state, chosen) or customfields.create(state, {"name": FIELD_NAMES[chosen]})
        customfields.update(state, field.id, {"active": True, "required": True, "show_to_all": True})


def value_of(state: QuickBooksTimeState, sheet: Timesheet, chosen: str) -> str:
    """What the timesheet says in this field, while it is chosen; "" for nothing."""
    field = _field(state, chosen) if chosen in state.link.fields else None
    return "" if field is None else dict(sheet.customfields).get(field.id, "")


@inferred("contract 3.7: fields exist only with their add-on, so a choice of one brings it along")
def _install(state: QuickBooksTimeState) -> None:
    state.set_account(addons=(*state.account.addons, CUSTOM_FIELDS))


def _field(state: QuickBooksTimeState, chosen: str) -> CustomField | None:
    return state.tables.customfields.find("named", fold(FIELD_NAMES[chosen]))


def _choices(state: QuickBooksTimeState, chosen: str) -> Sequence[str]:
    return state.books.items() if chosen == SERVICE_ITEMS else (YES, "No")


def _keep_choices(state: QuickBooksTimeState, field: CustomField, wanted: Sequence[str]) -> None:
    there = [item for item in state.tables.customfielditems.page("named", field.id) if item.active]
    for item in there:
        if item.name not in wanted:
            customfields.update_item(state, item.id, {"active": False})
    known = {item.name for item in there}
    for name in wanted:
        if name not in known:
            customfields.create_item(state, {"customfield_id": field.id, "name": name})
