"""Anybody's test receives webhooks in a few lines: in an inbox, in an app of their own, or at a socket."""

import hashlib
import hmac

import requests
from flask import Flask, request

from sim.http.outgoing import asking
from tests.http.receiver import receiving

URL = "https://me.example/hooks"
KEY = "abcdefghijklmnop"


class MyKarbonClient:
    """Somebody's client, as far as it subscribes."""

    def __init__(self, url, bearer, access_key):
        self.url = url
        self.headers = {"Authorization": f"Bearer {bearer}", "AccessKey": access_key}

    def subscribe(self, target, webhook_type):
        body = {"TargetUrl": target, "WebhookType": webhook_type, "SigningKey": KEY}
        url = f"{self.url}/v3/WebhookSubscriptions"
        requests.post(url, json=body, headers=self.headers, timeout=5).raise_for_status()


def test_my_client_hears_of_new_clients(world, karbon):
    """The example of the documentation."""
    inbox = karbon.receive_webhooks("https://me.example/hooks")
    MyKarbonClient(karbon.url, **karbon.credentials).subscribe("https://me.example/hooks", "Contact")
    karbon.add_organization("Acme")
    world.clock.advance(60)

    assert inbox[0].json["ActionType"] == "Inserted"


def test_a_receiver_that_fails_and_recovers(world, karbon):
    """The inbox answers what the test says; Karbon tries again."""
    inbox = karbon.receive_webhooks(URL)
    MyKarbonClient(karbon.url, **karbon.credentials).subscribe(URL, "Contact")
    karbon.add_organization("Acme")
    inbox.status = 500
    world.clock.advance(60)
    inbox.status = 200
    world.clock.advance(86_400)

    assert len(inbox) == 2
    assert inbox.said[0] == inbox.said[1]


def test_an_app_of_their_own(world, karbon):
    """A WSGI app receives them as if it were served at that URL; the inbox sees them too."""
    app, verified = Flask("theirs"), []

    @app.post("/hooks")
    def hooks():
        expected = hmac.new(KEY.encode(), request.data, hashlib.sha256).hexdigest()
        verified.append(hmac.compare_digest(request.headers["Signature"], expected))
        return "", 204

    inbox = karbon.receive_webhooks(URL, asking(app))
    MyKarbonClient(karbon.url, **karbon.credentials).subscribe(URL, "Contact")
    karbon.add_organization("Acme")
    world.clock.advance(3600)

    assert verified == [True]
    assert len(inbox) == 1


def test_a_program_at_a_socket(world, karbon):
    """What listens on this machine is called, though the client's own calls are answered in process."""
    with receiving() as receiver:
        MyKarbonClient(karbon.url, **karbon.credentials).subscribe(receiver.url, "Contact")
        karbon.add_organization("Acme")
        world.clock.advance(60)
        call = receiver.received.get(timeout=5)

    assert call.headers["Signature"] == hmac.new(KEY.encode(), call.body, hashlib.sha256).hexdigest()


def test_every_test_begins_with_nobody_listening(theirs):
    """Neither subscriptions nor receivers of one test are there in the next."""
    result = theirs(
        """
        URL = "https://me.example/hooks"

        def test_first(world, karbon):
            inbox = karbon.receive_webhooks(URL)
            assert world.universe.deliveries.listeners() == []
            world.way_out(message())
            assert len(inbox) == 1

        def test_second(world, karbon):
            assert world.way_out(message()).status == 0

        def message():
            from sim.physics.news import Message
            return Message(URL, (), b"{}", 1)
        """
    )

    result.assert_outcomes(passed=2)


def test_a_webhook_that_never_came_to_be_lost_fails_its_test(theirs):
    """An armed fault that never struck is named in words."""
    result = theirs(
        """
        def test_forgotten(karbon):
            karbon.arm("webhook_lost", path="Contact")
        """
    )

    result.assert_outcomes(failed=1)
    assert "armed, but never struck: a lost webhook of karbon (Contact)" in result.stdout.str()
