"""What the gateway before QuickBooks says: 401 and 403 in lower case, and 429 in XML whatever was asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sim.physics.provenance import seen
from sim.physics.refusal import Refusal
from sim.quickbooks.times import epoch_milliseconds, milliseconds_text

XML_TYPE: Final = "application/xml;charset=UTF-8"
MALFORMED: Final = "Malformed bearer token: too short or too long"


@seen("vcr error/401")
def unauthorized(detail: str | None, now: datetime, note: str = "") -> Refusal:
    """401: the bearer token is not (or no longer) good. A missing one is inferred to have a null detail."""
    body = _body(
        "AuthenticationFailed; errorCode=003200; statusCode=401", detail, "3200", "AUTHENTICATION", now
    )
    return Refusal(401, body, {"WWW-Authenticate": 'Bearer realm="Intuit", error="invalid_token"'}, note)


@seen("oauth-jsclient issue 2; node-quickbooks issue 154")
def wrong_environment(now: datetime) -> Refusal:
    """403: a production token on the sandbox host or the reverse."""
    body = _body("AuthorizationFailed; errorCode=003100; statusCode=403", None, "3100", "SERVICE", now)
    return Refusal(403, body, note="the token belongs to the other environment")


@seen("ruby fixture; python-quickbooks issues 43 and 83; PHP SDK issue 54: two blanks, XML, no Retry-After")
def throttled(now: datetime, wait_s: float) -> Refusal:
    """429: too many calls."""
    body = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<IntuitResponse time="{milliseconds_text(now)}" xmlns="http://schema.intuit.com/finance/v3">'
        '<Fault type="SERVICE"><Error code="3001">'
        "<Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message>"
        "<Detail>The request limit was reached.  Try again later</Detail></Error></Fault></IntuitResponse>"
    )
    note = f"throttled: the next call may pass in {wait_s:.3f} s"
    return Refusal(429, body.encode(), {"Content-Type": XML_TYPE}, note)


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
