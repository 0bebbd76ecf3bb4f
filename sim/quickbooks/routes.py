"""The Accounting API over HTTP: companyinfo, query and the described entities (contract 1 and 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from flask import Blueprint, Flask, Response, g, request

from sim.http.directory import Directory
from sim.http.service import Encoded, Service, answer, current_world
from sim.http.service import create_app as create_service_app
from sim.physics.chance import Chance
from sim.physics.clock import WORLD_START
from sim.physics.refusal import Refusal
from sim.quickbooks import errors, gateway, query, throttle, wire, writing
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.gate import identify
from sim.quickbooks.oauth import oauth
from sim.quickbooks.replies import Reply
from sim.quickbooks.schema import EntityType
from sim.quickbooks.state import COMPANY_ID, QuickBooksState

REQUEST_ID_MAX: Final = 50
OF_ERRORS: Final = (
    ("Server", "nginx"),
    ("Strict-Transport-Security", "max-age=15552000"),
    ("X-Content-Type-Options", "nosniff"),
    ("x-envoy-upstream-service-time", "57"),
)
OF_SUCCESS: Final = (
    *OF_ERRORS,
    ("Qbo-Version", "1944.190"),
    ("Service-Time", "total=56, db=18"),
    ("Expires", "0"),
    ("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private"),
)
api = Blueprint("quickbooks", __name__)


@api.get("/v3/company/<realm_id>/query")
def query_by_get(realm_id: str) -> Response:  # noqa: ARG001 - the gate has compared it
    """A statement in the query string."""
    return _queried(request.args.get("query", ""))


@api.post("/v3/company/<realm_id>/query")
def query_by_post(realm_id: str) -> Response:  # noqa: ARG001
    """A statement as the body, or in a form."""
    return _queried(wire.statement())


@api.get("/v3/company/<realm_id>/companyinfo/<record_id>")
def read_company(realm_id: str, record_id: str) -> Response:
    """The company by the realm's number (docs) or by 1 (py, node, ruby)."""
    company = _company()
    entity = ENTITIES["companyinfo"]
    wanted = COMPANY_ID if record_id == realm_id else record_id
    return _one(company, entity, writing.find(company, entity, wanted))


@api.get("/v3/company/<realm_id>/<name>/<record_id>")
def read(realm_id: str, name: str, record_id: str) -> Response:  # noqa: ARG001
    """One record."""
    company = _company()
    entity = _entity(name)
    return _one(company, entity, writing.find(company, entity, record_id))


@api.post("/v3/company/<realm_id>/<name>")
def write(realm_id: str, name: str) -> Response:  # noqa: ARG001
    """Create, update or delete, whatever the body and `operation` say."""
    company = _company()
    entity = _entity(name)
    operation = request.args.get("operation", "").lower()
    return _once(company, lambda: _written(company, entity, operation))


def create_app(directory: Directory[Any]) -> Flask:
    """QuickBooks for every world of the directory, at all of its hosts."""
    service = Service(
        name="quickbooks",
        identify=identify,
        limit=_limit,
        throttled=lambda wait_s: gateway.throttled(_now(), wait_s),
        unavailable=_unavailable,
        no_such_route=_no_such_route,
        broken=lambda: errors.application_error("Unexpected Internal Error."),
        encode=lambda body: wire.refused(body, _now()),
        compresses=True,
    )
    api_and_oauth = Blueprint("intuit", __name__)
    api_and_oauth.register_blueprint(api)
    api_and_oauth.register_blueprint(oauth)
    app = create_service_app(service, directory, api_and_oauth)
    app.after_request(_with_headers)
    return app


def _queried(text: str) -> Response:
    company = _company()
    return _success(company, {"QueryResponse": query.answer(company, text)})


def _written(company: QuickBooksState, entity: EntityType, operation: str) -> dict[str, Any]:
    if operation == "delete" and "delete" in entity.operations:
        record = writing.delete(company, entity, _body(entity))
        return {entity.name: {"domain": "QBO", "status": "Deleted", "Id": record.id}}
    if operation not in {"", "create", "update"} or "create" not in entity.operations:
        raise errors.unsupported(operation or f"create of {entity.name}")
    body = _body(entity)
    if operation == "update" and isinstance(body, dict) and not body.get("Id"):
        raise errors.required("Id")
    record = writing.save(company, entity, body)
    return {entity.name: entity.show(company, record, single=True)}


