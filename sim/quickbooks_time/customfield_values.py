"""What a timesheet, a user or an event carries in its custom fields, and what it must not lack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    fields = customfields.active_fields(state)
    shown = _shown(state, fields, jobcode_id, values)
    for field in fields:
        if field.required and field.id not in filled and field.id in shown:
            raise errors.oops(f"The custom field {field.name} is required.")


@documented(
    "api_docs CustomFields, CustomFieldItems: shown to all, or with a jobcode, a field, a choice; a switch"
)
def _shown(
    state: QuickBooksTimeState, fields: Sequence[CustomField], jobcode_id: int, values: Values
) -> set[int]:
    """The fields that appear on time with these values."""
    if state.behaviour.required_fields == "everywhere":
        return {field.id for field in fields}
    found = [field.id for field in fields if field.show_to_all]
    jobcode = state.tables.jobcodes.get(jobcode_id)
    found += jobcode.required_customfields if jobcode is not None else ()
    for field_id, word in values:
        found += [
            each for item in customfields.items(state, field_id, word) for each in item.required_customfields
        ]
    with_field = {field.id: field.required_customfields for field in fields}
    for field_id in found:
        found += [each for each in with_field.get(field_id, ()) if each not in found]
    return set(found)


@inferred("contract 3.5: a value that is not in the managed list is refused; the sentence is not public")
def _item_name(state: QuickBooksTimeState, field: CustomField, value: str) -> str:
    known = customfields.items(state, field.id, value)
    if known:
        return known[0].name
    if field.type == MANAGED_LIST:
        raise errors.oops(f"{value!r} is not an item of the custom field {field.name}."[:200])
    customfields.check_word(state, field.id, value)
    return value
