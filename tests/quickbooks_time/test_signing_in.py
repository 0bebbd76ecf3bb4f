"""Contract 1.3, 1.4: tokens, what ends them, and the OAuth bodies."""

import pytest

from tests.quickbooks_time.conftest import BASE

EXPIRED = {"error": "invalid_grant", "error_description": "The access token provided has expired"}
INVALID = {"error": "invalid_grant", "error_description": "The access token provided is invalid"}
CALLBACK = "https://app.example.test/callback"


def grant(api, **form):
    client = {"client_id": api.access["client_id"], "client_secret": api.access["client_secret"]}
    return api.session.post(f"{BASE}/grant", data=client | form)


def with_token(api, token):
    return api.call("GET", "current_user", headers={"Authorization": token})


def test_open_access_gives_the_four_keys_and_a_token_of_the_owner(api):
    """The integration gets the token of the admin who owns the account."""
    found = api.get("current_user")["results"]["users"]

    assert list(api.access) == ["access_token", "refresh_token", "client_id", "client_secret"]
    assert list(found) == [str(api.state.account.owner_id)]
    assert len(api.access["access_token"]) == 40


def test_opening_again_voids_what_was_handed_out(api):
    """Old credentials lead nowhere."""
    api.state.open_access("lone again")

    response = api.call("GET", "current_user")

    assert response.status_code == 401
    assert response.json() == INVALID


def test_a_refresh_gives_a_new_pair_in_the_documented_shape(api):
    """Keys, their order, strings for ids."""
    response = grant(api, grant_type="refresh_token", refresh_token=api.access["refresh_token"])
    body = response.json()

    assert response.status_code == 200
    assert list(body) == [
        "access_token",
        "expires_in",
        "token_type",
        "scope",
        "refresh_token",
        "user_id",
        "company_id",
        "client_url",
    ]
    assert (body["expires_in"], body["token_type"], body["scope"]) == (864000, "bearer", "")
    assert body["user_id"] == str(api.state.account.owner_id)
    assert with_token(api, f"Bearer {body['access_token']}").status_code == 200


def test_a_refresh_token_works_once(api):
    """Rotation: the old one is dead."""
    grant(api, grant_type="refresh_token", refresh_token=api.access["refresh_token"])

    again = grant(api, grant_type="refresh_token", refresh_token=api.access["refresh_token"])

    assert again.status_code == 400
    assert again.json() == {"error": "invalid_grant", "error_description": "Invalid refresh token"}


def test_a_dead_refresh_token_can_be_a_404(api):
    """The vendor's old C# library expects that; a switch."""
    api.state.set_behaviour(dead_refresh_status=404)

    assert grant(api, grant_type="refresh_token", refresh_token="dead").status_code == 404


def test_a_refresh_may_be_json_and_carry_a_stale_token(api):
    """Some clients send JSON, some their old Authorization header."""
    form = {
        "grant_type": "refresh_token",
        **{key: api.access[key] for key in api.access if key != "access_token"},
    }

    response = api.session.post(f"{BASE}/grant", json=form, headers={"Authorization": "Bearer stale"})

    assert response.status_code == 200


def test_an_access_token_expires_after_ten_days(api):
    """By the world's clock, with the body that a real client matches byte for byte."""
    api.state.universe.clock.advance(864000)

    response = api.call("GET", "users")

    assert response.status_code == 401
    assert response.text == (
        '{"error":"invalid_grant","error_description":"The access token provided has expired"}'
    )
    assert response.headers["WWW-Authenticate"].startswith("bearer realm=")


def test_a_second_before_it_still_works(api):
    """Ten days less a second."""
    api.state.universe.clock.advance(863999)

    assert api.call("GET", "users").status_code == 200


@pytest.mark.parametrize(
    ("header", "status", "text"),
    [
        (None, 401, "The access token was not found"),
        ("Bearer nobody", 401, "The access token provided is invalid"),
        ("Basic abc", 400, "Malformed auth header"),
        ("Bearer ", 400, "Malformed auth header"),
    ],
)
def test_every_other_token_is_refused_in_the_oauth_envelope(api, header, status, text):
    """None, unknown, not a bearer."""
    api.session.headers.pop("Authorization")

    response = api.call("GET", "users", headers={} if header is None else {"Authorization": header})

    assert response.status_code == status
    assert response.json()["error_description"] == text


def test_a_code_from_the_browser_becomes_a_token_of_that_person(api, screens, ada):
    """The token acts as whoever allowed the app."""
    code = screens.authorize_app("ada@example.test")

    body = grant(api, grant_type="authorization_code", code=code, redirect_uri=CALLBACK).json()
    me = with_token(api, f"Bearer {body['access_token']}").json()

    assert body["user_id"] == str(ada)
    assert list(me["results"]["users"]) == [str(ada)]


def test_a_code_works_once(api, screens, ada):
    """The second use is refused."""
    code = screens.authorize_app("ada@example.test")
    grant(api, grant_type="authorization_code", code=code, redirect_uri=CALLBACK)

    again = grant(api, grant_type="authorization_code", code=code, redirect_uri=CALLBACK)

    assert (
        again.json()["error_description"] == "Authorization code doesn't exist or is invalid for the client"
    )


def test_a_code_is_bound_to_its_redirect_and_its_time(api, screens, ada):
    """Another redirect, then too late."""
    code = screens.authorize_app("ada@example.test")

    elsewhere = grant(api, grant_type="authorization_code", code=code, redirect_uri="https://evil.test/")
    api.state.universe.clock.advance(601)
    late = grant(api, grant_type="authorization_code", code=code, redirect_uri=CALLBACK)

    assert elsewhere.json()["error"] == "redirect_uri_mismatch"
    assert late.json()["error_description"] == "The authorization code has expired"


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "refresh_token", "client_id": ""}, "invalid_client"),
        ({"grant_type": "refresh_token", "client_id": "nobody"}, "invalid_client"),
        ({"grant_type": "refresh_token", "client_secret": "wrong", "refresh_token": "x"}, "invalid_client"),
        ({"grant_type": "refresh_token"}, "invalid_request"),
        ({"grant_type": "authorization_code"}, "invalid_request"),
    ],
)
def test_a_grant_that_lacks_something_says_so(api, form, error):
    """All of them 400."""
    response = grant(api, **form)

    assert response.status_code == 400
    assert response.json()["error"] == error


def test_the_token_of_an_archived_admin_is_no_longer_good(api, screens):
    """Archiving the person behind an integration ends it."""
    screens.archive_user(api.state.owner.email)

    assert api.call("GET", "users").json() == INVALID


def test_taking_back_the_app_ends_its_tokens_at_once(api, screens):
    """The access token and the refresh token."""
    screens.revoke_app(api.state.owner.email)

    refreshed = grant(api, grant_type="refresh_token", refresh_token=api.access["refresh_token"])

    assert api.call("GET", "users").status_code == 401
    assert refreshed.status_code == 400
