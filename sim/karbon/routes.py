"""Karbon over HTTP: who calls, and which resource answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec
from flask import Blueprint, Flask, Response, g, request

from sim.http.directory import Directory
from sim.http.service import Caller, Encoded, Service, current_world
from sim.http.service import create_app as create_service_app
from sim.karbon import (
    account_routes,
    card_routes,
    client_routes,
    errors,
    failing,
    metadata,
    outside,
    work_routes,
)
from sim.karbon.addresses import Address, address_of
from sim.karbon.behaviour import Behaviour
from sim.karbon.billing import routes as billing
from sim.karbon.customfields import routes as custom_field_routes
from sim.karbon.files import routes as files
from sim.karbon.integration_tasks import routes as integration_tasks
from sim.karbon.notes import routes as notes
from sim.karbon.planning import routes as planning_routes
from sim.karbon.resource import Handler, KarbonCall, Resource
from sim.karbon.state import KarbonState
from sim.karbon.teams import routes as team_routes
from sim.karbon.time import routes as time_routes
from sim.karbon.webhooks import routes as webhook_routes
from sim.physics.limits import FixedWindow
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal

CONFLICT: Final = 409
TICKS_FROM: Final = datetime(1, 1, 1, tzinfo=UTC)
METHODS: Final = ["GET", "POST", "PUT", "PATCH", "DELETE"]

# By name in lower case. A resource that is not here does not exist, as far as callers can tell.
RESOURCES: Final[dict[str, Resource]] = {
    **account_routes.resources(),
    **client_routes.resources(),
    **card_routes.resources(),
    **work_routes.resources(),
    **time_routes.resources(),
    **notes.resources(),
    **files.resources(),
    **integration_tasks.resources(),
    **billing.resources(),
    **metadata.resources(),
    **webhook_routes.resources(),
    **planning_routes.resources(),
    **team_routes.resources(),
    **custom_field_routes.resources(),
}


def create_app(directory: Directory[Any]) -> Flask:
    """Karbon for every world of the directory."""
    blueprint = Blueprint("karbon", __name__)
    blueprint.add_url_rule(
        "/<path:address>", view_func=_serve, methods=METHODS, provide_automatic_options=False
    )
    app = create_service_app(SERVICE, directory, blueprint)
    app.url_map.merge_slashes = False  # a key is a key, slashes and all
    return app


@documented("Karbon's guide: two headers on every call; they act for the account, never for a user")
def identify(directory: Directory[Any]) -> Caller | None:
    """Whose call it is. The bearer is looked at first, which of the two is bad is said."""
    if outside.plain(request.path) in outside.PROBES:
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


def handler_of(method: str, found: Address) -> Handler | None:
    """What answers this method of an address; None for a method that the address does not take.

    KeyError for a resource that does not exist.
    """
    resource = RESOURCES[found.resource]
    if found.function:
        return resource.functions.get(found.function) if method == "GET" else None
    if not found.key:
        return resource.collection.get(method)
    after = found.after.lower()
    if not after or after == resource.cast:
        return resource.record.get(method)
    return resource.actions.get(after, {}).get(method)


@documented(
    "Karbon's OpenAPI document: the gateway knows no such resource, the framework no such address in it"
)
def _serve(address: str) -> Response:  # noqa: ARG001 - the path is read whole
    found = address_of(request.path)
    if found is None or found.resource not in RESOURCES:
        elsewhere = outside.ROUTES.get((request.method, outside.plain(request.path)))
        if elsewhere is not None:
            return elsewhere(_call(Address("")))
        raise errors.resource_not_found(_behaviour())
    handler = handler_of(request.method, found)
    if handler is None:
        raise errors.no_http_resource(request.path)
    return handler(KarbonCall(current_world().karbon, found, _options()))


def _call(found: Address) -> KarbonCall | None:
    world = current_world()
    return None if world is None else KarbonCall(world.karbon, found, _options())


def _options() -> dict[str, str]:
    if not request.environ["QUERY_STRING"]:
        return {}
    return {name.strip(): value.strip() for name, value in request.args.items()}


def _behaviour() -> Behaviour:
    world = g.get("world")
    return Behaviour() if world is None else world.karbon.behaviour


@documented("KARBON_API.md: a race is lost on the server, without an ETag; here, by a fault with status 409")
def _unavailable(status: int) -> Refusal:
    """What a call that must fail is told: a writer who lost a race its own text, everybody else the gateway's."""
    if status == CONFLICT and request.method in {"PUT", "PATCH"}:
        return errors.conflict()
    return errors.failed(_behaviour(), status, _request_id())


@inferred("the first 18 digits of the one sample are the ticks of a day in July 2022; two more follow")
def _request_id() -> str:
    world = g.get("world")
    if world is None:
        return ""
    ticks = (world.universe.clock.now() - TICKS_FROM) // timedelta(microseconds=1) * 10
    return f"{ticks:018}{world.universe.chance.below('karbon.request_ids', 100):02}"


SERVICE: Final = Service(
    name="karbon",
    identify=identify,
    limit=limit,
    throttled=lambda wait_s: errors.rate_limited(_behaviour(), wait_s),
    unavailable=_unavailable,
    no_such_route=lambda _status: errors.resource_not_found(_behaviour()),  # also for a method unknown
    broken=lambda: errors.internal_error(_request_id()),
    encode=lambda body: Encoded(msgspec.json.encode(body)),
    compresses=True,
    nature=failing.nature,
    credentials=failing.CREDENTIALS,
)
