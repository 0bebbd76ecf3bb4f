"""What the gateway before QuickBooks says: 401 and 403 in its own dialect, and 429 in XML whatever was asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sim.physics.provenance import seen
from sim.physics.refusal import Refusal
from sim.quickbooks.representation import as_xml, choice
from sim.quickbooks.times import epoch_milliseconds

MALFORMED: Final = "Malformed bearer token: too short or too long"


@seen("vcr error/401: the gateway's dialect, to the byte")
def unauthorized(detail: str | None, now: datetime, note: str = "") -> Refusal:
    """401: the bearer token is not (or no longer) good. A missing one is inferred to have a null detail."""
    body = _body(
        "AuthenticationFailed; errorCode=003200; statusCode=401", detail, "3200", "AUTHENTICATION", now
    )
    return Refusal(401, body, {"WWW-Authenticate": 'Bearer realm="Intuit", error="invalid_token"'}, note)


@seen("oauth-jsclient issue 2; node-quickbooks issue 154")
def not_allowed(now: datetime, note: str) -> Refusal:
    """403: a good token that the app may not use here."""
    body = _body("AuthorizationFailed; errorCode=003100; statusCode=403", None, "3100", "SERVICE", now)
    return Refusal(403, body, note=note)


@seen("ruby fixture; python-quickbooks issues 43 and 83; PHP SDK issue 54: two blanks, XML, no Retry-After")
def throttled(now: datetime, wait_s: float) -> Refusal:
    """429: too many calls."""
    said = "message=ThrottleExceeded; errorCode=003001; statusCode=429"
    detail = "The request limit was reached.  Try again later"
    error = {"Message": said, "Detail": detail, "code": "3001"}
    body = as_xml.from_gateway({"Error": [error], "type": "SERVICE"}, now)
    note = f"throttled: the next call may pass in {wait_s:.3f} s"
    return Refusal(429, body, {"Content-Type": choice.XML}, note)


@seen(
    "ruby and PHP SDK issues: in XML the message of a 401 begins with `Application`; a 403 is taken to do so too"
)
def fault_in_xml(body: dict[str, Any]) -> dict[str, Any]:
    """The fault of such a refusal as XML has it: names with capitals, and no other members."""
    (error,) = body["fault"]["error"]
    said = error["message"].replace("message=A", "message=ApplicationA")
    found = {"Message": said, "Detail": error["detail"], "code": error["code"]}
    return {"Error": [found], "type": body["fault"]["type"]}


def _body(message: str, detail: str | None, code: str, kind: str, now: datetime) -> dict[str, Any]:
    error = {"message": f"message={message}", "detail": detail, "code": code, "element": None}
    return {
        "warnings": None,
        "intuitObject": None,
        "fault": {"error": [error], "type": kind},
        "report": None,
        "queryResponse": None,
        "batchItemResponse": [],
        "attachableResponse": [],
        "syncErrorResponse": None,
        "requestId": None,
        "time": epoch_milliseconds(now),
        "status": None,
        "cdcresponse": [],
    }
