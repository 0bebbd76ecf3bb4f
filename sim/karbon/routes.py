"""Karbon over HTTP: who calls, and which resource answers."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from flask import Blueprint, Flask, Response, g, request

from sim.http.directory import Directory
from sim.http.service import Caller, Service, answer, current_world
from sim.http.service import create_app as create_service_app
from sim.karbon import account_routes, client_routes, errors, work_routes
from sim.karbon.addresses import Address, address_of
from sim.karbon.behaviour import Behaviour
from sim.karbon.resource import Handler, KarbonCall, Resource
from sim.karbon.state import KarbonState
from sim.karbon.webhooks import routes as webhook_routes
from sim.physics.limits import FixedWindow
from sim.physics.provenance import documented

METHODS: Final = ["GET", "POST", "PUT", "PATCH", "DELETE"]
OPEN: Final = frozenset({"/api/ping", "/api/apistatus"})

# By name in lower case. A resource that is not here does not exist, as far as callers can tell.
RESOURCES: Final[dict[str, Resource]] = {
    **account_routes.resources(),
    **client_routes.resources(),
    **work_routes.resources(),
    **webhook_routes.resources(),
}


def create_app(directory: Directory[Any]) -> Flask:
    """Karbon for every world of the directory."""
    blueprint = Blueprint("karbon", __name__)
    blueprint.add_url_rule("/api/ping", view_func=_ping)
    blueprint.add_url_rule("/api/apistatus", view_func=_status)
    blueprint.add_url_rule(
        "/<path:address>", view_func=_serve, methods=METHODS, provide_automatic_options=False
    )
    app = create_service_app(SERVICE, directory, blueprint)
    app.url_map.merge_slashes = False  # a key is a key, slashes and all
    return app


@documented("Karbon's guide: two headers on every call; they act for the account, never for a user")
def identify(directory: Directory[Any]) -> Caller | None:
    """Whose call it is. The bearer is looked at first, which of the two is bad is said."""
    if request.path in OPEN:
        return None
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    access_key = request.headers.get("AccessKey", "")
    world = directory.find(bearer) or directory.find(access_key)
    if world is None:
        raise errors.unauthorized(Behaviour(), "Auth token")
    state: KarbonState = world.karbon
    if scheme.lower() != "bearer" or bearer != state.access.bearer:
        raise errors.unauthorized(state.behaviour, "Auth token")
    if access_key != state.access.access_key:
        raise errors.unauthorized(state.behaviour, "Static Key")
    return Caller(world, "api application", "application")


def limit(world: Any) -> FixedWindow | None:
    """The window that counts the application's calls."""
    state: KarbonState = world.karbon
    return state.window if state.behaviour.rate_limited else None


def _serve(address: str) -> Response:  # noqa: ARG001 - the path is read whole
    found = address_of(request.path)
    resource = RESOURCES.get(found.resource) if found is not None else None
    if found is None or resource is None:
        raise errors.resource_not_found(_behaviour())
    handler = _handler(resource, found)
    if handler is None:
        raise errors.no_http_resource(request.path)
    return handler(KarbonCall(current_world().karbon, found, _options()))


def _handler(resource: Resource, found: Address) -> Handler | None:
    method = request.method
    if found.function:
        return resource.functions.get(found.function) if method == "GET" else None
    if not found.key:
        return resource.collection.get(method)
    after = found.after.lower()
    if not after or after == resource.cast:
        return resource.record.get(method)
    return resource.actions.get(after, {}).get(method)


def _options() -> dict[str, str]:
    if not request.environ["QUERY_STRING"]:
        return {}
    return {name.strip(): value.strip() for name, value in request.args.items()}


def _behaviour() -> Behaviour:
    world = g.get("world")
    return Behaviour() if world is None else world.karbon.behaviour


def _ping() -> Response:
    return answer(b'"pong"')


def _status() -> Response:
    return answer(b'{"MachineName":"karbon"}')


SERVICE: Final = Service(
    name="karbon",
    identify=identify,
    limit=limit,
    throttled=lambda wait_s: errors.rate_limited(_behaviour(), wait_s),
    unavailable=errors.unavailable,
    no_such_route=lambda _status: errors.resource_not_found(_behaviour()),  # also for a method unknown
    broken=errors.internal_error,
    encode=msgspec.json.encode,
    content_type="application/json",
)
