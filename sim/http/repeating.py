"""A call that is carried out once more, now or later, without its caller: as it was made, byte for byte."""

from __future__ import annotations

from contextvars import Context
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from flask import Flask, Request

from sim.physics.faults import Fault
from sim.physics.universe import Universe

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

REPEATED_KEY: Final = "timebridge.repeated"


class Made(NamedTuple):
    """A call as it was made, and the fault for which it is carried out again."""

    environ: tuple[tuple[str, Any], ...]
    body: bytes
    fault: Fault


class Repeated(NamedTuple):
    """Why a call is carried out without its caller, and in which world alone."""

    fault: Fault
    universe: Universe


def made(asked: Request, fault: Fault) -> Made:
    """The call that is being answered. Its body stays to be read."""
    plain = (str, tuple, bool)
    kept = tuple((key, value) for key, value in asked.environ.items() if isinstance(value, plain))
    return Made(kept, asked.get_data(cache=True), fault)


def carry_out(app: Flask, universe: Universe, call: Made) -> None:
    """Carry it out. Nobody hears the answer."""
    # In a context of its own: Flask lends the `g` of a call to a call inside of it.
    Context().run(_carry_out, app, universe, call)


def _carry_out(app: Flask, universe: Universe, call: Made) -> None:
    environ: WSGIEnvironment = {
        **dict(call.environ),
        "wsgi.input": BytesIO(call.body),
        "wsgi.errors": StringIO(),
        REPEATED_KEY: Repeated(call.fault, universe),
    }
    # Past whatever somebody put before the app: it does not wait for anybody's turn.
    chunks = Flask.wsgi_app(app, environ, lambda *_: lambda _: None)
    try:
        for _ in chunks:
            pass
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
