"""What stands in a client's fields: read, and replaced as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import msgspec

from sim.karbon.bodies import understood
from sim.karbon.customfields import errors
from sim.karbon.customfields.fields import LISTS, VALUE_LENGTH_MAX
from sim.karbon.customfields.records import CustomField, CustomFieldValue
from sim.karbon.errors import payload_missing
from sim.karbon.records import Contact, Organization
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, inferred


class ValueBody(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """A value. The field's key says which it is; its name and type are passed over."""

    key: str | None = None
    name: str | None = None
    type: str | None = None
    value: tuple[str, ...] | None = None


class ValuesBody(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """The values of a client, sent with PUT. Whose they are, the path says."""

    entity_key: str | None = None
    custom_field_values: tuple[ValueBody, ...] | None = None


@documented("Karbon's OpenAPI document: only for contacts and organizations")
def owner(state: KarbonState, key: str) -> Contact | Organization | None:
    """The client whose values may be read and written, if the application may see it."""
    client = state.contacts.get(key) or state.organizations.get(key)
    return client if client is not None and client.restriction_level in state.visible_levels else None


def of_client(state: KarbonState, key: str) -> list[tuple[CustomField, CustomFieldValue]]:
    """What stands in the fields of a client, field by field."""
    fields = state.of(CustomField)
    rows = ((fields.get(row.custom_field_key), row) for row in state.of(CustomFieldValue).page("entity", key))
    return [(field, row) for field, row in rows if field is not None]


@documented("Karbon's guide on custom fields: what is left out is cleared")
def replace(state: KarbonState, key: str, content: Any) -> None:
    """The values of a client as the body of a PUT has them; of a field named twice, the last."""
    body = understood(content, ValuesBody) if isinstance(content, dict) else None
    if body is None or body.custom_field_values is None:
        raise payload_missing("update")
    wanted: dict[str, tuple[str, ...]] = {}
    for sent in body.custom_field_values:
        field = state.of(CustomField).get(sent.key or "")
        if field is None:
            raise errors.no_such_field()
        wanted[field.custom_field_key] = checked(state, field, sent.value or ())
    write(state, key, {field: value for field, value in wanted.items() if value})


def write(state: KarbonState, key: str, wanted: dict[str, tuple[str, ...]]) -> None:
    """Keep exactly these values of a client, by field; values that are the same are left alone."""
    table = state.of(CustomFieldValue)
    known = {row.custom_field_key: row for row in table.page("entity", key)}
    for field_key, row in known.items():
        if field_key not in wanted:
            table.remove(row.custom_field_value_key)
    for field_key, value in wanted.items():
        before = known.get(field_key)
        if before is None:
            row_key = state.new_key()
            table.put(
                CustomFieldValue(
                    custom_field_value_key=row_key, entity_key=key, custom_field_key=field_key, value=value
                )
            )
        else:
            table.put(msgspec.structs.replace(before, value=value))


@inferred("an empty text is no value")
def checked(state: KarbonState, field: CustomField, value: tuple[str, ...]) -> tuple[str, ...]:
    """The value, if the field may have it."""
    value = tuple(text for text in value if text)
    if field.type != "ListMultipleSelect" and len(value) > 1:
        raise errors.one_value(field.type)
    if any(len(text) > VALUE_LENGTH_MAX for text in value):
        raise errors.too_long("Value", VALUE_LENGTH_MAX)
    if field.type in LISTS:
        fits = all(text in field.list_options for text in value)
    elif field.type == "Colleague":
        fits = all(_is_colleague(state, text) for text in value)
    else:
        fits = all(_READS[field.type](text) for text in value)
    if not fits:
        raise errors.not_a_value(field.type)
    return tuple(dict.fromkeys(value))


def _is_colleague(state: KarbonState, key: str) -> bool:
    user = state.users.get(key)
    return user is not None and user.active


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


_READS: Final[dict[str, Callable[[str], bool]]] = {
    "Text": lambda _text: True,
    "Number": _is_number,
    "Date": _is_date,
    "Boolean": lambda text: text in {"true", "false"},
}
