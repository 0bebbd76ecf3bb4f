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
from tests.karbon.document.exceptions import known
from tests.karbon.document.facts import FACTS
from tests.karbon.document.findings import findings_of
from tests.karbon.document.strict import strict

JSON = "application/json"
PUBLISHED, SERVED = FACTS, document()
FOUND: list[str] = []


def hold(app, *, bodies=False):
    """Look at every answer of this app from now on; at the bodies that it takes, too, where those are our own."""
    app.after_request(partial(_look, bodies))


def taken():
    """What was found since the last time."""
    found, FOUND[:] = list(dict.fromkeys(FOUND)), []
    return found


def _look(bodies, response):
    # A path with a line break in it never gets behind the gateway.
    operation = _operation(request.method, request.path) if request.url_rule is not None else None
    if operation is not None and not _by_fault(response.status_code):
        FOUND.extend(findings(request.method, operation, response.status_code, response.get_data()))
        if bodies and response.status_code < 300:
            FOUND.extend(body_findings(request.method, operation, request.get_data()))
    if g.get("note", "").startswith("the fake itself broke"):
        FOUND.append(f"{request.method} {request.path}: {g.note}")
    return response


def findings(method, operation, status, body):
    """What is wrong with an answer, a line each; what the table of exceptions knows is not."""
    name = f"{method} {operation} {status}"
    lines = []
    for source in (PUBLISHED, SERVED):
        item = source["paths"].get(operation, {}).get(method.lower())
        if item is None or str(status) not in item["responses"]:
            lines.append((source, name))
        else:
            lines += [
                (source, f"{name} > {line}")
                for line in _lines(_answer(id(source), method, operation, status), body)
            ]
    return [_told(source, line) for source, line in lines if source is SERVED or not known(line)]


def body_findings(method, operation, body):
    """What is wrong with a body that was taken, by what Karbon publishes."""
    lines = (f"{method} {operation} < {line}" for line in _lines(_body(method, operation), body))
    return [_told(PUBLISHED, line) for line in lines if not known(line)]


def _told(source, line):
    return f"{line}  ({'nowhere in what Karbon publishes' if source is PUBLISHED else 'nowhere in our document'})"


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


def _by_fault(status):
    """Whether a test armed this answer: it may be any that a gateway gives."""
    fault = g.get("fault")
    return fault is not None and fault.status == status


@cache
def _answer(source, method, operation, status):
    """The validator of an answer; None where it has no JSON."""
    whole = PUBLISHED if source == id(PUBLISHED) else SERVED
    schema = whole["paths"][operation][method.lower()]["responses"][str(status)].get("content", {})
    return _validator(schema, whole, nullable=whole is PUBLISHED)


@cache
def _body(method, operation):
    item = PUBLISHED["paths"].get(operation, {}).get(method.lower(), {})
    return _validator(item.get("requestBody", {}).get("content", {}), PUBLISHED, nullable=False)


def _validator(content, whole, *, nullable):
    if JSON not in content:
        return None
    schema = strict(content[JSON]["schema"], whole, nullable=nullable)
    return Draft202012Validator(schema, validate_formats=True)
