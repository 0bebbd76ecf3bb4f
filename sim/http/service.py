"""One Flask app a vendor, shared by all worlds: who calls, may they, does it fail, and what the journal keeps.

A vendor's `routes.py` describes itself in a `Service` and hands over a blueprint. Everything here is the same for
the three of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from traceback import format_exception
from typing import Any, NamedTuple, Protocol, cast

from flask import Blueprint, Flask, Request, Response, g, request
from werkzeug.exceptions import HTTPException

from sim.http.answers import Answer, answer
from sim.http.compression import compress
from sim.http.context import LeanFlask
from sim.http.directory import Directory, Lookup
from sim.http.repeating import REPEATED_KEY, Repeated
from sim.http.striking import Strike, strike
from sim.physics.fault_kinds import FaultKind, Nature
from sim.physics.journal import Call
from sim.physics.refusal import Refusal
from sim.physics.universe import Universe

__all__ = ["Answer", "Caller", "Encoded", "Limit", "Service", "answer", "create_app", "current_world"]

LOG = logging.getLogger(__name__)
CLOCK_KEY = "timebridge.clock"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
CHUNKED_KEY = "timebridge.chunked"  # the caller did not say how long the body is


class Caller(NamedTuple):
    """Whose call it is: the world that the credential belongs to, and a label for the journal.

    `counts` names the rate limit window the call falls into; an empty string is not limited.
    """

    world: Any
    who: str
    counts: str = ""


class Limit(Protocol):
    """A window that counts calls."""

    def take(self, caller: str) -> float:
        """0.0 when the call may pass, else the seconds to wait."""


class Encoded(NamedTuple):
    """A body as it goes out."""

    body: bytes
    content_type: str = "application/json"


class Service(NamedTuple):
    """What a vendor's gate says, in the vendor's own dialect."""

    name: str
    identify: Callable[
        [Directory[Any]], Caller | None
    ]  # raises Refusal; None for pages that need no credential
    limit: Callable[[Any], Limit | None]  # the world's window for this service
    throttled: Callable[[float], Refusal]
    unavailable: Callable[[int], Refusal]
    no_such_route: Callable[[int], Refusal]  # 404 or 405
    broken: Callable[[], Refusal]
    encode: Callable[[Any], Encoded]  # what a refusal says, in the representation that the call asked for
    compresses: bool = False  # answers by gzip whoever reads it
    nature: Callable[[], Nature] = lambda: Nature(writes=request.method not in READING)  # of the call
    # What a person, a clock or another app does to the credential that the call came with; by kind of fault.
    credentials: Mapping[FaultKind, Callable[[Any], object]] = {}

    def answer(self, refusal: Refusal) -> Response:
        """A refusal as it goes out."""
        said = refusal.body
        encoded = Encoded(said) if isinstance(said, bytes) else self.encode(said)
        response = answer(encoded.body, refusal.status, encoded.content_type)
        response.headers.update(refusal.headers)
        return response


class _Fake(LeanFlask):
    """A Flask app whose gate and journal are called straight, not looked up as hooks: a tenth of a call."""

    def __init__(self, service: Service, directory: Directory[Any]) -> None:
        super().__init__(f"sim.{service.name}")
        self._service = service
        self._directory = directory

    def full_dispatch_request(self) -> Response:
        """The gate, the route, the journal. Hooks are run if anybody added some; Flask's signals are not sent."""
        try:
            _admit(self._service, self._directory, self)
            found = self.preprocess_request() if self.before_request_funcs else None
            if found is None:
                found = self.dispatch_request()
        except Exception as error:  # noqa: BLE001 - as Flask does: a handler answers each of them
            found = self.handle_user_exception(error)
        response = self.make_response(found)
        here, asked = _call()
        if here.strike is not None:
            response = here.strike.answered(response)
            here.strike.end()
        if self.after_request_funcs:
            response = self.process_response(response)
        if self._service.compresses:
            compress(asked, response)
        return _record(self._service, here, asked, response)


