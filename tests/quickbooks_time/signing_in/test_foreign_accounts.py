"""Contract 1.4: by default an app may be connected to three accounts besides its own."""

import pytest

from sim.quickbooks_time.screens import ScreenRefused
from tests.quickbooks_time.signing_in.conftest import brought, url


def test_a_fourth_account_is_refused(api, screens):
    """Sent back; two others leave room."""
    screens.revoke_app(api.state.owner.email)
    screens.register_app_elsewhere(2)
    third = brought(screens.allow(url(api)))
    screens.revoke_app(api.state.owner.email)
    screens.register_app_elsewhere(3)
    fourth = brought(screens.allow(url(api)))

    assert "code" in third
    assert fourth["error"] == "unauthorized_client"
    assert fourth["error_description"] == "This application may be connected to 3 other accounts only"


def test_an_account_that_is_connected_already_may_allow_it_again(api, screens):
    """It is one of the three."""
    screens.register_app_elsewhere(3)

    assert "code" in brought(screens.allow(url(api)))


def test_a_token_made_by_hand_is_no_connection_of_the_app(api, screens):
    """It is the account's own."""
    screens.revoke_app(api.state.owner.email)
    screens.make_token("Zapier")
    screens.register_app_elsewhere(3)

    assert "code" not in brought(screens.allow(url(api)))


def test_the_vendor_can_allow_more(api, screens):
    """A switch."""
    screens.revoke_app(api.state.owner.email)
    screens.register_app_elsewhere(3)
    api.state.set_behaviour(foreign_accounts_max=50)

    assert "code" in brought(screens.allow(url(api)))


def test_fewer_than_none(screens):
    """Said in a sentence."""
    with pytest.raises(ScreenRefused, match="cannot be connected"):
        screens.register_app_elsewhere(-1)
