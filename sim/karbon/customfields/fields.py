"""Defining fields and deleting them. A definition is never changed."""

from __future__ import annotations

from typing import Any, Final, cast, get_args

import msgspec

from sim.karbon.bodies import understood
from sim.karbon.customfields import errors
from sim.karbon.customfields.records import CustomField, CustomFieldValue, FieldType
from sim.karbon.errors import payload_missing
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, inferred

NAME_LENGTH_MAX: Final = 100
VALUE_LENGTH_MAX: Final = 256
TYPES: Final = get_args(FieldType)
LISTS: Final = frozenset({"ListSingleSelect", "ListMultipleSelect"})


class CustomFieldBody(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """A definition, sent with POST."""

    name: str | None = None
    type: str | None = None
    is_visible_to_contacts: bool | None = None
    is_visible_to_organizations: bool | None = None
    list_options: tuple[str, ...] | None = None
    options: tuple[str, ...] | None = None


@documented("Karbon's OpenAPI document: a name of 100 letters, a type, and choices for lists")
def create(state: KarbonState, content: Any) -> CustomField:
    """A new field from the body of a POST."""
    body = understood(content, CustomFieldBody) if isinstance(content, dict) else None
    if body is None:
        raise payload_missing("CustomField")
    name = (body.name or "").strip()
    if not name:
        raise errors.required("Name")
    if len(name) > NAME_LENGTH_MAX:
        raise errors.too_long("Name", NAME_LENGTH_MAX)
    if state.of(CustomField).find("name", name) is not None:
        raise errors.name_taken()
    field_type = _type(body.type)
    field = CustomField(
        custom_field_key=state.new_key(),
        name=name,
        type=field_type,
        is_visible_to_contacts=bool(body.is_visible_to_contacts),
        is_visible_to_organizations=bool(body.is_visible_to_organizations),
        list_options=_options(state, body) if field_type in LISTS else (),
    )
    return state.of(CustomField).put(field)


@documented("Karbon's guide on custom fields: deleting one removes its values from all clients")
def delete(state: KarbonState, field: CustomField) -> None:
    """Take a field away, and everything that was written into it."""
    values = state.of(CustomFieldValue)
    for value in values.page("field", field.custom_field_key):
        values.remove(value.custom_field_value_key)
    state.of(CustomField).remove(field.custom_field_key)


@documented("Karbon's OpenAPI document: seven types")
def _type(name: str | None) -> FieldType:
    if not name:
        raise errors.required("Type")
    if name not in TYPES:
        raise errors.not_a_type()
    return cast("FieldType", name)


@inferred("row 15: the reference calls the choices ListOptions, the guide Options, which is then passed over")
def _options(state: KarbonState, body: CustomFieldBody) -> tuple[str, ...]:
    named = body.list_options
    if named is None and state.behaviour.custom_field_options == "either":
        named = body.options
    options = tuple(dict.fromkeys(named or ()))
    if any(len(option) > VALUE_LENGTH_MAX for option in options):
        raise errors.too_long("ListOptions", VALUE_LENGTH_MAX)
    return options