def _once(company: QuickBooksState, work: Callable[[], dict[str, Any]]) -> Response:
    """Do the work, unless it was done under this `requestid` before: then the stored answer (contract 1.4)."""
    request_id = request.args.get("requestid", "")
    if not request_id:
        return _success(company, work())
    if len(request_id) > REQUEST_ID_MAX:
        raise errors.wrong_length("requestid", 1, REQUEST_ID_MAX, len(request_id))
    known = company.replies.find(request_id)
    if known is None:
        try:
            known = Reply(200, wire.enveloped(work(), company.universe.clock.now()))
        except Refusal:
            if company.behaviour.replay_failures:
                g.failed = request_id  # kept once the refusal has been written out
            raise
        company.replies.keep(request_id, known)
    return answer(known.encoded.body, known.status, known.encoded.content_type)


def _one(company: QuickBooksState, entity: EntityType, record: Any) -> Response:
    return _success(company, {entity.name: entity.show(company, record, single=True)})


def _success(company: QuickBooksState, body: dict[str, Any]) -> Response:
    encoded = wire.enveloped(body, company.universe.clock.now())
    return answer(encoded.body, content_type=encoded.content_type)


def _body(entity: EntityType) -> Any:
    return wire.members(entity.name, {entity.name.lower(): entity})


def _entity(name: str) -> EntityType:
    found = ENTITIES.get(name.lower())
    if found is None:
        raise errors.no_resource(request.path)
    return found


def _company() -> QuickBooksState:
    company: QuickBooksState = current_world().quickbooks
    return company


def _now() -> Any:
    world = g.get("world")
    return WORLD_START if world is None else world.universe.clock.now()


def _limit(world: Any) -> Any:
    company: QuickBooksState = world.quickbooks
    return throttle.limit(company.windows, company.behaviour)


def _unavailable(status: int) -> Refusal:
    """What a planned failure looks like, in the words that go with its status."""
    if status == 429:
        return gateway.throttled(_now(), 60)
    if status == 401:
        token = request.headers.get("Authorization", "").partition(" ")[2]
        return gateway.unauthorized(f"Token revoked: {token}", _now())
    return errors.application_error("Service Unavailable.", status)


def _no_such_route(status: int) -> Refusal:
    """Inside the API an unsupported operation (400); elsewhere a plain 404 or 405 of the gateway."""
    if request.path.startswith("/v3"):
        return errors.no_resource(request.path)
    return Refusal(status, {"error": "not_found" if status == 404 else "method_not_allowed"})


def _with_headers(response: Response) -> Response:
    """The headers of the sandbox (vcr; Java SDK issue 181); errors lack the versions and the cache's."""
    here = g._get_current_object()  # noqa: SLF001 - one look through Flask's proxy instead of four
    world = here.get("world")
    chance = Chance(f"gateway|{request.path}") if world is None else world.universe.chance
    digits = chance.hex("quickbooks.tid", 64)  # one draw for both: a trace id, and a span's UUID
    tid = f"1-{digits[:8]}-{digits[8:32]}"
    span = f"{digits[32:40]}-{digits[40:44]}-4{digits[45:48]}-a{digits[49:52]}-{digits[52:]}"
    failed = here.pop("failed", None)
    if failed is not None and world is not None:
        encoded = Encoded(response.get_data(), response.content_type or "")
        world.quickbooks.replies.keep(failed, Reply(response.status_code, encoded))
    # Put behind the others in one go: adding them one by one costs as much as the rest of a read.
    response.headers[len(response.headers) :] = (
        *(OF_SUCCESS if response.status_code == 200 else OF_ERRORS),
        ("intuit_tid", tid),
        ("X-Spanid", span),
        ("X-Amzn-Trace-Id", f"Root={tid}"),
    )
    return response
