"""Webhooks are set up on the app's page in Intuit's portal, not through the API."""

import pytest

from sim.physics.faults import Fault, FaultKind
from sim.quickbooks.screens import ScreenRefused
from tests.quickbooks.webhooks.conftest import URL, App


def test_the_token_is_intuits(app_of: App) -> None:
    """It is made up once, and stays when the endpoint is saved again."""
    token = app_of.subscribe(token="")

    assert len(token) == 36
    assert app_of.subscribe("Customer", token="") == token


@pytest.mark.parametrize(
    "url",
    [
        "http://receiver.example/hooks",
        "ftp://receiver.example",
        "receiver.example",
        "https://",
        "",
        "https://a b",
    ],
)
def test_only_https(app_of: App, url: str) -> None:
    """Whatever else is written there is refused, and what was there stays."""
    app_of.subscribe("Customer")
    with pytest.raises(ScreenRefused, match="https:// URL"):
        app_of.subscribe(url=url)

    assert app_of.state.endpoint is not None
    assert app_of.state.endpoint.target_url == URL


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/hooks", "http://localhost/hooks", "http://[::1]:9/"])
def test_a_program_on_this_machine(app_of: App, url: str) -> None:
    """It needs no certificate."""
    app_of.subscribe(url=url)

    assert [one.target for one in app_of.state.universe.deliveries.listeners()] == [url]


def test_an_entity_that_webhooks_do_not_have(app_of: App) -> None:
    """The nearest one is named."""
    with pytest.raises(ScreenRefused, match="did you mean Customer"):
        app_of.subscribe("Customers")
    with pytest.raises(ScreenRefused, match="there are Account, Bill"):
        app_of.subscribe("CompanyInfo")

    assert app_of.state.endpoint is None


def test_one_endpoint_an_app(app_of: App) -> None:
    """A second one takes the place of the first, from then on."""
    app_of.subscribe("Customer")
    app_of.screens.add_customer("Acme")
    app_of.wait(30)
    app_of.subscribe("Vendor")
    app_of.screens.add_customer("Birch")
    vendor = app_of.screens.add_vendor("Cedar")
    app_of.wait()

    assert app_of.told() == [("Vendor", vendor, "Create")]


def test_what_happened_before_is_no_news(app_of: App) -> None:
    """Nothing is made of it, however soon somebody listens."""
    app_of.screens.add_customer("Acme")
    app_of.subscribe()
    app_of.wait()

    assert app_of.deliveries == []


def test_nothing_comes_after_the_subscription_is_deleted(app_of: App) -> None:
    """Not even what waited."""
    app_of.subscribe()
    app_of.screens.add_customer("Acme")
    app_of.wait(30)
    app_of.screens.unsubscribe_from_webhooks()
    app_of.wait(3600)

    assert len(app_of.inbox) == 0
    assert [delivery.outcome for delivery in app_of.deliveries] == ["dropped"]


def test_a_company_that_is_not_connected_any_more(app_of: App) -> None:
    """The app hears of companies that let it in."""
    app_of.subscribe()
    app_of.screens.add_customer("Acme")
    app_of.screens.disconnect_app()
    app_of.wait()

    assert len(app_of.inbox) == 0


def test_a_snapshot_holds_the_endpoint(app_of: App) -> None:
    """Going back to before it was saved makes it nobody's."""
    universe = app_of.state.universe
    before = universe.snapshot()
    app_of.subscribe()
    after = universe.snapshot()
    universe.restore(before)
    without = universe.deliveries.listeners()
    universe.restore(after)

    assert without == []
    assert [one.target for one in universe.deliveries.listeners()] == [URL]


def test_a_forged_webhook_has_another_signature(app_of: App) -> None:
    """The body is right, the token is not; the genuine one follows."""
    app_of.state.universe.faults.arm(
        Fault(kind=FaultKind.WEBHOOK_FORGED, service="quickbooks", path="webhooks/")
    )
    app_of.subscribe()
    app_of.screens.add_customer("Acme")
    app_of.wait()
    forged, genuine = app_of.inbox

    assert forged.body == genuine.body
    assert forged.headers["intuit-signature"] != genuine.headers["intuit-signature"]
