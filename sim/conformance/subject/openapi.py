"""The subject port as an OpenAPI document, for whoever holds an integration in another language against our features.

It is written from `operations` by `python -m sim.conformance.subject.openapi`.
"""

import sys
from collections.abc import Iterable
from inspect import getdoc
from pathlib import Path
from typing import Any, Final

import msgspec

from sim.conformance.subject import wire
from sim.conformance.subject.examples import EXAMPLES, NOT_ADMIN
from sim.conformance.subject.operations import OPERATIONS, Operation
from sim.conformance.subject.shape import DOCUMENT

PATH: Final = Path(__file__).with_name(DOCUMENT)
REF: Final = "#/components/schemas/{name}"
ABOUT: Final = """
An integration that answers these calls can be held against the features of Timebridge, whatever it is written in:
`timebridge-sim conform --subject http://127.0.0.1:9000`.

The harness starts Karbon, QuickBooks Time and QuickBooks on this machine, opens a firm for every scenario, says where
its systems are and with which credentials, and asks for operations as a person would in the product. What it asks is
exactly what stands here; of what is answered, the features read what stands here, and more is welcome.
"""

Json = dict[str, Any]


def document() -> Json:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The subject port of Timebridge",
            "version": "1",
            "description": ABOUT.strip(),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "http://127.0.0.1:9000", "description": "Wherever the subject listens."}],
        "security": [{}, {"token": []}],
        "paths": {
            "/": {"get": _get("describe", "Say who you are", wire.Description, DESCRIPTION)},
            "/openapi.json": {"get": _get("document", "This document, if you like to serve it", None, None)},
            "/firms/{firm}": _firm(),
            **{f"/firms/{{firm}}/{one.name}": _operation(one) for one in OPERATIONS.values()},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "parameters": {"firm": _NAME},
            "responses": {name: _response(said, wire.Error, None) for name, said in _ERRORS.items()},
            "schemas": _schemas(),
        },
    }


def text() -> str:
    """The document as it lies in the repository."""
    return msgspec.json.format(msgspec.json.encode(document()), indent=2).decode() + "\n"


def _firm() -> Json:
    clock = {"{$request.body#/clock}": {"get": _clock_get(), "post": _clock_post()}}
    opened = {
        "200": _response("It is open.", wire.Opened, {"ok": {}}),
        **_errors("BadBody", "NoToken", "Broken"),
    }
    return {
        "parameters": [_FIRM],
        "put": {
            "operationId": "open_firm",
            "summary": "Open a firm under a name, or open it again",
            "description": "Opened again, it knows what it knew under that name: the integration was restarted.",
            "requestBody": _body(wire.Opening, OPENING),
            "responses": opened,
            "callbacks": {"clock": clock},
        },
        "delete": {
            "operationId": "forget_firm",
            "summary": "Forget a firm and everything it remembers",
            "responses": {
                "204": {"description": "It is forgotten."},
                **_errors("Unknown", "NoToken", "Broken"),
            },
        },
    }


def _operation(one: Operation) -> Json:
    summary, _, more = (getdoc(one.takes) or "").partition("\n")
    example = EXAMPLES[one.name]
    done = {"type": "object", "required": ["ok"], "properties": {"ok": _ref(one.gives)}}
    answers = {
        "schema": {"oneOf": [done, _ref(wire.Refused)]},
        "examples": {"done": {"value": {"ok": example.result}}, "refused": {"value": {"refused": NOT_ADMIN}}},
    }
    return {
        "parameters": [_FIRM],
        "post": {
            "operationId": one.name,
            "summary": summary.rstrip("."),
            **({"description": " ".join(more.split())} if more.strip() else {}),
            "requestBody": _body(one.takes, example.arguments),
            "responses": {
                "200": {"description": "It was done, or refused.", "content": {"application/json": answers}},
                **_errors("BadBody", "NoToken", "Unknown", "Broken"),
            },
        },
    }


def _clock_get() -> Json:
    return _get("ask_the_time", "The harness says what time it is in the world", wire.Now, NOW)


def _clock_post() -> Json:
    return {
        "operationId": "wait",
        "summary": "Instead of waiting: the world's time has moved when this is answered",
        "requestBody": _body(wire.Sleep, {"sleep_s": 1.5}),
        "responses": {"200": _response("The time after that.", wire.Now, NOW)},
    }


def _get(name: str, summary: str, shape: type[msgspec.Struct] | None, example: Any) -> Json:
    plain = {"description": "The document.", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {"200": plain if shape is None else _response("It is this.", shape, example)},
    }


def _response(said: str, shape: type[msgspec.Struct], example: Any) -> Json:
    content = {"schema": _ref(shape), **({"example": example} if example is not None else {})}
    return {"description": said, "content": {"application/json": content}}


def _body(shape: type[msgspec.Struct], example: Any) -> Json:
    return {"required": True, "content": {"application/json": {"schema": _ref(shape), "example": example}}}


def _errors(*names: str) -> Json:
    return {str(_STATUS[name]): {"$ref": f"#/components/responses/{name}"} for name in names}


def _ref(shape: type[msgspec.Struct]) -> Json:
    return {"$ref": REF.format(name=shape.__name__)}


def _schemas() -> Json:
    _, found = msgspec.json.schema_components(_shapes(), ref_template=REF)
    return dict(sorted(found.items()))


def _shapes() -> Iterable[type[msgspec.Struct]]:
    for one in OPERATIONS.values():
        yield from (one.takes, one.gives)
    yield from (wire.Description, wire.Opening, wire.Opened, wire.Refused, wire.Error, wire.Now, wire.Sleep)


_ERRORS: Final = {
    "BadBody": "The body is no JSON object, or not one that this call takes.",
    "NoToken": "A token is asked for.",
    "Unknown": "There is no such firm, or no such operation.",
    "Broken": "The subject broke; it is not the caller's fault.",
}
_STATUS: Final = {"BadBody": 400, "NoToken": 401, "Unknown": 404, "Broken": 500}
_FIRM: Final = {"$ref": "#/components/parameters/firm"}
_NAME: Final = {
    "name": "firm",
    "in": "path",
    "required": True,
    "description": "The name of a firm, another for each scenario.",
    "schema": {"type": "string", "pattern": "^[a-z0-9-]{1,64}$"},
}
NOW: Final = {"now": "2026-03-02T09:00:00+00:00"}
DESCRIPTION: Final = {"port": "1", "name": "Timebridge", "version": "0.1.0", "operations": list(OPERATIONS)}
_TOKENS: Final = {"access_token": "...", "refresh_token": "...", "client_id": "...", "client_secret": "..."}
OPENING: Final = {
    "connections": {
        "karbon": {"base_url": "http://127.0.0.1:8701", "bearer": "...", "access_key": "..."},
        "quickbooks_time": {"base_url": "http://127.0.0.1:8702/api/v1", **_TOKENS},
        "quickbooks": {"base_url": "http://127.0.0.1:8703", "realm_id": "9341380717913146", **_TOKENS},
    },
    "clock": "http://127.0.0.1:8704/clock",
}

if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
    sys.stdout.write(f"{PATH}\n")
