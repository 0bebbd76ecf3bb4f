"""Custom fields and their values as Karbon's JSON."""

from __future__ import annotations

from typing import TypedDict

from sim.karbon.customfields.records import CustomField, CustomFieldValue, FieldType
from sim.karbon.customfields.values import of_client
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented


class CustomFieldDTO(TypedDict):
    """A definition."""

    Key: str
    Name: str
    Type: FieldType
    IsVisibleToContacts: bool
    IsVisibleToOrganizations: bool
    ListOptions: tuple[str, ...]


class CustomFieldValueDTO(TypedDict):
    """What stands in a field."""

    Key: str
    Name: str
    Type: FieldType
    Value: tuple[str, ...]


class CustomFieldValuesDTO(TypedDict):
    """What stands in the fields of a client."""

    EntityKey: str
    CustomFieldValues: list[CustomFieldValueDTO]


def field_row(field: CustomField) -> CustomFieldDTO:
    """A definition, on its list and alone."""
    return {
        "Key": field.custom_field_key,
        "Name": field.name,
        "Type": field.type,
        "IsVisibleToContacts": field.is_visible_to_contacts,
        "IsVisibleToOrganizations": field.is_visible_to_organizations,
        "ListOptions": field.list_options,
    }


@documented("Karbon's guide on custom fields: two properties and no context")
def values(state: KarbonState, key: str) -> CustomFieldValuesDTO:
    """What stands in the fields of this client."""
    return {"EntityKey": key, "CustomFieldValues": [_value(*found) for found in of_client(state, key)]}


def _value(field: CustomField, row: CustomFieldValue) -> CustomFieldValueDTO:
    return {
        "Key": field.custom_field_key,
        "Name": field.name,
        "Type": field.type,
        "Value": row.value,
    }
