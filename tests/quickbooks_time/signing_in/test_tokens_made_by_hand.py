"""Contract 1.3: tokens that a person makes in the product."""

import re

import pytest

from sim.quickbooks_time.screens import ScreenRefused
from tests.quickbooks_time.signing_in.conftest import me, refresh

INVALID = '{"error":"invalid_grant","error_description":"The access token provided is invalid"}'
EXPIRED = '{"error":"invalid_grant","error_description":"The access token provided has expired"}'


def test_it_looks_as_the_vendors_do_and_is_the_owners(api, screens):
    """S.<n>__<40 hex>, counted."""
    first, second = screens.make_token("Payroll export"), screens.make_token("Zapier")
    found = me(api, first).json()["results"]["users"]

    assert re.fullmatch(r"S\.1__[0-9a-f]{40}", first)
    assert re.fullmatch(r"S\.2__[0-9a-f]{40}", second)
    assert list(found) == [str(api.state.account.owner_id)]


def test_it_can_be_somebody_elses(api, screens, ada):
    """Not that of somebody archived."""
    assert list(me(api, screens.make_token("Ada", "ada@example.test")).json()["results"]["users"]) == [
        str(ada)
    ]
    screens.archive_user("ada@example.test")
    with pytest.raises(ScreenRefused, match="archived"):
        screens.make_token("Ada", "ada@example.test")


def test_it_is_good_for_two_months(api, screens):
    """And then expired, not unknown."""
    token = screens.make_token("Payroll export")
    api.state.universe.clock.advance(60 * 86_400 - 1)
    before = me(api, token)
    api.state.universe.clock.advance(1)
    after = me(api, token)

    assert before.status_code == 200
    assert (after.status_code, after.text) == (401, EXPIRED)


def test_it_can_be_extended(api, screens):
    """Two months from then on, also when it has expired."""
    token = screens.make_token("Payroll export")
    api.state.universe.clock.advance(61 * 86_400)
    screens.extend_token(token)
    api.state.universe.clock.advance(59 * 86_400)

    assert me(api, token).status_code == 200


def test_it_can_be_revoked(api, screens):
    """It is nobody's then, and not in the list; there is nothing to extend."""
    token, other = screens.make_token("One"), screens.make_token("Two")
    screens.revoke_token(token)

    assert me(api, token).text == INVALID
    assert [one["token"] for one in screens.tokens()] == [other]
    with pytest.raises(ScreenRefused, match="no such token"):
        screens.extend_token(token)


def test_it_has_no_refresh_token(api, screens):
    """Nothing to get a new one for."""
    before = len(api.state.access.now.refresh_tokens)
    token = screens.make_token("Payroll export")

    assert len(api.state.access.now.refresh_tokens) == before
    assert refresh(api, token).status_code == 400


def test_the_list_shows_them_in_the_order_of_their_numbers(api, screens):
    """Ten comes after nine; an app's own token is not among them."""
    for count in range(11):
        screens.make_token(f"token {count}")

    assert [one["name"] for one in screens.tokens()] == [f"token {count}" for count in range(11)]
    assert screens.tokens()[0]["expires"] > api.state.stamp()
    with pytest.raises(ScreenRefused, match="no such token"):
        screens.revoke_token(api.access["access_token"])


def test_it_ends_with_the_account_that_it_was_made_in(api, screens):
    """What the app holds goes over to a new account; this does not."""
    token = screens.make_token("Payroll export")
    screens.begin_sign_up()
    screens.finish_sign_up("Nina & Co", "Nina", "Novak", "nina@new.example")

    assert me(api, token).text == INVALID
    assert screens.tokens() == []


def test_it_needs_a_name(screens):
    """So that people know what it is for."""
    with pytest.raises(ScreenRefused, match="needs a name"):
        screens.make_token(" ")
