"""The OpenAPI document of the service: written from the operations themselves, so that it cannot fall behind."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, Final, get_args, get_origin, get_type_hints

import msgspec

from integration.app import Timebridge
from integration.port import OPERATIONS
from integration.service.firm import Wanted

REF: Final = "#/components/schemas/{name}"


class Refusal(msgspec.Struct):
    """Why an operation was not carried out, and what to do."""

    code: str
    sentence: str
    remedy: str


class Error(msgspec.Struct):
    """What went wrong with the call itself, in one sentence."""

    error: str


def document(version: str, port: str) -> dict[str, Any]:
    """OpenAPI 3.1, with a path for each operation."""
    shapes = [_arguments(name) for name in OPERATIONS]
    results = [_result(name) for name in OPERATIONS]
    schemas, components = msgspec.json.schema_components(
        [*shapes, *results, Refusal, Error, Wanted], ref_template=REF
    )
    count = len(OPERATIONS)
    paths: dict[str, Any] = {"/firms/{firm}": _firm(schemas[-1], schemas[-2])}
    for name, arguments, result in zip(OPERATIONS, schemas, schemas[count:], strict=False):
        paths[f"/firms/{{firm}}/{name}"] = _operation(name, arguments, result, *schemas[-3:-1])
    return {
        "openapi": "3.1.0",
        "info": {"title": "Timebridge", "version": version, "x-port": port},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _arguments(operation: str) -> type[msgspec.Struct]:
    """The arguments of an operation as one object."""
    method = getattr(Timebridge, operation)
    hints = get_type_hints(method)
    fields: list[Any] = [
        (name, hints[name]) if one.default is inspect.Parameter.empty else (name, hints[name], one.default)
        for name, one in inspect.signature(method).parameters.items()
        if name != "self"
    ]
    title = f"{operation.title().replace('_', '')}Arguments"
    return msgspec.defstruct(title, fields, kw_only=True, forbid_unknown_fields=True)


def _result(operation: str) -> Any:
    """What an operation answers; a list comes as the items of an object."""
    found = get_type_hints(getattr(Timebridge, operation))["return"]
    if get_origin(found) in {Iterator, tuple}:
        title = f"{operation.title().replace('_', '')}Items"
        return msgspec.defstruct(title, [("items", list[get_args(found)[0]])])  # type: ignore[misc]
    return found


def _operation(name: str, arguments: Any, result: Any, refusal: Any, error: Any) -> dict[str, Any]:
    method: Callable[..., Any] = getattr(Timebridge, name)
    answer = {
        "oneOf": [
            {"type": "object", "required": ["ok"], "properties": {"ok": result}},
            {"type": "object", "required": ["refused"], "properties": {"refused": refusal}},
        ]
    }
    said = "Done, or refused: a refusal is an answer too"
    return {
        "parameters": [_NAME],
        "post": {
            "operationId": name,
            "summary": (inspect.getdoc(method) or "").splitlines()[0],
            "requestBody": {"required": True, "content": _json(arguments)},
            "responses": {"200": {"description": said, "content": _json(answer)}, **_failures(error)},
        },
    }


def _firm(wanted: Any, error: Any) -> dict[str, Any]:
    done = {"type": "object", "required": ["ok"], "properties": {"ok": {"type": "object"}}}
    return {
        "parameters": [_NAME],
        "put": {
            "operationId": "open_firm",
            "summary": "Open a firm, or open it anew; what it remembers stays.",
            "requestBody": {"required": True, "content": _json(wanted)},
            "responses": {"200": {"description": "It is open", "content": _json(done)}, **_failures(error)},
        },
        "delete": {
            "operationId": "forget_firm",
            "summary": "Forget a firm and everything it remembers.",
            "responses": {"204": {"description": "It is forgotten"}, **_failures(error)},
        },
    }


def _failures(error: Any) -> dict[str, Any]:
    return {"default": {"description": "The call itself went wrong", "content": _json(error)}}


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


_NAME: Final = {
    "name": "firm",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[a-z0-9-]{1,64}$"},
}
