"""An access token that is no longer good is renewed once, and the new tokens are safe before they are used."""

import base64
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs

import pytest
import requests

from integration.clients.auth import OAuthTokens, Renewal
from integration.clients.errors import Broken, CredentialRefused, Throttled, Unreachable
from integration.connections import Secret, System, Tokens
from integration.token_place import TokenPlace
from tests.integration.clients.conftest import VirtualClock

EXPIRED = {"error": "invalid_grant", "error_description": "The access token provided has expired"}
FRESH = {
    "access_token": "new-access",
    "refresh_token": "new-refresh",
    "token_type": "bearer",
    "expires_in": 3600,
}
USERS = {"results": {"users": []}, "more": False}
CREATED = {"results": {"timesheets": {"1": {"_status_code": 200, "id": 5}}}}
COMPANY = {"CompanyInfo": {"CompanyName": "Sandbox"}, "time": "2026-03-02T01:00:00.000-08:00"}


def bearers(firm):
    return [request.headers.get("Authorization") for request in firm.vendor.asked]


def test_quickbooks_time_takes_the_credentials_in_the_form(firm):
    """The token endpoint knows no HTTP Basic."""
    firm.vendor.says(EXPIRED, 401).says(FRESH).says(USERS)

    firm.time.users()

    grant = firm.vendor.asked[1]
    assert (grant.method, grant.url) == ("POST", "https://rest.tsheets.com/api/v1/grant")
    assert parse_qs(grant.body) == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["canary-time-refresh"],
        "client_id": ["time-client"],
        "client_secret": ["canary-time-secret"],
    }
    assert bearers(firm) == ["Bearer canary-time-token", None, "Bearer new-access"]


def test_quickbooks_takes_the_credentials_as_http_basic(firm):
    """Intuit's token endpoint wants a header."""
    firm.vendor.says({"fault": {"error": []}}, 401).says(FRESH).says(COMPANY)

    assert firm.books.company() == "Sandbox"

    grant = firm.vendor.asked[1]
    basic = base64.b64encode(b"books-client:canary-books-secret").decode()
    assert grant.url == "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"
    assert grant.headers["Authorization"] == f"Basic {basic}"
    assert parse_qs(grant.body) == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["canary-books-refresh"],
    }


def test_a_write_is_sent_again_with_the_new_token(firm):
    """A 401 says that nothing was done, so sending it again is safe."""
    firm.vendor.says(EXPIRED, 401).says(FRESH).says(CREATED)

    assert firm.time.create_timesheets([{"user_id": 1}])[0].id == 5


def test_new_tokens_are_kept_before_they_are_used(firm):
    """A crash between the two cannot lose them: the old refresh token is spent."""
    asked_when_kept = []
    firm.on_tokens = lambda *_: asked_when_kept.append(len(firm.vendor.asked))
    firm.vendor.says(EXPIRED, 401).says(FRESH).says(USERS)

    firm.time.users()

    assert asked_when_kept == [2]


def test_both_new_tokens_are_handed_over(firm):
    """Whoever keeps them is told whose they are."""
    firm.vendor.says(EXPIRED, 401).says(FRESH).says(USERS)

    firm.time.users()

    assert firm.kept == [(System.QUICKBOOKS_TIME, Tokens(Secret("new-access"), Secret("new-refresh")))]


def test_a_refresh_token_that_is_not_replaced_stays(firm):
    """QuickBooks changes it only once a day."""
    del (fresh := dict(FRESH))["refresh_token"]
    firm.vendor.says({}, 401).says(fresh).says(COMPANY)

    firm.books.company()

    assert firm.kept[0][1].refresh_token == Secret("canary-books-refresh")


def test_tokens_that_could_not_be_kept_are_not_used(firm):
    """They are offered again at the next call; the spent refresh token is not."""

    def full(*_):
        raise OSError("disk full")

    firm.on_tokens = full
    firm.vendor.says(EXPIRED, 401).says(FRESH)
    with pytest.raises(OSError, match="disk full"):
        firm.time.users()

    firm.on_tokens = lambda *found: firm.kept.append(found)
    firm.vendor.says(EXPIRED, 401).says(USERS)
    firm.time.users()

    assert bearers(firm) == [
        "Bearer canary-time-token",
        None,
        "Bearer canary-time-token",
        "Bearer new-access",
    ]
    assert len(firm.kept) == 1


