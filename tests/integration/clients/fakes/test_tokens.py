"""Tokens end, and the connection goes on as long as the refresh token is good."""

from datetime import timedelta

import pytest

from integration.clients.errors import CredentialRefused

TEN_DAYS_S = timedelta(days=10).total_seconds()


def test_an_expired_token_is_renewed(firm):
    """After ten days the first call renews, and what it wrote is there once."""
    firm.clock.sleep(TEN_DAYS_S)

    assert firm.time.create_jobcodes([{"name": "Acme"}])[0].ok
    assert [code.name for code in firm.time.jobcodes()] == ["Acme"]
    assert [(call.path.rpartition("/")[2], call.status) for call in firm.calls("POST")] == [
        ("jobcodes", 401),
        ("grant", 200),
        ("jobcodes", 200),
    ]
    assert len(firm.kept) == 1


def test_each_renewal_uses_the_newest_refresh_token(firm):
    """QuickBooks Time replaces it every time, and the one before is dead."""
    for _ in range(3):
        firm.clock.sleep(TEN_DAYS_S)
        firm.time.account()

    assert len({tokens.refresh_token for _, tokens in firm.kept}) == 3


@pytest.mark.parametrize("status", [400, 404])
def test_a_connection_that_was_cut_has_to_be_made_again(firm, status):
    """Nothing that we hold is good any more."""
    firm.time_state.set_behaviour(dead_refresh_status=status)
    firm.time_state.access.revoke(firm.time_state.account.owner_id)

    with pytest.raises(CredentialRefused, match="connect QuickBooks Time again"):
        firm.time.account()

    assert firm.kept == []


@pytest.mark.parametrize("body", ["live", "documented"])
def test_karbon_keys_that_are_no_longer_good(firm, body):
    """Whatever Karbon's 401 looks like, it is understood."""
    firm.karbon_state.set_behaviour(unauthorized_body=body)
    firm.karbon_state.open_access("somebody-else")

    with pytest.raises(CredentialRefused, match="connect Karbon again"):
        firm.karbon.roles()
