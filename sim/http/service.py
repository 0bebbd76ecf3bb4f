"""One Flask app a vendor, shared by all worlds: who calls, may they, does it fail, and what the journal keeps.

A vendor's `routes.py` describes itself in a `Service` and hands over a blueprint. Everything here is the same for
the three of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from traceback import format_exception
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from flask import Blueprint, Flask, Request, Response, g, request
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException

from sim.http.compression import compress
from sim.http.directory import Directory, Lookup
from sim.physics.faults import Fault, FaultKind
from sim.physics.journal import Call
from sim.physics.refusal import Refusal
from sim.physics.universe import Universe

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

LOG = logging.getLogger(__name__)
FAULT_KEY = "timebridge.fault"
CLOCK_KEY = "timebridge.clock"
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


class _Fake(Flask):
    """A Flask app whose gate and journal are called straight, not looked up as hooks: a tenth of a call."""

    def __init__(self, service: Service, directory: Directory[Any]) -> None:
        super().__init__(f"sim.{service.name}", static_folder=None)
        self._service = service
        self._directory = directory

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Itself: nothing here is a coroutine, and Flask would look each time."""
        return func

    def full_dispatch_request(self) -> Response:
        """The gate, the route, the journal. Hooks are run if anybody added some; Flask's signals are not sent."""
        try:
            _admit(self._service, self._directory)
            found = self.preprocess_request() if self.before_request_funcs else None
            if found is None:
                found = self.dispatch_request()
        except Exception as error:  # noqa: BLE001 - as Flask does: a handler answers each of them
            found = self.handle_user_exception(error)
        response = self.make_response(found)
        if self.after_request_funcs:
            response = self.process_response(response)
        if self._service.compresses:
            compress(request, response)
        return _record(self._service, response)


def create_app(service: Service, directory: Directory[Any], blueprint: Blueprint) -> Flask:
    """The app that serves this vendor in every world of the directory."""
    app = _Fake(service, directory)
    app.url_map.strict_slashes = False
    app.register_blueprint(blueprint)
    app.register_error_handler(Refusal, lambda refusal: _refuse(service, refusal))
    app.register_error_handler(HTTPException, lambda error: _no_such_route(service, error))
    app.register_error_handler(Exception, lambda error: _broke(service, error))
    return app


class Answer(Response):
    """A whole body with its headers, which are sent as they stand: a copy, for addresses to complete, costs a tenth."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """The headers, unless one has an address in it or there is no body to have a length."""
        as_they_stand = self.status_code not in {204, 304} and "Location" not in self.headers
        return self.headers if as_they_stand else super().get_wsgi_headers(environ)


def answer(
    body: bytes,
    status: int = 200,
    content_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A response with exactly these bytes."""
    return Answer(body, status, headers, content_type=content_type)


def current_world() -> Any:
    """The world of the call being answered."""
    return g.world


def _admit(service: Service, directory: Directory[Any]) -> None:
    here, asked = _call()
    here.world = here.before = here.fault = None
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
    here.fault = universe.faults.next(service.name, asked.method, asked.path)
    if here.fault is not None:
        if here.fault.kind is FaultKind.REFUSED:
            raise service.unavailable(here.fault.status)
        environ[FAULT_KEY] = here.fault
    if asked.method != "GET":
        here.before = universe.snapshot()


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


def _record(service: Service, response: Response) -> Response:
    here, asked = _call()
    world = here.get("world")
    if world is None:
        return response
    universe: Universe = world.universe
    fault: Fault | None = here.fault
    universe.calls.append(
        Call(
            universe.clock.now(),
            service.name,
            asked.method,
            asked.path,
            asked.environ["QUERY_STRING"],
            response.status_code,
            here.who,
            fault.delay_s if fault is not None and fault.kind is FaultKind.SLOW else 0.0,
            fault.kind.value if fault is not None else "",
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
    said = refusal.body
    encoded = Encoded(said) if isinstance(said, bytes) else service.encode(said)
    response = answer(encoded.body, refusal.status, encoded.content_type)
    response.headers.update(refusal.headers)
    return response


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