def create_app(service: Service, directory: Directory[Any], blueprint: Blueprint) -> Flask:
    """The app that serves this vendor in every world of the directory."""
    app = _Fake(service, directory)
    app.url_map.strict_slashes = False
    app.register_blueprint(blueprint)
    app.register_error_handler(Refusal, lambda refusal: _refuse(service, refusal))
    app.register_error_handler(HTTPException, lambda error: _no_such_route(service, error))
    app.register_error_handler(Exception, lambda error: _broke(service, error))
    return app


def current_world() -> Any:
    """The world of the call being answered."""
    return g.world


def _admit(service: Service, directory: Directory[Any], app: Flask) -> None:
    here, asked = _call()
    here.world = here.before = here.strike = None
    here.note = here.who = ""
    caller = _identified(service, Lookup(directory), here)
    if caller is None:
        return
    world = caller.world
    here.who = caller.who
    universe: Universe = world.universe
    environ = asked.environ
    environ[CLOCK_KEY] = universe.clock
    limit = service.limit(world) if caller.counts else None
    if limit is not None and (wait_s := limit.take(caller.counts)):
        raise service.throttled(wait_s)
    if REPEATED_KEY in environ:
        _expect_here(environ[REPEATED_KEY], universe)
    elif universe.faults.root or universe.faults.witness is not None:
        here.strike = strike(service, app, world, asked)
        if here.strike is not None:
            here.strike.begin(lambda: service.identify(directory))
            here.changed_from = universe.changes.last
    if asked.method != "GET":
        here.before = universe.snapshot()


def _expect_here(repeated: Repeated, universe: Universe) -> None:
    """A call that is under way in a fork of a world has no business in that world."""
    if repeated.universe is not universe:
        raise Refusal(404, b"", note="this call belongs to another world")


def _identified(service: Service, lookup: Lookup[Any], here: Any) -> Caller | None:
    """Who calls. A credential that is void still belongs to a world, and the refusal to that world's journal."""
    try:
        caller = service.identify(lookup)
    finally:
        if lookup.world is not None:
            here.world = lookup.world
            here.changed_from = lookup.world.universe.changes.last
    if caller is not None and here.world is not caller.world:
        here.world = caller.world
        here.changed_from = caller.world.universe.changes.last
    return caller


def _record(service: Service, here: Any, asked: Request, response: Response) -> Response:
    world = here.world
    if world is None:
        return response
    universe: Universe = world.universe
    status, took_s, name = response.status_code, 0.0, ""
    struck: Strike | None = here.strike
    if struck is not None:
        fault = struck.fault
        status, name = struck.status(status), fault.kind.value
        took_s = fault.delay_s if fault.kind is FaultKind.SLOW else 0.0
    elif REPEATED_KEY in asked.environ:
        name = asked.environ[REPEATED_KEY].fault.kind.value
    universe.calls.append(
        Call(
            universe.clock.now(),
            service.name,
            asked.method,
            asked.path,
            asked.environ["QUERY_STRING"],
            status,
            here.who,
            took_s,
            name,
            here.changed_from,
            universe.changes.last,
            here.note,
        )
    )
    return response


def _call() -> tuple[Any, Request]:
    """What Flask's `g` and `request` stand for now: looking through them each time costs a tenth of a call."""
    return g._get_current_object(), request._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001 - Werkzeug documents it


def _refuse(service: Service, refusal: Refusal) -> Response:
    _undo()
    g.note = refusal.note
    return service.answer(refusal)


def _no_such_route(service: Service, error: HTTPException) -> Response:
    # Flask keeps this error with the request, and its tracebacks keep the request: a circle for the collector.
    error.__traceback__ = error.__context__ = None
    return _refuse(service, service.no_such_route(error.code or 404))


def _broke(service: Service, error: Exception) -> Response:
    # Written out here, because a log that kept the traceback would keep the connection.
    story = "".join(format_exception(error))
    LOG.error("the %s fake broke on %s %s\n%s", service.name, request.method, request.path, story)
    refusal = service.broken()
    refusal.note = f"the fake itself broke: {type(error).__name__}: {error}"
    return _refuse(service, refusal)


def _undo() -> None:
    """Take back what a refused call had already written: a vendor's write happens whole or not at all."""
    before = g.get("before")
    if before is not None:
        cast("Universe", g.world.universe).restore(before)
