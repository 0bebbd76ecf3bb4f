"""What is not received is sent again at the published times, and one day the endpoint is switched off."""

from itertools import pairwise

import pytest

from tests.quickbooks.webhooks.conftest import App

DAY_S = 86_400
HOUR_S = 3_600


def failing(app_of: App, answer: object) -> None:
    app_of.answering(answer)
    app_of.subscribe()
    app_of.screens.add_customer("Acme")


def waits(app_of: App) -> list[float]:
    """The seconds between one attempt of the first delivery and the next."""
    at = [attempt.at for attempt in app_of.deliveries[0].attempts]
    return [(after - before).total_seconds() for before, after in pairwise(at)]


def test_the_published_waits(app_of: App) -> None:
    """Ten, twenty, thirty seconds, five and twenty minutes, two, four, six hours, and six hours from then on."""
    failing(app_of, 500)
    app_of.wait(2 * DAY_S)
    found = waits(app_of)

    assert found[:8] == [10, 20, 30, 300, 1_200, 2 * HOUR_S, 4 * HOUR_S, 6 * HOUR_S]
    assert set(found[8:]) == {6 * HOUR_S}
    assert len(found) > 10


@pytest.mark.parametrize("retries", [20, 3])
def test_an_endpoint_is_switched_off_in_the_end(app_of: App, retries: int) -> None:
    """After a number of retries that is a switch; nothing more is sent, old or new."""
    app_of.state.set_behaviour(webhook_retries=retries)
    failing(app_of, 503)
    app_of.wait(10 * DAY_S)
    app_of.screens.add_customer("Birch")
    app_of.wait(DAY_S)

    assert len(app_of.inbox) == retries + 1
    assert app_of.deliveries[0].outcome == "given_up"
    assert app_of.state.universe.deliveries.listeners() == []


def test_saving_the_endpoint_anew_switches_it_on(app_of: App) -> None:
    """With the token that it had; what was missed is not sent."""
    app_of.state.set_behaviour(webhook_retries=0)
    failing(app_of, 500)
    app_of.wait()
    app_of.answering(200)
    token = app_of.subscribe(token="")
    birch = app_of.screens.add_customer("Birch")
    app_of.wait()

    assert token == "verify_me"
    assert app_of.told()[-1] == ("Customer", birch, "Create")
    assert len(app_of.inbox) == 2


def test_a_retry_has_the_same_bytes(app_of: App) -> None:
    """So an event keeps its id, and can be told from a new one."""
    app_of.state.set_behaviour(webhook_shape="cloud_events")
    failing(app_of, 500)
    app_of.screens.add_customer("Birch")
    app_of.wait(HOUR_S)

    assert len(app_of.inbox) > 3
    assert len({(received.body, tuple(received.headers.items())) for received in app_of.inbox}) == 1


@pytest.mark.parametrize("status", [200, 201, 204, 299, 301, 404, 500])
@pytest.mark.parametrize("takes", ["200", "2xx"])
def test_what_counts_as_received(app_of: App, status: int, takes: str) -> None:
    """200 as the page says; by a switch all that HTTP calls a success. A redirect is not followed."""
    app_of.state.set_behaviour(webhook_takes=takes)
    failing(app_of, status)
    app_of.wait()
    received = status == 200 or (takes == "2xx" and status < 300)

    assert app_of.deliveries[0].outcome == ("delivered" if received else "waiting")


@pytest.mark.parametrize(("seconds", "outcome"), [(3, "delivered"), (4, "waiting")])
def test_a_receiver_has_three_seconds(app_of: App, seconds: int, outcome: str) -> None:
    """And not a second more."""

    def slow(_received: object) -> int:
        app_of.clock.advance(seconds)
        return 200

    failing(app_of, slow)
    app_of.wait()

    assert app_of.deliveries[0].outcome == outcome


def test_what_comes_meanwhile_goes_by_itself(app_of: App) -> None:
    """The failing call does not hold it back."""
    failing(app_of, 500)
    app_of.wait(150)
    app_of.answering(200)
    birch = app_of.screens.add_customer("Birch")
    app_of.wait(60)

    assert app_of.told()[0] == ("Customer", "1", "Create")
    assert [delivery.outcome for delivery in app_of.deliveries] == ["waiting", "delivered"]
    assert ("Customer", birch, "Create") in app_of.told()
