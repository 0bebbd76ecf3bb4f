"""Where custom fields and their values are kept."""

from __future__ import annotations

from typing import Final

from sim.karbon.customfields.records import CustomField, CustomFieldValue
from sim.karbon.keeping import Kept

KEPT: Final = (
    Kept(
        "custom_fields",
        CustomField,
        lambda field: field.custom_field_key,
        {"key": lambda _field: (), "name": lambda field: (field.name,)},
    ),
    Kept(
        "custom_field_values",
        CustomFieldValue,
        lambda value: value.custom_field_value_key,
        {
            "entity": lambda value: (value.entity_key, value.custom_field_key),
            "field": lambda value: (value.custom_field_key,),
        },
    ),
)
