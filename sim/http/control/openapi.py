"""The OpenAPI 3.1 document of the control API, made from its operations and their types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from sim.http.control import screens
from sim.http.control.operations import NAME, Operation
from sim.http.control.refusals import Problem

REFERENCE: Final = "#/components/schemas/{name}"
VERSION: Final = "1"
DESCRIPTION: Final = (
    "Power over the simulated worlds of one server: make them, move their clocks, do in the vendors' screens what "
    "people do there, let calls fail, and read what happened."
)
SAID: Final = {200: "Done.", 201: "Made.", 204: "Done; there is nothing to say."}


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """The whole document."""
    known = list(operations)
    actions = [
        (service, action)
        for service, screen in screens.SCREENS.items()
        for action in screens.actions(screen).values()
    ]
    types = _types(known) | {action.arguments for _, action in actions} | {Problem, screens.Done}
    ordered = sorted(types, key=str)
    schemas, components = msgspec.json.schema_components(ordered, ref_template=REFERENCE)
    by_type = dict(zip(ordered, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for operation in known:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation, by_type)
    for service, action in actions:
        path = f"/worlds/{{world}}/screens/{service}/{action.name}"
        paths[path] = {"post": _action(service, action, by_type)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Timebridge control", "version": VERSION, "description": DESCRIPTION},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _types(operations: Iterable[Operation]) -> set[Any]:
    ends = [end for found in operations for end in (found.body, found.answer)]
    return {end for end in ends if end is not None and end is not type(None)}


def _operation(operation: Operation, schemas: Mapping[Any, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": operation.id,
        "summary": operation.summary,
        "tags": [operation.area],
        "parameters": [
            *(_in_path(name) for name in operation.parameters),
            *(
                _in_query(field)
                for field in (msgspec.structs.fields(operation.query) if operation.query else ())
            ),
        ],
        "responses": _responses(operation.status, schemas.get(operation.answer), schemas),
    }
    if operation.body is not None:
        found["requestBody"] = _body(schemas[operation.body])
    return found


def _action(service: str, action: screens.Action, schemas: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        "operationId": f"{service}_{action.name}",
        "summary": action.summary,
        "tags": [f"screens of {service}"],
        "parameters": [_in_path("world")],
        "requestBody": _body(schemas[action.arguments]),
        "responses": _responses(200, schemas[screens.Done], schemas),
    }


def _body(schema: Any) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _in_path(name: str) -> dict[str, Any]:
    schema = {"type": "string", "pattern": f"^{NAME.pattern}$"}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _in_query(field: msgspec.structs.FieldInfo) -> dict[str, Any]:
    schema = {**msgspec.json.schema(field.type), "default": field.default}
    return {"name": field.name, "in": "query", "required": False, "schema": schema}


def _responses(status: int, schema: Any, schemas: Mapping[Any, Any]) -> dict[str, Any]:
    done: dict[str, Any] = {"description": SAID[status]}
    if schema is not None:
        done["content"] = {"application/json": {"schema": schema}}
    refusal = {
        "description": "Refused, and why.",
        "content": {"application/json": {"schema": schemas[Problem]}},
    }
    return {str(status): done, "default": refusal}
