"""One operation of the document: its parameters, its body, and every status that it may answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from sim.karbon.document.parameters import parameters
from sim.karbon.document.schemas import Schemas
from sim.karbon.operation import GatewayProblem, NestedGatewayProblem, Operation, Problem, Shape
from sim.physics.provenance import documented, inferred

SAID: Final = {
    200: "It is this.",
    201: "Made.",
    204: "Done; there is nothing to say.",
    302: "It is there.",
    400: "The call is not understood, and why.",
    401: "The credentials are missing or not good.",
    403: "The application may not do this.",
    404: "There is no such record.",
    409: "Somebody else changed the record at the same time.",
    413: "The body is too large.",
    429: "Too many calls within a minute.",
    500: "A rule of the firm's account forbids it, or something broke.",
}
MEDIA: Final = {"bytes": "application/octet-stream", "xml": "application/xml"}
MADE: Final = {201, 302}
LOCATION: Final = {"Location": {"schema": {"type": "string"}}}
RETRY: Final = {"Retry-After": {"schema": {"type": "string"}}}


def described(method: str, operation: Operation, schemas: Schemas) -> dict[str, Any]:
    """The operation as OpenAPI writes it."""
    found: dict[str, Any] = {
        "operationId": "_".join([method.lower(), *re.findall(r"[A-Za-z]+", operation.path)]),
        "tags": [operation.path.partition("/")[0].partition("(")[0]],
        "parameters": list(parameters(method, operation)),
        "responses": {
            str(status): answer
            for status, answer in sorted(
                {**_done(operation, schemas), **_refused(method, operation, schemas)}.items()
            )
        },
    }
    if operation.takes is not None:
        found["requestBody"] = {"required": True, "content": _json(schemas.taken(operation))}
    if operation.uploads:
        found["requestBody"] = {"required": True, "content": _form(operation.uploads)}
    return found


def _done(operation: Operation, schemas: Schemas) -> dict[int, Any]:
    answers: dict[int, Any] = {}
    for status in operation.statuses:
        answer: dict[str, Any] = {"description": SAID[status]}
        if operation.form in MEDIA:
            answer["content"] = {MEDIA[operation.form]: {}}
        elif operation.form != "nothing" and status != 204:
            answer["content"] = _json(schemas.shown(operation))
        if operation.located and not MADE.isdisjoint(operation.statuses):
            answer["headers"] = LOCATION
        answers[status] = answer
    return answers


def _refused(method: str, operation: Operation, schemas: Schemas) -> dict[int, Any]:
    answers = {
        status: {"description": SAID[status], "content": _json(schemas.one_of(shape))}
        for status, shape in {**operation.refuses, **_gate(method, operation)}.items()
    }
    answers[429]["headers"] = RETRY
    return answers


@documented("Karbon's OpenAPI document: 401, 429 and 500 nearly everywhere, 409 for every PUT and PATCH")
def _gate(method: str, operation: Operation) -> dict[int, Shape]:
    """What may be answered whatever the operation: by the gateway, or by a fault that somebody armed."""
    found: dict[int, Shape] = {401: (GatewayProblem, NestedGatewayProblem), 429: GatewayProblem, 500: Problem}
    if method in {"PUT", "PATCH"}:
        found[409] = Problem
    if "{" in operation.path:
        found[404] = _with_unreadable(operation.refuses.get(404))
    if operation.takes is not None or operation.uploads:
        found[413] = GatewayProblem
    return found


@inferred("a key with a line break or a lone quotation mark makes an address that leads nowhere")
def _with_unreadable(shape: Shape | None) -> Shape:
    """What is answered for a record that is not there, or for an address that cannot be read."""
    known = () if shape is None else shape if isinstance(shape, tuple) else (shape,)
    return (*known, *(() if GatewayProblem in known else (GatewayProblem,)))


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _form(texts: Iterable[str]) -> dict[str, Any]:
    properties = {
        "file": {"type": "string", "format": "binary"},
        **{name: {"type": "string"} for name in texts},
    }
    schema = {"type": "object", "required": ["file"], "minProperties": 2, "properties": properties}
    return {"multipart/form-data": {"schema": schema}}
