"""The same without a browser: what the page would do, in process."""

import pytest

from sim.quickbooks_time.screens import ScreenRefused
from tests.quickbooks_time.signing_in.conftest import CALLBACK, asked, brought, browse, url, with_code


def test_allow_gives_the_address_that_the_browser_goes_to(api, screens):
    """With a code that is good."""
    back = brought(screens.allow(url(api)))

    assert back["state"] == "s 1&2"
    assert with_code(api, back["code"]).status_code == 200


@pytest.mark.parametrize("changes", [{}, {"state": ""}, {"response_type": "token"}])
def test_what_is_not_allowed_is_sent_back_as_the_page_does(api, screens, changes):
    """The same address, to the byte."""
    form = asked(api, **changes) | {"decision": "deny"}

    assert screens.deny(url(api, **changes)) == browse(api, "POST", data=form).headers["Location"]


def test_allow_obeys_what_the_page_obeys(api, screens):
    """A malformed call has no code."""
    assert "code" not in brought(screens.allow(url(api, state="")))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"client_id": "nobody"}, "The client id supplied is invalid"),
        ({"redirect_uri": "https://evil.example/"}, "does not match"),
    ],
)
def test_the_page_that_has_no_buttons(api, screens, address, words):
    """There is nothing to click."""
    with pytest.raises(ScreenRefused, match=words):
        screens.allow(url(api, **address))


@pytest.mark.parametrize("address", ["", "nonsense", "http://[half"])
def test_what_is_no_address_of_the_page(screens, address):
    """Said in a sentence."""
    with pytest.raises(ScreenRefused):
        screens.allow(address)


def test_nobody_is_signed_in(api, screens, ada):
    """The person who was is archived."""
    screens.sign_in("ada@example.test")
    screens.archive_user("ada@example.test")

    with pytest.raises(ScreenRefused, match="nobody who may sign in"):
        screens.deny(url(api))
    with pytest.raises(ScreenRefused, match="archived"):
        screens.sign_in("ada@example.test")


def test_addresses_of_the_app(api, screens):
    """One is added and used; one is taken away and good no longer."""
    screens.register_redirect_uri("https://two.example/back?tab=1")
    both = screens.allow(url(api, redirect_uri="https://two.example/back?tab=1"))
    screens.remove_redirect_uri(CALLBACK)

    assert both.startswith("https://two.example/back?tab=1&code=")
    with pytest.raises(ScreenRefused, match="does not match"):
        screens.allow(url(api))
    with pytest.raises(ScreenRefused, match="is not among"):
        screens.remove_redirect_uri(CALLBACK)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000/back",
        "https://",
        "",
        "app.example.test/back",
        "javascript:alert(1)",
        "https://a.example/#part",
        "https://a.example/ b",
        "https://a.example/\nSet-Cookie: x",
        "https://[half",
    ],
)
def test_addresses_that_an_app_cannot_have(screens, address):
    """HTTPS, whole, without a fragment."""
    with pytest.raises(ScreenRefused, match="https://"):
        screens.register_redirect_uri(address)


def test_an_app_on_ones_own_machine(api, screens):
    """A switch lets it do without HTTPS; turned off, its address is good no longer."""
    local = "http://localhost:8000/back"
    api.state.set_behaviour(http_redirect="accept")
    screens.register_redirect_uri(local)
    back = screens.allow(url(api, redirect_uri=local))
    api.state.set_behaviour(http_redirect="refuse")

    assert back.startswith(f"{local}?code=")
    with pytest.raises(ScreenRefused, match="must use HTTPS"):
        screens.allow(url(api, redirect_uri=local))


def test_addresses_stay_when_the_world_is_opened_anew(api, screens):
    """What the account decided is not a credential."""
    screens.register_redirect_uri("https://two.example/back")
    access = api.state.open_access("again")

    assert screens.allow(url(api, client_id=access["client_id"], redirect_uri="https://two.example/back"))
