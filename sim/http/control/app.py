"""The Flask app of the control API: who may call it, and how its operations are reached and refused."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable, Iterable
from traceback import format_exception
from typing import Any, Final

import msgspec
from flask import Flask, Response, request
from immutables import Map
from werkzeug.exceptions import HTTPException

from sim.http.control import (
    behaviour,
    clock,
    deliveries,
    documents,
    faults,
    history,
    screens,
    snapshots,
    worlds,
)
from sim.http.control.house import House
from sim.http.control.openapi import document
from sim.http.control.operations import Operation, checked
from sim.http.control.refusals import Problem, near, refused
from sim.physics.refusal import Refusal

LOG = logging.getLogger(__name__)
BODY_BYTES_MAX: Final = 1024 * 1024
OPENAPI: Final = "/openapi.json"
OPERATIONS: Final = tuple(
    operation
    for area in (
        worlds.area,
        clock.area,
        snapshots.area,
        screens.area,
        behaviour.area,
        documents.area,
        history.area,
        deliveries.area,
        faults.area,
    )
    for operation in area.operations
)


def create_control(house: House, token: str, hosts: Iterable[str]) -> Flask:
    """The app that gives power over the worlds to whoever has the token and calls it by one of these hosts."""
    app = Flask("sim.control", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_BYTES_MAX
    known = frozenset(hosts)
    app.before_request(lambda: _admit(token, known))
    app.register_error_handler(Refusal, lambda refusal: _answer(refusal.body, refusal.status))
    app.register_error_handler(HTTPException, _no_such_route)
    app.register_error_handler(Exception, _broke)
    for operation in OPERATIONS:
        app.add_url_rule(
            operation.rule,
            operation.id,
            _view(house, operation),
            methods=[operation.method],
            strict_slashes=False,
        )
    app.add_url_rule(
        "/worlds/<world>/screens/<service>/<action>", "use_screen", _screen_view(house), methods=["POST"]
    )
    text = msgspec.json.encode(document(OPERATIONS))
    app.add_url_rule(OPENAPI, "openapi", lambda: Response(text, content_type="application/json"))
    return app


def _view(house: House, operation: Operation) -> Callable[..., Response]:
    def view(**names: str) -> Response:
        arguments = operation.arguments(names, request.args, _json_body() if operation.body else b"")
        return _answer(operation.handler(house, **arguments), operation.status)

    return view


def _screen_view(house: House) -> Callable[..., Response]:
    def view(world: str, service: str, action: str) -> Response:
        return _answer(screens.use_screen(house, checked("world", world), service, action, _json_body()), 200)

    return view


def _admit(token: str, hosts: frozenset[str]) -> None:
    """Only who calls this server by its own name and has the token; a page in a browser can do neither.

    The name is checked because a page could point a name of its own at 127.0.0.1; no CORS header is ever sent.
    """
    if request.headers.get("Host", "") not in hosts:
        raise refused(421, "wrong_host", f"this server answers as {' or '.join(sorted(hosts))} only.")
    if request.path == OPENAPI:
        return
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.encode(), token.encode()):
        raise refused(401, "no_token", "send the control token: 'Authorization: Bearer <token>'.")


def _json_body() -> bytes:
    body = request.get_data()
    if body and request.mimetype != "application/json":
        raise refused(415, "not_json", "send the body as 'Content-Type: application/json'.")
    return body


def _no_such_route(error: HTTPException) -> Response:
    place = f"{request.method} {request.path[:200]}"
    if error.code == 413:
        return _answer(Problem(code="too_large", message="the control API reads at most 1 MiB a call."), 413)
    if error.code == 405:
        allowed = ", ".join(
            sorted({"GET", "POST", "PUT", "DELETE"} & set(getattr(error, "valid_methods", None) or ()))
        )
        return _answer(Problem(code="wrong_method", message=f"{place} is not offered; use {allowed}."), 405)
    if error.code != 404:
        return _answer(Problem(code="bad_call", message=f"{place}: {error.description}"), error.code or 400)
    paths = [operation.path for operation in OPERATIONS]
    message = f"there is no {place!r}{near(request.path, paths)} All of them: GET {OPENAPI}"
    return _answer(Problem(code="unknown_path", message=message), 404)


def _broke(error: Exception) -> Response:
    LOG.error(
        "the control API broke on %s %s\n%s", request.method, request.path, "".join(format_exception(error))
    )
    return _answer(
        Problem(code="broken", message=f"the server itself broke: {type(error).__name__}: {error}"), 500
    )


def _answer(body: Any, status: int) -> Response:
    if status == 204:
        return Response(status=204)
    text = msgspec.json.encode(body, enc_hook=_plain)
    return Response(text, status, content_type="application/json")


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Map) else str(value)
