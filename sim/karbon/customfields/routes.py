"""CustomFields and CustomFieldValues over HTTP."""

from __future__ import annotations

from typing import Final

import msgspec
from flask import Response

from sim.http.service import answer
from sim.karbon.customfields import errors, fields, values, wire
from sim.karbon.customfields.records import CustomField
from sim.karbon.missing import explained
from sim.karbon.operation import READING, Operation, Problem
from sim.karbon.options import expansions, refuse_others
from sim.karbon.resource import KarbonCall, Resource, bare, created, no_content
from sim.physics.provenance import documented

NAME: Final = "CustomFields"
NOTHING: Final[frozenset[str]] = frozenset()

_encode = msgspec.json.Encoder().encode


def resources() -> dict[str, Resource]:
    """Both resources, by name in lower case."""
    return {
        "customfields": Resource(
            collection={
                "GET": Operation(NAME, _fields, form="rows", counted=True, shows=wire.field_row),
                "POST": Operation(
                    NAME,
                    _create,
                    shows=wire.field_row,
                    statuses=(201,),
                    takes=fields.CustomFieldBody,
                ),
            },
            record={
                "DELETE": Operation(
                    "CustomFields/{CustomFieldDefinitionKey}",
                    _delete,
                    form="nothing",
                    statuses=(204,),
                    refuses={404: Problem},
                )
            },
        ),
        "customfieldvalues": Resource(record=_of_client("CustomFieldValues/{EntityKey}")),
    }


def _of_client(path: str) -> dict[str, Operation]:
    return {
        "GET": Operation(path, _values, form="bare", shows=wire.values, refuses=READING),
        "PUT": Operation(
            path,
            _replace,
            form="nothing",
            statuses=(204,),
            refuses=READING,
            takes=values.ValuesBody,
        ),
    }


@documented("Karbon's OpenAPI document: the whole list with its count, without pages")
def _fields(call: KarbonCall) -> Response:
    refuse_others(call.options, frozenset({"$count"}))
    rows = [wire.field_row(field) for field in call.state.of(CustomField).page("key")]
    context = f"{call.base}/$metadata#{NAME}"
    return answer(_encode({"@odata.context": context, "@odata.count": len(rows), "value": rows}))


def _create(call: KarbonCall) -> Response:
    field = fields.create(call.state, call.content)
    return created(call, NAME, "", wire.field_row(field), f"{NAME}('{field.custom_field_key}')")


@documented("Karbon's OpenAPI document: 204, or 404 for a key that is none")
def _delete(call: KarbonCall) -> Response:
    field = call.state.of(CustomField).get(call.address.key)
    if field is None:
        raise explained(call.state, errors.not_found(), call.address.key)
    fields.delete(call.state, field)
    return no_content()


def _values(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    return bare(wire.values(call.state, _owner(call)))


def _replace(call: KarbonCall) -> Response:
    values.replace(call.state, _owner(call), call.content)
    return no_content()


@documented("Karbon's OpenAPI document: 404 for a key that is none")
def _owner(call: KarbonCall) -> str:
    client = values.owner(call.state, call.address.key)
    if client is None:
        raise explained(call.state, errors.not_found(), call.address.key)
    return client.key
