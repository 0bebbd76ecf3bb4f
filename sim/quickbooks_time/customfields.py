"""Custom fields and their choices. What a record may carry in them is with their values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors
from sim.quickbooks_time.records import CustomField, CustomFieldItem
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

ACTIVE_FIELDS_MAX: Final = 6  # [contract 3.7]
WORD_LENGTH_MAX: Final = 255  # that a filter is tried on
TIMESHEET: Final = "timesheet"
MANAGED_LIST: Final = "managed-list"


def active_fields(state: QuickBooksTimeState) -> list[CustomField]:
    """The fields that timesheets carry at present, by name."""
    if not state.has_custom_fields():
        return []
    return [
        field
        for field in state.tables.customfields.page("named")
        if field.active and field.applies_to == TIMESHEET
    ]


@documented("contract 3.7: an archived name comes back (pull 48); the sentence of a clash is ours")
def create(state: QuickBooksTimeState, values: Mapping[str, Any]) -> CustomField:
    """A new field; the name of an archived one brings that one back."""
    check_installed(state)
    for twin in _namesakes(state, values["name"]):
        if twin.active:
            raise errors.oops("That name is already in use")
        return _restore(state, twin)
    _check_room(state)
    now = state.stamp()
    field = CustomField(id=state.tables.next_id("customfields"), created=now, last_modified=now, **values)
    _check_short_code(field)
    if not field.short_code:
        field = msgspec.structs.replace(field, short_code=_free_short_code(state, field.name))
    if field.type != MANAGED_LIST:
        field = msgspec.structs.replace(field, ui_preference="text_box_with_suggest")
    return state.tables.customfields.put(field)


@documented("contract 3.7: the type is not changeable; the sentences are ours")
def update(state: QuickBooksTimeState, field_id: int, changes: Mapping[str, Any]) -> CustomField:
    """Change a field; its type stays."""
    check_installed(state)
    before = state.tables.customfields.get(field_id)
    if before is None:
        raise errors.oops("That custom field could not be found.")
    wanted = msgspec.structs.replace(before, **changes)
    if wanted == before:
        return before
    if wanted.type != before.type:
        raise errors.oops("The type of a custom field cannot be changed.")
    _check_short_code(wanted)
    if wanted.active and not before.active:
        _check_room(state)
    for twin in _namesakes(state, wanted.name):
        if twin.active and wanted.active and twin.id != field_id:
            raise errors.oops("That name is already in use")
    return state.tables.customfields.put(msgspec.structs.replace(wanted, last_modified=state.stamp()))


@documented("contract 3.8: an item is of a field; the sentence is ours")
def create_item(state: QuickBooksTimeState, values: Mapping[str, Any]) -> CustomFieldItem:
    """A new choice."""
    check_installed(state)
    if values["customfield_id"] not in state.tables.customfields:
        raise errors.oops("That custom field could not be found.")
    wanted = CustomFieldItem(id=0, last_modified=state.stamp(), **values)
    _check_item(state, wanted)
    check_word(state, wanted.customfield_id, wanted.name)
    return state.tables.customfielditems.put(
        msgspec.structs.replace(wanted, id=state.tables.next_id("customfielditems"))
    )


@inferred("contract 3.8: that an item stays with its field is not said")
def update_item(state: QuickBooksTimeState, item_id: int, changes: Mapping[str, Any]) -> CustomFieldItem:
    """Change a choice; timesheets keep the words they were given."""
    check_installed(state)
    before = state.tables.customfielditems.get(item_id)
    if before is None:
        raise errors.oops("That custom field item could not be found.")
    wanted = msgspec.structs.replace(before, **changes)
    if wanted == before:
        return before
    if wanted.customfield_id != before.customfield_id:
        raise errors.oops("A custom field item cannot move to another field.")
    _check_item(state, wanted)
    if wanted.name != before.name:
        check_word(state, wanted.customfield_id, wanted.name)
    return state.tables.customfielditems.put(msgspec.structs.replace(wanted, last_modified=state.stamp()))


def items(state: QuickBooksTimeState, field_id: int, name: str) -> list[CustomFieldItem]:
    """The active choices of this name."""
    alike = state.tables.customfielditems.page("named", field_id, fold(name))
    return [item for item in alike if item.active and state.same_name(item.name, name)]


@inferred("contract 3.7: whether letter case makes a name another one is a switch")
def _namesakes(state: QuickBooksTimeState, name: str) -> list[CustomField]:
    alike = state.tables.customfields.page("named", fold(name))
    return [field for field in alike if state.same_name(field.name, name)]


@documented("api_docs CustomFields: what does not match regex_filter is not added; the sentence is ours")
def check_word(state: QuickBooksTimeState, field_id: int, word: str) -> None:
    """The field takes this as a new choice."""
    field = state.tables.customfields.get(field_id)
    if field is None or not field.regex_filter:
        return
    if len(word) > WORD_LENGTH_MAX or not re.search(field.regex_filter, word):
        raise errors.oops(f"{word[:80]!r} does not match what the custom field {field.name} takes.")


@inferred("api_docs pull 48: a field posted under an archived name is quietly restored")
def _restore(state: QuickBooksTimeState, twin: CustomField) -> CustomField:
    return update(state, twin.id, {"active": True})


@documented("contract 3.7: at most six active fields; the sentence is ours")
def _check_room(state: QuickBooksTimeState) -> None:
    if len(active_fields(state)) >= ACTIVE_FIELDS_MAX:
        raise errors.oops(f"You have reached the maximum of {ACTIVE_FIELDS_MAX} custom fields.")


@documented("api_docs CustomFields: letters and digits only; the sentence is ours")
def _check_short_code(wanted: CustomField) -> None:
    if wanted.short_code and not (wanted.short_code.isascii() and wanted.short_code.isalnum()):
        raise errors.oops("A short code consists of letters and digits.")


@inferred("contract 3.7: fields exist only with the add-on; the sentence is ours")
def check_installed(state: QuickBooksTimeState) -> None:
    """The add-on must be there."""
    if not state.has_custom_fields():
        raise errors.oops("The Custom Fields add-on is not installed.")


@documented("contract 3.8: the sentence of a conflict; deleting the other item is the vendor's advice")
def _check_item(state: QuickBooksTimeState, wanted: CustomFieldItem) -> None:
    if not wanted.active:
        return
    rivals = items(state, wanted.customfield_id, wanted.name)
    if wanted.short_code:
        rivals += state.tables.customfielditems.page("short_code", fold(wanted.short_code))
    for other in rivals:
        if other.id != wanted.id and other.active:
            raise errors.RowRefusedError(
                417,
                f'The name or short code conflicts with another item named "{other.name}". Try choosing'
                " another name/short code or deleting the other conflicting item first",
            )


def _free_short_code(state: QuickBooksTimeState, name: str) -> str:
    initials = "".join(word[0] for word in name.lower().split() if word[0].isalnum()) or "f"
    taken = {field.short_code for field in state.tables.customfields}
    numbered = (f"{initials}{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (initials, *numbered) if code not in taken)
