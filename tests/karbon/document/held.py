"""Holds every answer of Karbon in the tests to both documents: what Karbon publishes, and what we publish.

The answers are looked at where they leave the app, whatever way the call came in, and pass unchanged. What is found
fails the test that looks next, which is the one whose call it was.
"""

from functools import cache, partial

import msgspec
from flask import g, request
from jsonschema_rs import Draft202012Validator

from sim.karbon.addresses import address_of
from sim.karbon.document.whole import document
from sim.karbon.operation import Operation
from sim.karbon.routes import RESOURCES, handler_of
from sim.physics.fault_kinds import FaultKind
from tests.karbon.document.exceptions import known
from tests.karbon.document.facts import FACTS
from tests.karbon.document.findings import findings_of
from tests.karbon.document.strict import strict

JSON = "application/json"
DOCUMENTS = {"published": FACTS, "served": document()}
NOWHERE = {"published": "nowhere in what Karbon publishes", "served": "nowhere in our document"}
FOUND: list[str] = []
SPOILED = {
    FaultKind.GARBLED,
    FaultKind.WRONG_TYPE,
    FaultKind.REQUEST_LOST,
    FaultKind.LATE_COMMIT,
}


def hold(app, *, bodies=False):
    """Look at every answer of this app from now on; at the bodies that it takes, too, where those are our own."""
    app.after_request(partial(_look, bodies))
    if bodies:
        app.before_request(_remember)


def _remember():
    """The fake lets go of a body once it has read it; here it is looked at afterwards."""
    request.get_data()


def taken():
    """What was found since the last time."""
    found, FOUND[:] = list(dict.fromkeys(FOUND)), []
    return found


def _look(bodies, response):
    # A path with a line break in it never gets behind the gateway.
    operation = _operation(request.method, request.path) if request.url_rule is not None else None
    if operation is not None and not _armed(request.method, operation, response.status_code):
        FOUND.extend(findings(request.method, operation, response.status_code, response.get_data()))
        if bodies and response.status_code < 300:
            FOUND.extend(body_findings(request.method, operation, request.get_data()))
    if g.get("note", "").startswith("the fake itself broke"):
        FOUND.append(f"{request.method} {request.path}: {g.note}")
    return response


def findings(method, operation, status, body):
    """What is wrong with an answer, a line each; what the table of exceptions knows is not."""
    name = f"{method} {operation} {status}"
    found = []
    for source, whole in DOCUMENTS.items():
        responses = whole["paths"].get(operation, {}).get(method.lower(), {}).get("responses", {})
        lines = [name]
        if str(status) in responses:
            lines = [f"{name} > {line}" for line in _lines(_answer(source, method, operation, status), body)]
        found += [f"{line}  ({NOWHERE[source]})" for line in lines if source == "served" or not known(line)]
    return found


def body_findings(method, operation, body):
    """What is wrong with a body that was taken, by what Karbon publishes."""
    lines = (f"{method} {operation} < {line}" for line in _lines(_body(method, operation), body))
    return [f"{line}  ({NOWHERE['published']})" for line in lines if not known(line)]


def _lines(validator, body):
    value = msgspec.json.decode(body) if body and validator is not None else None
    if validator is None or validator.is_valid(value):
        return []
    return findings_of(validator.iter_errors(value))


def _operation(method, path):
    """The path of the operation as both documents write it, or None where nothing answers."""
    found = address_of(path)
    handler = handler_of(method, found) if found is not None and found.resource in RESOURCES else None
    return f"/v3/{handler.path}" if isinstance(handler, Operation) else None


def _armed(method, operation, status):
    """Whether a test armed a status that no document has, since a gateway may give any, or an answer that is none."""
    if g.get("strike") is None:
        return False
    fault = g.strike.fault
    documented = DOCUMENTS["served"]["paths"][operation][method.lower()]["responses"]
    return fault.kind in SPOILED or (fault.status == status and str(status) not in documented)


@cache
def _answer(source, method, operation, status):
    """The validator of an answer; None where it has no JSON."""
    answer = DOCUMENTS[source]["paths"][operation][method.lower()]["responses"][str(status)]
    return _validator(answer.get("content", {}), source, nullable=source == "published")


@cache
def _body(method, operation):
    """The validator of a body; None where Karbon publishes none."""
    item = FACTS["paths"].get(operation, {}).get(method.lower(), {})
    return _validator(item.get("requestBody", {}).get("content", {}), "published", nullable=False)


def _validator(content, source, *, nullable):
    if JSON not in content:
        return None
    schema = strict(content[JSON]["schema"], DOCUMENTS[source], nullable=nullable)
    return Draft202012Validator(schema, validate_formats=True)