class Exchange:
    """A token endpoint that counts, and lets others come in the meantime."""

    def __init__(self):
        self.times = 0
        self.asked = threading.Event()
        self.go_on = threading.Event()

    def exchange(self, _tokens):
        self.times += 1
        self.asked.set()
        assert self.go_on.wait(5)
        return Tokens(Secret("new-access"), Secret("new-refresh"))


def test_one_renewal_serves_all_who_wait_for_it():
    """Two calls refused at the same time renew once: the second refresh would be with a spent token."""
    endpoint, kept = Exchange(), []
    auth = OAuthTokens(
        System.QUICKBOOKS,
        Tokens(Secret("old"), Secret("r")),
        endpoint,
        TokenPlace(lambda *found: kept.append(found)),
        VirtualClock(),
    )
    refused = [requests.Request("GET", "https://x.test", auth=auth).prepare() for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(auth.renew, refused[0])
        assert endpoint.asked.wait(5)
        second = pool.submit(auth.renew, refused[1])
        endpoint.go_on.set()

    assert (first.result(), second.result()) == (Renewal.BOUGHT, Renewal.FOUND)
    assert endpoint.times == len(kept) == 1


def test_a_token_that_is_refused_although_new_is_not_renewed_again(firm):
    """QuickBooks Time also says 401 to what the user may not do."""
    firm.vendor.says(EXPIRED, 401).says(FRESH).says(EXPIRED, 401)

    with pytest.raises(CredentialRefused, match="connect QuickBooks Time again") as caught:
        firm.time.users()

    assert caught.value.status == 401
    assert not caught.value.outcome_unknown


def test_a_forbidden_call_renews_nothing(firm):
    """A 403 is about rights; another token of the same user has no others."""
    firm.vendor.says(
        {"fault": {"error": [{"message": "ApplicationAuthorizationFailed", "code": "3100"}]}}, 403
    )

    with pytest.raises(CredentialRefused, match="ApplicationAuthorizationFailed"):
        firm.books.company()

    assert len(firm.vendor.asked) == 1


def test_karbon_keys_cannot_be_renewed(firm):
    """Karbon says which of the two keys it does not like."""
    said = "Unauthorized. Static Key is missing or invalid"
    firm.vendor.says({"statusCode": 401, "message": said}, 401)

    with pytest.raises(CredentialRefused, match=said):
        firm.karbon.tenant()

    assert len(firm.vendor.asked) == 1


def test_a_token_made_by_hand_cannot_be_renewed(open_firm, given):
    """There is nothing to exchange, and no address is asked."""
    given["quickbooks_time"] = {"access_token": "S.7__abc"}
    firm = open_firm(given)
    firm.vendor.says(EXPIRED, 401)

    with pytest.raises(CredentialRefused, match="has expired"):
        firm.time.users()

    assert len(firm.vendor.asked) == 1


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ({"error": "invalid_grant", "error_description": "Invalid refresh token"}, 400, CredentialRefused),
        ({"error": "invalid_client"}, 401, CredentialRefused),
        ({"error": {"code": 404, "message": "Not Found"}}, 404, CredentialRefused),
        ({"error": "invalid_grant"}, 200, CredentialRefused),
        ({"error": {"code": 429, "message": "Too many requests"}}, 429, Throttled),
        (b"<html>", 503, Broken),
        (b"<html>", 200, Broken),
        ([], 200, Broken),
        ({"token_type": "bearer"}, 200, Broken),
        ({}, 302, Broken),
    ],
)
def test_a_renewal_that_fails_tells_how(firm, body, status, expected):
    """The write that needed the token was not done, and that is certain."""
    firm.vendor.says(EXPIRED, 401).says(body, status)

    with pytest.raises(expected, match="while renewing the access token") as caught:
        firm.time.create_timesheets([{"user_id": 1}])

    assert not caught.value.outcome_unknown
    assert len(firm.vendor.asked) == 2
    assert firm.kept == []


def test_a_renewal_whose_answer_is_lost(firm):
    """The next call tries again with the refresh token we have."""
    firm.vendor.says(EXPIRED, 401).fails(requests.ConnectionError("reset"))
    with pytest.raises(Unreachable):
        firm.time.create_timesheets([{"user_id": 1}])

    firm.vendor.says(EXPIRED, 401).says(FRESH).says(CREATED)

    assert firm.time.create_timesheets([{"user_id": 1}])[0].ok
