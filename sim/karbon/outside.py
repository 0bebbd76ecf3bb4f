"""What answers outside /v3: two probes that need no credentials, and what is left of the first version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import Response

from sim.http.service import answer
from sim.karbon import errors, users, wire
from sim.karbon.bodies import UserBody, understood
from sim.karbon.resource import KarbonCall, created
from sim.physics.provenance import seen


@seen("Karbon's own tests of 2022: the answer contains pong")
def _ping(_call: KarbonCall | None) -> Response:
    return answer(b'"pong"')


@seen("Karbon's own tests of 2022: the answer contains MachineName")
def _status(_call: KarbonCall | None) -> Response:
    return answer(b'{"MachineName":"karbon"}')


@seen("Karbon's own tests of 2022: 422 for an address that is taken; the rest is that of v3, by inference")
def _invite(call: KarbonCall | None) -> Response:
    assert call is not None
    content = call.content
    body = understood(content, UserBody)
    if body is not None and body.email_address and call.state.user_by(body.email_address) is not None:
        raise errors.user_exists_in_v1()
    user = users.invite(call.state, content)
    return created(call, "Users", "", wire.user_row(call.state, user), f"Users('{user.user_key}')")


PROBES: Final = frozenset({"/api/ping", "/api/apistatus"})
# By method and path in lower case. Nobody calls a probe in particular, so it is told no call.
ROUTES: Final[dict[tuple[str, str], Callable[[KarbonCall | None], Response]]] = {
    ("GET", "/api/ping"): _ping,
    ("GET", "/api/apistatus"): _status,
    ("POST", "/v1/users"): _invite,
}


def plain(path: str) -> str:
    """A path as it stands in the table: case and slashes at the end do not matter."""
    return path.rstrip("/").lower()
