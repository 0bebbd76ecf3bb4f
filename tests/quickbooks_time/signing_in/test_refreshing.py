"""Contract 1.3: a refresh rotates."""

from tests.quickbooks_time.signing_in.conftest import me, notes, refresh


def test_a_refresh_token_works_once(api):
    """The old one is dead; the new one goes on."""
    first = refresh(api, api.access["refresh_token"]).json()
    again = refresh(api, api.access["refresh_token"])
    second = refresh(api, first["refresh_token"])

    assert (again.status_code, second.status_code) == (400, 200)
    assert again.text == '{"error":"invalid_grant","error_description":"Invalid refresh token"}'
    assert notes(api)[1] == "the refresh token was used: a refresh gives a new one"


def test_a_refused_grant_spends_no_refresh_token(api):
    """A wrong secret, then the right one."""
    access = dict(api.access)
    api.access["client_secret"] = "wrong"
    refused = refresh(api, access["refresh_token"])
    api.access["client_secret"] = access["client_secret"]

    assert refused.status_code == 400
    assert refresh(api, access["refresh_token"]).status_code == 200


def test_the_access_token_before_goes_on_until_its_time_is_over(api):
    """Calls under way are not cut off."""
    refresh(api, api.access["refresh_token"])

    assert me(api, api.access["access_token"]).status_code == 200


def test_a_dead_refresh_token_can_be_a_404(api):
    """The vendor's old C# library expects that; a switch."""
    api.state.set_behaviour(dead_refresh_status=404)

    assert refresh(api, "dead").status_code == 404


def test_it_is_good_for_ever(api):
    """Its life is not public."""
    api.state.universe.clock.advance(400 * 86_400)

    assert refresh(api, api.access["refresh_token"]).status_code == 200


def test_its_life_is_a_switch(api):
    """A day, then the library's own words."""
    api.state.set_behaviour(refresh_lifetime_s=86_400)
    api.state.universe.clock.advance(86_399)
    kept = refresh(api, api.access["refresh_token"]).json()["refresh_token"]
    api.state.universe.clock.advance(86_400)
    late = refresh(api, kept)

    assert late.status_code == 400
    assert late.text == '{"error":"invalid_grant","error_description":"Refresh token has expired"}'


def test_taking_back_the_app_ends_its_refresh_token(api, screens):
    """A person has to allow it anew."""
    screens.revoke_app(api.state.owner.email)

    assert refresh(api, api.access["refresh_token"]).status_code == 400
