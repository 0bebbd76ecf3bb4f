"""HTTP in, HTTP out: whose call it is, which resource it is for, and the vendor's bytes in return."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, Flask, Response, g, request

from sim.http import service
from sim.http.directory import Directory
from sim.http.service import Caller, Service, current_world
from sim.physics.limits import SlidingWindow
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal
from sim.quickbooks_time import errors, grant, wire
from sim.quickbooks_time.records import User
from sim.quickbooks_time.resources import NOT_YET, RESOURCES
from sim.quickbooks_time.resources.call import ResourceCall

GRANT_PATH: Final = "/api/v1/grant"
BODY_SIZE_MAX: Final = 2 * 1024 * 1024  # [contract 2.2]
ALL_METHODS: Final = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
CONTENT_TYPE: Final = "application/json"

blueprint = Blueprint("quickbooks_time", __name__)


def create_app(directory: Directory[Any]) -> Flask:
    """The app that answers at the vendor's host, for every world of the directory."""
    app = service.create_app(SERVICE, directory, blueprint)
    app.config["MAX_CONTENT_LENGTH"] = BODY_SIZE_MAX
    app.config["MAX_FORM_MEMORY_SIZE"] = BODY_SIZE_MAX
    return app


@blueprint.route(GRANT_PATH, methods=ALL_METHODS, provide_automatic_options=False)
def answer_grant() -> Response:
    """A new pair of tokens."""
    if request.method != "POST":
        raise errors.refused(405)
    asked = g.grant
    grant.check(asked)
    world = current_world()
    if world is None:
        raise errors.oauth(400, "invalid_client", "The client credentials are invalid")
    return _answer(grant.answer(world.quickbooks_time, asked))


@blueprint.route("/api/v1/<path:resource>", methods=ALL_METHODS, provide_automatic_options=False)
def answer_resource(resource: str) -> Response:
    """What a resource says."""
    resource = resource.rstrip("/")
    methods = RESOURCES.get(resource)
    if methods is None:
        if resource in NOT_YET:
            raise errors.refused(501, note=f"this fake does not have {resource} yet")
        raise errors.refused(404)
    handler = methods.get(request.method)
    if handler is None:
        raise errors.refused(405)
    state = current_world().quickbooks_time
    body = b"" if request.method == "GET" else request.get_data()
    return _answer(handler(ResourceCall(state, g.caller, resource, request.environ["QUERY_STRING"], body)))


def identify(directory: Directory[Any]) -> Caller | None:
    """The world of the token or, for a grant, of the client."""
    if request.path.rstrip("/") == GRANT_PATH:
        g.grant = grant.parameters(request.get_data())
        world = directory.find(g.grant.get("client_id", ""))
        return None if world is None else Caller(world, "grant")
    token = _bearer(request.environ.get("HTTP_AUTHORIZATION"))
    world = directory.find(token)
    if world is None:
        raise errors.oauth(401, "invalid_grant", "The access token provided is invalid")
    user = _user_of(world, token)
    g.caller = user
    counts = token if world.quickbooks_time.behaviour.throttle else ""
    return Caller(world, user.username, counts)


@inferred("contract 1.4: the texts of bshaffer/oauth2-server-php")
def _bearer(header: str | None) -> str:
    if not header:
        raise errors.oauth(401, "invalid_request", "The access token was not found")
    kind, _, token = header.partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise errors.oauth(400, "invalid_request", "Malformed auth header")
    return token.strip()


@inferred("an archived user's token is no longer good")
def _user_of(world: Any, token: str) -> User:
    state = world.quickbooks_time
    user: User | None = state.tables.users.get(state.access.user_of(token))
    if user is None or not user.active:
        raise errors.oauth(401, "invalid_grant", "The access token provided is invalid")
    return user


def _window(world: Any) -> SlidingWindow:
    window: SlidingWindow = world.quickbooks_time.window
    return window


@documented("contract 2.3: the codes; that bodies have the vendor's envelope is inferred")
def _no_such_route(status: int) -> Refusal:
    known = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
    return errors.refused(status if status in known else 400)


def _answer(body: Any) -> Response:
    return service.answer(wire.encode(body), 200, CONTENT_TYPE)


SERVICE: Final = Service(
    name="quickbooks_time",
    identify=identify,
    limit=_window,
    throttled=errors.throttled,
    unavailable=errors.refused,
    no_such_route=_no_such_route,
    broken=lambda: errors.refused(500),
    encode=wire.encode,
    content_type=CONTENT_TYPE,
)
