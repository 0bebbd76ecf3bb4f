"""What is not taken is tried again, ever more rarely; after the last retry the subscription is gone."""

import pytest

from tests.karbon.webhooks.conftest import URL

DAY_S = 86_400


def failing(application, answer):
    application.answering(answer)
    application.subscribe("Contact")
    return application.screens.add_organization("Acme")


def subscribed(application):
    return application.karbon.get("WebhookSubscriptions/Contact").status_code == 200


def minutes(application):
    """When the attempts of the first delivery were made, in minutes after the edit."""
    delivery = application.deliveries[0]
    return [(attempt.at - delivery.made_at).total_seconds() / 60 for attempt in delivery.attempts]


def test_ten_retries_and_no_more(application):
    """Each wait is twice the one before; after the tenth retry the subscription is not there."""
    failing(application, 500)
    last = 1 + sum(2**number for number in range(10))
    application.clock.advance(60 * last - 1)
    before = subscribed(application), len(application.inbox)
    application.clock.advance(1)
    after = subscribed(application), len(application.inbox)
    application.clock.advance(30 * DAY_S)

    assert (before, after) == ((True, 10), (False, 11))
    assert minutes(application) == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
    assert len(application.inbox) == 11
    assert application.deliveries[0].outcome == "given_up"


def test_ten_failures_in_all(application):
    """A switch: the first call is one of the ten."""
    application.state.set_behaviour(webhook_retries=9)
    failing(application, 500)
    application.clock.advance(30 * DAY_S)

    assert len(application.inbox) == 10
    assert not subscribed(application)


def test_the_first_wait_is_a_switch(application):
    """No interval is published; the others grow from it."""
    application.state.set_behaviour(webhook_first_retry_s=600)
    failing(application, 500)
    application.clock.advance(DAY_S / 24 * 2)

    assert minutes(application) == [1, 11, 31, 71]


def test_every_retry_has_the_same_bytes(application):
    """Signature and all."""
    failing(application, 503)
    application.clock.advance(3600)

    assert len(application.inbox) > 3
    assert len({(received.body, tuple(received.headers.items())) for received in application.inbox}) == 1


def test_a_retry_that_is_taken_is_the_last(application):
    """The subscription stays, and the next failure starts from the beginning."""
    failing(application, 500)
    application.clock.advance(300)
    application.answering(204)
    application.clock.advance(DAY_S)
    statuses = [attempt.status for attempt in application.deliveries[0].attempts]

    assert statuses == [500, 500, 500, 204]
    assert application.deliveries[0].outcome == "delivered"
    assert subscribed(application)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_what_counts_as_taken(application, status):
    """Any 2xx."""
    failing(application, status)
    application.clock.advance(DAY_S)

    assert len(application.inbox) == 1


@pytest.mark.parametrize("status", [199, 300, 301, 302, 304, 307, 308, 400, 401, 404, 410, 429, 500])
def test_what_does_not(application, status):
    """Anything else; a redirect is not followed."""
    failing(application, status)
    application.clock.advance(60)

    assert application.deliveries[0].outcome == "waiting"
    assert [attempt.status for attempt in application.deliveries[0].attempts] == [status]


def test_a_receiver_that_takes_too_long(application):
    """The call is over when Karbon's patience is, and what comes back later does not count."""

    def slow(_received):
        application.clock.advance(11)
        return 200

    failing(application, slow)
    application.clock.advance(75)
    attempt = application.deliveries[0].attempts[0]

    assert (attempt.status, attempt.problem) == (0, "no answer within 10 s")
    assert len(application.deliveries[0].attempts) == 1


def test_karbons_patience_is_a_switch(application):
    """How long it waits is published nowhere."""

    def slow(_received):
        application.clock.advance(11)
        return 200

    application.state.set_behaviour(webhook_patience_s=11)
    failing(application, slow)
    application.clock.advance(75)

    assert [attempt.status for attempt in application.deliveries[0].attempts] == [200]


def test_a_receiver_that_breaks(application):
    """It is one that closes the connection; the reason can be read."""

    def breaking(_received):
        raise ValueError("no such handler")

    failing(application, breaking)
    application.clock.advance(60)

    assert application.deliveries[0].attempts[0].problem == "the receiver broke: ValueError: no such handler"


def test_a_receiver_elsewhere_is_never_called(application):
    """It fails like one that does not answer, with the reason."""
    application.subscribe("Contact", url="https://hooks.example.com/karbon")
    application.screens.add_organization("Acme")
    application.clock.advance(60)
    attempt = application.deliveries[0].attempts[0]

    assert attempt.status == 0
    assert attempt.problem.startswith("hooks.example.com is not this machine")
    assert attempt.target == "https://hooks.example.com/karbon"


def test_nobody_waits_for_a_subscription_that_ended(application):
    """What was on its way is told nobody, not even when somebody subscribes anew."""
    failing(application, 500)
    application.clock.advance(60)
    application.karbon.call("DELETE", "WebhookSubscriptions/Contact")
    application.subscribe("Contact")
    application.clock.advance(DAY_S)

    assert len(application.inbox) == 1
    assert (application.deliveries[0].outcome, application.deliveries[0].why) == (
        "dropped",
        "nobody listens any more",
    )


def test_the_last_failure_ends_the_others(application):
    """What else waits for the subscription is dropped with it; it can be made again."""
    failing(application, 500)
    application.clock.advance(30)
    application.screens.add_organization("Zenith")
    application.clock.advance(30 * DAY_S)
    application.answering(200)
    application.subscribe("Contact", url=URL)
    key = application.screens.add_organization("Later")
    application.clock.advance(60)

    assert [delivery.outcome for delivery in application.deliveries] == ["given_up", "dropped", "delivered"]
    assert application.told()[-1] == ("Organization", key, "Inserted")


def test_a_receiver_may_ask_before_it_answers(application):
    """Karbon answers it meanwhile, at the time of the call; what it writes there is told in its turn."""
    seen = []

    def asking(received):
        key = received.json["ResourcePermaKey"]
        found = application.karbon.get(f"Organizations/{key}").json()
        seen.append((f"{application.clock.now():%H:%M}", found["FullName"]))
        if len(seen) == 1:
            application.karbon.call("PATCH", f"Organizations/{key}", json={"FullName": "Acme Ltd"})
        return 200

    failing(application, asking)
    application.clock.advance(3600)

    assert seen == [("09:01", "Acme"), ("09:02", "Acme Ltd")]
    assert f"{application.clock.now():%H:%M}" == "10:00"
