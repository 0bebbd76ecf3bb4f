"""What QuickBooks says to a good token all the same: another company, a lost right, an ended subscription."""

from __future__ import annotations

from sim.physics.provenance import documented, seen
from sim.physics.refusal import Refusal
from sim.quickbooks.errors import fault


@seen("oauth-jsclient issue 91; python-quickbooks issue 120")
def other_realm(status: int) -> Refusal:
    """100: a good token, but for another company."""
    detail = "AuthenticationErrorGeneral: SRV-110-Authentication Failure , statusCode: 401"
    return fault(
        "100", "General Authentication Error", detail, element="", kind="AuthenticationFault", status=status
    )


@documented("err-docs (contract 1.6); that it is an AuthorizationFault is inferred")
def no_access() -> Refusal:
    """120: the person who connected the app may no longer open the company."""
    detail = ": –11014-You do not have access to use QuickBooks Online Plus."
    return fault("120", "Authorization Failure", detail, element="", kind="AuthorizationFault", status=401)


@documented("err-docs; PHP SDK issue 211 has a longer text, and met it inside of a 200")
def company_closed() -> Refusal:
    """6190: the subscription of the company is over."""
    detail = (
        "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks "
        "Online Plus because your trial or subscription period ended."
    )
    return fault("6190", "Invalid Company Status", detail, element="")
