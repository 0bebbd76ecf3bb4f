"""Contract 1.4: the token of a call, and the exact words of every refusal."""

import pytest

from sim.quickbooks_time import access
from tests.quickbooks_time.signing_in.conftest import me, notes, refresh

EXPIRED = '{"error":"invalid_grant","error_description":"The access token provided has expired"}'
INVALID = '{"error":"invalid_grant","error_description":"The access token provided is invalid"}'


def test_open_access_gives_the_four_keys_and_a_token_of_the_owner(api):
    """The integration gets the token of the admin who owns the account."""
    found = api.get("current_user")["results"]["users"]

    assert list(api.access) == ["access_token", "refresh_token", "client_id", "client_secret"]
    assert list(found) == [str(api.state.account.owner_id)]
    assert len(api.access["access_token"]) == 40


def test_opening_again_voids_what_was_handed_out(api):
    """Old credentials lead nowhere, and the journal says why."""
    api.state.open_access("lone again")

    assert api.call("GET", "current_user").text == INVALID
    assert "voided" in notes(api)[0]


def test_an_access_token_expires_after_ten_days(api):
    """By the world's clock, with the body that a real client matches byte for byte."""
    api.state.universe.clock.advance(863_999)
    before = api.call("GET", "users")
    api.state.universe.clock.advance(1)
    after = api.call("GET", "users")

    assert (before.status_code, after.status_code) == (200, 401)
    assert after.text == EXPIRED
    assert after.headers["WWW-Authenticate"] == (
        'bearer realm="Service", error="invalid_grant",'
        ' error_description="The access token provided has expired"'
    )


def test_how_long_is_a_switch(api):
    """Documents before 2020 speak of sixty days; what is handed out from then on lasts so long."""
    api.state.set_behaviour(access_lifetime_s=5_184_000)
    body = refresh(api, api.access["refresh_token"]).json()
    api.state.universe.clock.advance(5_183_999)
    before = me(api, body["access_token"]).status_code
    api.state.universe.clock.advance(1)

    assert body["expires_in"] == 5_184_000
    assert (before, me(api, body["access_token"]).status_code) == (200, 401)


@pytest.mark.parametrize(
    ("header", "status", "body"),
    [
        (None, 401, '{"error":"invalid_request","error_description":"The access token was not found"}'),
        ("", 401, '{"error":"invalid_request","error_description":"The access token was not found"}'),
        ("Bearer nobody", 401, INVALID),
        ("Basic abc", 400, '{"error":"invalid_request","error_description":"Malformed auth header"}'),
        ("Bearer ", 400, '{"error":"invalid_request","error_description":"Malformed auth header"}'),
        ("abc", 400, '{"error":"invalid_request","error_description":"Malformed auth header"}'),
    ],
)
def test_every_other_token_is_refused_in_the_oauth_envelope(api, header, status, body):
    """None, unknown, not a bearer; a 401 names the error in WWW-Authenticate, too."""
    response = api.call("GET", "users", headers={"Authorization": header})

    assert (response.status_code, response.text) == (status, body)
    assert ("WWW-Authenticate" in response.headers) == (status == 401)


def test_a_token_whose_record_lost_its_end(api):
    """The quotation marks are escaped in the header."""
    api.state.access.damage(api.access["access_token"])
    response = api.call("GET", "users")

    assert response.json()["error_description"] == 'Malformed token (missing "expires" or "client_id")'
    assert response.headers["WWW-Authenticate"].endswith(
        'error_description="Malformed token (missing \\"expires\\" or \\"client_id\\")"'
    )


def test_the_token_of_an_archived_admin_is_no_longer_good(api, screens):
    """Archiving the person behind an integration ends it."""
    screens.archive_user(api.state.owner.email)

    assert api.call("GET", "users").text == INVALID
    assert notes(api)[0] == "owner@example.test is archived"


def test_taking_back_the_app_ends_its_tokens_at_once(api, screens):
    """The vendor's words are those of a token that never was; the journal knows better."""
    screens.revoke_app(api.state.owner.email)

    assert api.call("GET", "users").text == INVALID
    assert notes(api)[0] == "the access token was taken back by the person who had allowed the app"


def test_what_somebody_else_allowed_goes_on(api, screens, ada):
    """Ada takes hers back; the owner's stays."""
    screens.revoke_app("ada@example.test")

    assert api.call("GET", "users").status_code == 200


def test_a_token_in_the_address_is_not_looked_at(api):
    """A PHP provider sends its token there as well; alone it is none."""
    token = api.access["access_token"]
    both = api.call("GET", "current_user", params={"oauth_token": token})
    alone = api.call("GET", "current_user", params={"oauth_token": token}, headers={"Authorization": None})

    assert (both.status_code, alone.status_code) == (200, 401)


def test_so_many_tokens(api, monkeypatch):
    """Those that are good no longer are forgotten in time, and the one that is used stays."""
    monkeypatch.setattr(access, "TOKENS_KEPT", 50)
    api.state.set_behaviour(access_lifetime_s=10)
    pair = api.access
    for _ in range(200):
        pair = refresh(api, pair["refresh_token"]).json()
        api.state.universe.clock.advance(1)

    assert len(api.state.access.now.tokens) <= 50
    assert len(api.state.access.now.refresh_tokens) <= 50
    assert api.call("GET", "users").status_code == 200
    assert refresh(api, pair["refresh_token"]).status_code == 200


@pytest.mark.parametrize("setting", [True, False])
def test_the_challenge_of_a_token_that_is_good_no_longer(api, setting):
    """WWW-Authenticate says what the body says, or is not there; the body stays."""
    api.state.set_behaviour(bearer_challenge=setting)
    api.state.universe.clock.advance(864_000)
    response = api.call("GET", "users")

    assert (response.status_code, response.json()["error"]) == (401, "invalid_grant")
    assert ('error="invalid_grant"' in response.headers.get("WWW-Authenticate", "")) is setting


def test_the_challenge_of_a_token_of_nobody(api):
    """No account's switch is asked when no account is known."""
    api.state.set_behaviour(bearer_challenge=False)

    assert "WWW-Authenticate" in api.call("GET", "users", headers={"Authorization": "Bearer x"}).headers
