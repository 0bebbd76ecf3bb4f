"""What a timesheet, a user or an event carries in its custom fields, and what it must not lack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import customfields, errors
from sim.quickbooks_time.customfields import MANAGED_LIST, TIMESHEET
from sim.quickbooks_time.records import CustomField

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

Values = tuple[tuple[int, str], ...]


@documented("contract 3.5, 3.7: managed lists take their items only, free-form ones any value")
def checked(
    state: QuickBooksTimeState, given: Mapping[int, str], before: Values, applies_to: str = TIMESHEET
) -> Values:
    """The values of a record with the given ones set over those it has."""
    values = dict(before)
    for field_id, value in given.items():
        field = state.tables.customfields.get(field_id)
        if field is None or not field.active or field.applies_to != applies_to:
            raise errors.oops(f"The custom field {field_id} could not be found.")
        values[field_id] = _item_name(state, field, value) if value else ""
    return tuple((field_id, value) for field_id, value in sorted(values.items()) if value)


@documented("contract 3.5: free-form values are added as items")
def keep_words(state: QuickBooksTimeState, before: Values, values: Values) -> None:
    """New words of free-form fields become choices: last of all, when nothing refuses the record any more."""
    for field_id, value in values:
        if (field_id, value) in before:
            continue
        field = state.tables.customfields.get(field_id)
        if (
            field is not None
            and field.type != MANAGED_LIST
            and not customfields.items(state, field_id, value)
        ):
            customfields.create_item(state, {"customfield_id": field_id, "name": value})


@documented("api_docs CustomFields: required is a value that a timesheet needs; the sentence is ours")
def check_required(state: QuickBooksTimeState, jobcode_id: int, values: Values) -> None:
    """Every required field that time on this jobcode shows has a value."""
    filled = {field_id for field_id, _ in values}
    for field in customfields.active_fields(state):
        if field.required and field.id not in filled and _is_shown(state, field, jobcode_id):
            raise errors.oops(f"The custom field {field.name} is required.")


@documented("api_docs CustomFields: with show_to_all off only where the jobcode has the field; a switch")
def _is_shown(state: QuickBooksTimeState, field: CustomField, jobcode_id: int) -> bool:
    if field.show_to_all or state.behaviour.required_fields == "everywhere":
        return True
    jobcode = state.tables.jobcodes.get(jobcode_id)
    return jobcode is not None and field.id in jobcode.required_customfields


@inferred("contract 3.5: a value that is not in the managed list is refused; the sentence is not public")
def _item_name(state: QuickBooksTimeState, field: CustomField, value: str) -> str:
    known = customfields.items(state, field.id, value)
    if known:
        return known[0].name
    if field.type == MANAGED_LIST:
        raise errors.oops(f"{value!r} is not an item of the custom field {field.name}."[:200])
    customfields.check_word(state, field.id, value)
    return value
