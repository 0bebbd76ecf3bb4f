"""The routes: JSON in, JSON out. A refusal is an answer; what else goes wrong is one sentence with its status."""

from __future__ import annotations

import sys
import traceback
from difflib import get_close_matches
from importlib.metadata import version
from typing import Any, Final, NoReturn

import msgspec
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from integration.connections import ConnectionsError
from integration.port import OPERATIONS
from integration.service.clock import ClockError
from integration.service.document import document
from integration.service.firm import Wanted
from integration.service.firms import BadName, Busy, Firms, UnknownFirm
from integration.service.gate import Gate, TurnedAway
from integration.service.health import HEALTH, add_health
from integration.service.hooks import RECEIVE, add_webhooks
from integration.store.database import StoreError

BODY_BYTES_MAX: Final = 1_000_000
PORT: Final = "1"  # the version of the wire


class BadBody(ValueError):
    """The body is not what this call takes."""


class UnknownOperation(LookupError):
    """Timebridge has no operation of this name."""


STATUS: Final[dict[type[Exception], int]] = {
    BadBody: 400,
    BadName: 400,
    ClockError: 400,
    ConnectionsError: 400,
    UnknownFirm: 404,
    UnknownOperation: 404,
    Busy: 503,
    StoreError: 500,
}


def make_app(firms: Firms, gate: Gate, *, debug: bool = False) -> Flask:
    """The service in front of these firms. `debug` shows the traceback of a mistake of ours where this runs."""
    app = Flask("timebridge", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_BYTES_MAX
    described = msgspec.json.encode(document(version("timebridge"), PORT))
    app.before_request(lambda: _admit(gate))

    @app.get("/")
    def describe() -> Response:
        return _answer(
            {
                "port": PORT,
                "name": "Timebridge",
                "version": version("timebridge"),
                "operations": list(OPERATIONS),
            }
        )

    @app.get("/openapi.json")
    def openapi() -> Response:
        return Response(described, mimetype="application/json")

    @app.put("/firms/<firm>")
    def open_firm(firm: str) -> Response:
        firms.open(firm, _wanted(_body()))
        return _answer({"ok": {}})

    @app.post("/firms/<firm>/<operation>")
    def carry_out(firm: str, operation: str) -> Response:
        if operation not in OPERATIONS:
            raise UnknownOperation(_no_operation(operation))
        arguments = _body()
        try:
            return _answer(firms.call(firm, operation, arguments))
        except ClockError as error:  # it was fine when the firm was opened
            return _wrong(500, str(error))

    @app.delete("/firms/<firm>")
    def forget_firm(firm: str) -> Response:
        firms.forget(firm)
        return Response(status=204)

    add_webhooks(app, firms)
    add_health(app, firms)
    _explain_errors(app, debug=debug)
    return app


def _admit(gate: Gate) -> None:
    """A webhook shows by its signature whose it is; how the service is may be asked without a token."""
    if request.endpoint != RECEIVE:
        gate.admit(request, token_needed=request.endpoint != HEALTH)


def _explain_errors(app: Flask, *, debug: bool) -> None:
    for kind, status in STATUS.items():
        app.register_error_handler(kind, lambda error, status=status: _wrong(status, _said(error)))
    app.register_error_handler(TurnedAway, _turned_away)
    app.register_error_handler(RequestEntityTooLarge, lambda _error: _too_large())
    app.register_error_handler(HTTPException, _not_here)
    app.register_error_handler(Exception, lambda error: _broken(error, debug=debug))


def _body() -> dict[str, Any]:
    try:
        found = msgspec.json.decode(request.get_data())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        _refuse("is no JSON")
    if not isinstance(found, dict):
        _refuse("is JSON, but no object")
    return found


def _refuse(what: str) -> NoReturn:
    raise BadBody(f'The body {what}; send an object such as {{"by": "ann@example.com"}}, or {{}}.')


def _wanted(body: dict[str, Any]) -> Wanted:
    try:
        return msgspec.convert(body, Wanted)
    except msgspec.ValidationError as error:
        said = str(error).replace("`", "'").partition(" - at")[0]
        raise BadBody(f"{said}; a firm is opened with connections, and a clock or null.") from None


def _no_operation(name: str) -> str:
    close = get_close_matches(name, OPERATIONS, n=1)
    hint = f"did you mean {close[0]!r}?" if close else "GET / lists them."
    return f"Timebridge has no operation of this name; {hint}"


def _answer(found: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(found), status, mimetype="application/json")


def _wrong(status: int, sentence: str) -> Response:
    return _answer({"error": sentence}, status)


def _said(error: Exception) -> str:
    sentence = str(error)
    return sentence[:1].upper() + sentence[1:]


def _turned_away(error: TurnedAway) -> Response:
    answer = _wrong(error.status, str(error))
    if error.status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _too_large() -> Response:
    return _wrong(413, f"A body has at most {BODY_BYTES_MAX} bytes here.")


def _not_here(error: HTTPException) -> Response:
    """Nothing of the caller's is repeated."""
    what = "This address does not take this method" if error.code == 405 else "There is nothing here"
    answer = _wrong(error.code or 500, f"{what}; GET /openapi.json says what there is.")
    if error.code == 405:
        answer.headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    return answer


def _broken(error: Exception, *, debug: bool) -> Response:
    """A mistake of ours. Its text may hold names and worse, so only its kind and place are told."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {place.name}, line {place.lineno}"
    if debug:
        traceback.print_exception(error)
    else:
        sys.stderr.write(f"timebridge serve: {request.method} {request.path}: {where}\n")
    return _wrong(500, f"Timebridge made a mistake ({where}); please report it.")
