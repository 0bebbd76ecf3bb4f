"""HTTP in, HTTP out: whose call it is, which resource it is for, and the vendor's bytes in return."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, Flask, Response, g, request

from sim.http import service
from sim.http.directory import Directory
from sim.http.service import CHUNKED_KEY, Limit, Service, current_world
from sim.physics.provenance import documented
from sim.physics.refusal import Refusal
from sim.quickbooks_time import authorize_page, errors, errors_access, failing, grant, wire
from sim.quickbooks_time.gate import ALL_METHODS, GRANT_PATH, identify
from sim.quickbooks_time.resources import RESOURCES
from sim.quickbooks_time.resources.call import ResourceCall

BODY_SIZE_MAX: Final = 2 * 1024 * 1024  # [contract 2.2: of files; here of every body]
CONTENT_TYPE: Final = "application/json"
UPLOADS: Final = "files"

blueprint = Blueprint("quickbooks_time", __name__)


def create_app(directory: Directory[Any]) -> Flask:
    """The app that answers at the vendor's host, for every world of the directory."""
    app = service.create_app(SERVICE, directory, blueprint)
    app.register_blueprint(authorize_page.blueprint)
    app.config["MAX_CONTENT_LENGTH"] = BODY_SIZE_MAX
    app.config["MAX_FORM_MEMORY_SIZE"] = BODY_SIZE_MAX
    return app


@blueprint.route(GRANT_PATH, methods=ALL_METHODS, provide_automatic_options=False)
@documented("contract 1.3: POST /grant; that other verbs are 405 is inferred")
def answer_grant() -> Response:
    """A new pair of tokens."""
    if request.method != "POST":
        raise errors.refused(405)
    grant.check(g.asked)
    world = current_world()
    if world is None:
        raise errors_access.client_wrong("no world has an app with this client_id")
    return _answer(grant.answer(world.quickbooks_time, g.asked))


@blueprint.route("/api/v1/<path:resource>", methods=ALL_METHODS, provide_automatic_options=False)
@documented("contract 3.0: 405 or 501, a switch, for a verb that a path has not; 404 is inferred")
def answer_resource(resource: str) -> Response:
    """What a resource says."""
    resource = resource.rstrip("/")
    methods = RESOURCES.get(resource)
    if methods is None:
        raise errors.refused(404)
    state = current_world().quickbooks_time
    handler = methods.get(request.method)
    if handler is None:
        raise errors.refused(state.behaviour.unsupported_verb_code)
    body = b"" if request.method == "GET" else request.get_data()
    if request.method == "POST" and resource == UPLOADS and CHUNKED_KEY in request.environ:
        raise errors.length_missing(state.behaviour.length_missing_code)
    return _answer(handler(ResourceCall(state, g.caller, resource, request.environ["QUERY_STRING"], body)))


def _window(world: Any) -> Limit:
    window: Limit = world.quickbooks_time.window
    return window


@documented("contract 2.3: the codes; that bodies have the vendor's envelope is inferred")
def _no_such_route(status: int) -> Refusal:
    known = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
    return errors.refused(status if status in known else 400)


def _answer(body: Any) -> Response:
    if isinstance(body, bytes):
        return service.answer(body, 200, "application/octet-stream")  # files/raw [contract 3.14]
    return service.answer(wire.encode(body), 200, CONTENT_TYPE)


SERVICE: Final = Service(
    name="quickbooks_time",
    identify=identify,
    limit=_window,
    throttled=errors.throttled,
    unavailable=errors.refused,
    no_such_route=_no_such_route,
    broken=lambda: errors.refused(500),
    encode=lambda body: service.Encoded(wire.encode(body), CONTENT_TYPE),
    nature=failing.nature,
    credentials=failing.CREDENTIALS,
)
