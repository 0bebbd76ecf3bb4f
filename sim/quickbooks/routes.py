"""The Accounting API over HTTP: companyinfo, query and the described entities (contract 1 and 3)."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, Flask, Response, g, request

from sim.http.directory import Directory
from sim.http.service import Encoded, Service
from sim.http.service import create_app as create_service_app
from sim.physics.chance import Chance
from sim.physics.clock import WORLD_START
from sim.physics.provenance import documented, inferred, seen
from sim.physics.refusal import Refusal
from sim.quickbooks import errors, failing, gateway, operations, query, throttle, wire, writing
from sim.quickbooks.calls import body, company_here, entity_named, once, one, success
from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.gate import identify, no_such_path
from sim.quickbooks.oauth import oauth
from sim.quickbooks.replies import Reply
from sim.quickbooks.reports_rows import DOCUMENTS
from sim.quickbooks.routes_many import many
from sim.quickbooks.state import COMPANY_ID, QuickBooksState

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
    company = company_here()
    entity = ENTITIES["companyinfo"]
    wanted = COMPANY_ID if record_id == realm_id else record_id
    shown = entity.show(company, writing.find(company, entity, wanted), single=True)
    if request.args.get("include", "").lower() == "firsttxndate":
        shown["NameValue"] = [*shown["NameValue"], *first_transaction(company)]
    return success(company, {entity.name: shown})


@api.get("/v3/company/<realm_id>/<name>/<record_id>")
def read(realm_id: str, name: str, record_id: str) -> Response:  # noqa: ARG001
    """One record."""
    company = company_here()
    entity = entity_named(name)
    return one(company, entity, writing.find(company, entity, record_id))


@api.post("/v3/company/<realm_id>/<name>")
def write(realm_id: str, name: str) -> Response:  # noqa: ARG001
    """Create, update or delete, whatever the body and `operation` say."""
    company = company_here()
    entity = entity_named(name)
    operation, option = (request.args.get(name, "") for name in ("operation", "include"))
    return once(company, lambda: operations.perform(company, entity, operation, body(entity), option))


@documented("contract 1.2 and 3.9: with `include`; that it is absent while there is none is inferred")
def first_transaction(company: QuickBooksState) -> list[dict[str, str]]:
    """The day of the oldest transaction, as one of the company's names and values."""
    days = [record.TxnDate for kind in DOCUMENTS for record in company.tables[kind]]
    return [{"Name": "firsttxndate", "Value": min(days)}] if days else []


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
        nature=failing.nature,
        credentials=failing.CREDENTIALS,
    )
    api_and_oauth = Blueprint("intuit", __name__)
    api_and_oauth.register_blueprint(api)
    api_and_oauth.register_blueprint(many)
    api_and_oauth.register_blueprint(oauth)
    app = create_service_app(service, directory, api_and_oauth)
    app.after_request(_with_headers)
    return app


def _queried(text: str) -> Response:
    company = company_here()
    return success(company, {"QueryResponse": query.answer(company, text)})


def _now() -> Any:
    world = g.get("world")
    return WORLD_START if world is None else world.universe.clock.now()


def _limit(world: Any) -> Any:
    company: QuickBooksState = world.quickbooks
    return throttle.limit(company.windows, company.behaviour)


@inferred("a planned failure in the dialect of the layer that would have it; the words are ours")
def _unavailable(status: int) -> Refusal:
    """What a planned failure looks like, in the words that go with its status."""
    if status == 429:
        return gateway.throttled(_now(), 60)
    if status == 401:
        token = request.headers.get("Authorization", "").partition(" ")[2]
        return gateway.unauthorized(f"Token revoked: {token}", _now())
    if status == 400 and request.path.endswith("/query"):
        return errors.query_failed("Unexpected Internal Error.")
    return errors.application_error("Service Unavailable.", status)


@seen("vcr error/500: a path of the API that leads nowhere; of other paths contract 2.3 says 404")
def _no_such_route(status: int) -> Refusal:
    """Inside the API an unsupported operation (400); elsewhere a plain 404 or 405 of the gateway."""
    if request.path.startswith("/v3"):
        return errors.no_resource(request.path)
    return no_such_path(status)


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
