"""CustomFields and CustomFieldValues over HTTP."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from flask import Response

from sim.http.service import answer
from sim.karbon.customfields import errors, fields, values
from sim.karbon.customfields.records import CustomField
from sim.karbon.missing import explained
from sim.karbon.options import expansions, refuse_others
from sim.karbon.resource import KarbonCall, Resource, created, no_content
from sim.physics.provenance import documented

NAME: Final = "CustomFields"
NOTHING: Final[frozenset[str]] = frozenset()
Json = dict[str, Any]

_encode = msgspec.json.Encoder().encode


def resources() -> dict[str, Resource]:
    """Both resources, by name in lower case."""
    return {
        "customfields": Resource(collection={"GET": _fields, "POST": _create}, record={"DELETE": _delete}),
        "customfieldvalues": Resource(record={"GET": _values, "PUT": _replace}),
    }


def field_row(field: CustomField) -> Json:
    """A field as Karbon's JSON."""
    return {
        "Key": field.custom_field_key,
        "Name": field.name,
        "Type": field.type,
        "IsVisibleToContacts": field.is_visible_to_contacts,
        "IsVisibleToOrganizations": field.is_visible_to_organizations,
        "ListOptions": field.list_options,
    }


@documented("Karbon's OpenAPI document: the whole list with its count, without pages")
def _fields(call: KarbonCall) -> Response:
    refuse_others(call.options, frozenset({"$count"}))
    rows = [field_row(field) for field in call.state.of(CustomField).page("key")]
    context = f"{call.base}/$metadata#{NAME}"
    return answer(_encode({"@odata.context": context, "@odata.count": len(rows), "value": rows}))


def _create(call: KarbonCall) -> Response:
    field = fields.create(call.state, call.content)
    return created(call, NAME, "", field_row(field), f"{NAME}('{field.custom_field_key}')")


@documented("Karbon's OpenAPI document: 204, or 404 for a key that is none")
def _delete(call: KarbonCall) -> Response:
    field = call.state.of(CustomField).get(call.address.key)
    if field is None:
        raise explained(call.state, errors.not_found(), call.address.key)
    fields.delete(call.state, field)
    return no_content()


@documented("the guide on custom fields: two properties and no context")
def _values(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    key = _owner(call)
    rows = [
        {
            "Key": field.custom_field_key,
            "Name": field.name,
            "Type": field.type,
            "Value": row.value,
        }
        for field, row in values.of_client(call.state, key)
    ]
    return answer(_encode({"EntityKey": key, "CustomFieldValues": rows}))


def _replace(call: KarbonCall) -> Response:
    values.replace(call.state, _owner(call), call.content)
    return no_content()


@documented("Karbon's OpenAPI document: 404 for a key that is none")
def _owner(call: KarbonCall) -> str:
    client = values.owner(call.state, call.address.key)
    if client is None:
        raise explained(call.state, errors.not_found(), call.address.key)
    return client.key
