"""Tokens that expire, are taken back, or were rotated by somebody else: each in the vendor's own words."""

import pytest

from sim.physics.fault_kinds import FaultKind
from sim.physics.faults import Fault
from tests.http.conftest import WAYS
from tests.http.three_services import client

EVERY_WAY = pytest.mark.parametrize("way", WAYS)
OAUTH = ("quickbooks_time", "quickbooks")
GRANTS = {"quickbooks_time": "/api/v1/grant", "quickbooks": "/oauth2/v1/tokens/bearer"}
HOST = "https://oauth.platform.intuit.com"
SAID = {
    ("quickbooks_time", FaultKind.TOKEN_EXPIRED): "The access token provided has expired",
    ("quickbooks_time", FaultKind.REVOKED): "The access token provided is invalid",
    ("quickbooks", FaultKind.TOKEN_EXPIRED): "Token expired: ",
    ("quickbooks", FaultKind.REVOKED): "Token revoked: ",
    ("karbon", FaultKind.REVOKED): "Unauthorized. Auth token is missing or invalid",
}


def refresh(one):
    """A fresh pair of tokens for the refresh token that the world handed out."""
    form = {
        "grant_type": "refresh_token",
        "refresh_token": one.access["refresh_token"],
        "client_id": one.access["client_id"],
        "client_secret": one.access["client_secret"],
    }
    # Intuit's own hosts answer their own paths only, so in process the grant is asked for where it is.
    if one.service == "quickbooks" and one._url.startswith("https"):
        adapter = one._session.get_adapter("https://fake")
        if hasattr(adapter, "_apps"):
            adapter._apps = {**adapter._apps, "oauth.platform.intuit.com": next(iter(adapter._apps.values()))}
        one._url = HOST
    one._session.headers.pop("Authorization")
    return one.call("POST", GRANTS[one.service], data=form, timeout=10)


@EVERY_WAY
@pytest.mark.parametrize(("service", "kind"), SAID, ids=str)
def test_the_words(baseline_worlds, way, service, kind):
    """401 from then on, not for one call only."""
    with client(baseline_worlds, service, way) as one:
        one.arm(kind, "GET")
        first, second = one.list(), one.list()

        assert (first.status_code, second.status_code) == (401, 401)
        assert SAID[service, kind] in first.text
        assert one.struck


@pytest.mark.parametrize("way", ["adapter", "sockets"])
@pytest.mark.parametrize("service", OAUTH)
def test_an_expired_token_can_be_refreshed(baseline_worlds, way, service):
    """Only its time is over."""
    with client(baseline_worlds, service, way) as one:
        one.arm(FaultKind.TOKEN_EXPIRED, "GET")
        one.list()

        assert refresh(one).status_code == 200


@pytest.mark.parametrize("way", ["adapter", "sockets"])
@pytest.mark.parametrize("service", OAUTH)
@pytest.mark.parametrize("kind", [FaultKind.ROTATED, FaultKind.REVOKED])
def test_a_refresh_token_that_is_void(baseline_worlds, way, service, kind):
    """Somebody else used it, or a person took it back: invalid_grant."""
    with client(baseline_worlds, service, way) as one:
        one.world.universe.faults.arm(Fault(kind=kind, service=service, path=GRANTS[service]))
        answer = refresh(one)

        assert answer.status_code in {400, 404}
        assert answer.json()["error"] == "invalid_grant"
        assert one.struck


@pytest.mark.parametrize("service", OAUTH)
def test_a_rotation_befalls_a_refresh_alone(baseline_worlds, service):
    """And the expiry of an access token calls that bring one."""
    with client(baseline_worlds, service) as one:
        one.world.universe.faults.arm(Fault(kind=FaultKind.ROTATED, service=service))
        one.list()
        one.make()
        assert not one.struck
        one.world.universe.faults.disarm()
        one.world.universe.faults.arm(Fault(kind=FaultKind.TOKEN_EXPIRED, service=service))
        refresh(one)
        assert not one.struck


def test_karbons_keys_do_not_expire(baseline_worlds):
    """They are good until somebody takes them back."""
    with client(baseline_worlds, "karbon") as one:
        one.arm(FaultKind.TOKEN_EXPIRED, None)

        assert one.list().status_code == 200
        assert not one.struck
