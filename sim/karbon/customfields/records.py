"""What an account keeps about custom fields."""

from __future__ import annotations

from typing import Literal

import msgspec

FieldType = Literal[
    "Text", "Number", "Date", "Boolean", "Colleague", "ListSingleSelect", "ListMultipleSelect"
]


class CustomField(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A field of the firm's own."""

    custom_field_key: str
    name: str
    type: FieldType
    is_visible_to_contacts: bool = False
    is_visible_to_organizations: bool = False
    list_options: tuple[str, ...] = ()


class CustomFieldValue(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What stands in a field of one client: texts, whatever the type."""

    custom_field_value_key: str
    entity_key: str
    custom_field_key: str
    value: tuple[str, ...]
