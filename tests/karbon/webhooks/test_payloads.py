"""A webhook says which entity it is about, what became of it and when, and nothing of what is in it."""

import hashlib
import hmac
import json

import pytest

from tests.karbon.webhooks.conftest import KEY


def test_a_person(application):
    """The keys in the order of the documented sample; the key of the time is the one that live accounts send."""
    application.subscribe("Contact")
    key = application.screens.add_person("Ada", "Lovelace")
    application.wait()

    assert application.inbox[0].body == (
        b'{"ResourcePermaKey":"%s","ResourceType":"Contact","ActionType":"Inserted",'
        b'"Timestamp":"2026-03-02T09:00:00Z"}' % key.encode()
    )
    assert application.inbox[0].headers == {"Content-Type": "application/json"}


def test_the_documented_name_of_the_time(application):
    """A switch (contract 0, row 8)."""
    application.state.set_behaviour(webhook_time_key="TimeStamp")
    application.subscribe("Contact")
    application.screens.add_person("Ada", "Lovelace")

    assert list(application.wait()[0]) == ["ResourcePermaKey", "ResourceType", "ActionType", "TimeStamp"]


@pytest.mark.parametrize(
    ("behaviour", "kinds"),
    [
        ("live", ["Contact", "Organization", "ClientGroup", "WorkItem"]),
        ("documented", ["Contact", "Contact", "Contact", "Work"]),
    ],
)
def test_the_names_of_what_it_is_about(application, behaviour, kinds):
    """A switch (contract 0, row 9): one type of subscription covers the three kinds of clients."""
    application.state.set_behaviour(webhook_resource_type=behaviour)
    application.subscribe("Contact", "Work")
    keys = [
        application.screens.add_person("Ada", "Lovelace"),
        client := application.screens.add_organization("Acme"),
        application.screens.add_client_group("Both", []),
        application.screens.add_work("Tax", client, "2026-03-02"),
    ]
    application.wait()

    assert application.told() == [(kind, key, "Inserted") for kind, key in zip(kinds, keys, strict=True)]


@pytest.mark.parametrize("action", ["Inserted", "InviteAccepted"])
def test_a_colleague(application, action):
    """Only that one joined is told, in the words of the reference or of older notes."""
    application.state.set_behaviour(webhook_user_action=action)
    application.subscribe("User")
    key = application.screens.add_user("Ada", "ada@firm.example")
    application.wait()
    application.screens.rename_user("ada@firm.example", "Ada L.")
    application.screens.remove_user("ada@firm.example")
    application.wait()

    assert application.told() == [("User", key, action)]


def test_a_budget(application):
    """Rows that come, change and go are one update of the budget of their work."""
    client = application.screens.add_organization("Acme")
    work = application.screens.add_work("Tax", client, "2026-03-02")
    application.screens.add_role("Preparer")
    application.screens.set_budget(work, 30, role="Preparer")
    application.clock.advance(60)
    application.subscribe("EstimateSummary")
    for minutes in (60, 0):
        application.screens.set_budget(work, minutes, role="Preparer")
        application.wait()

    assert application.told() == [("Estimate", work, "Updated")] * 2


def test_the_signature(application):
    """Lower-case hexadecimal HMAC-SHA256 over the very bytes of the body."""
    application.subscribe("Contact", SigningKey=KEY)
    application.screens.add_organization("Acme")
    application.wait()
    received = application.inbox[0]
    expected = hmac.new(KEY.encode(), received.body, hashlib.sha256).hexdigest()
    again = json.dumps(received.json).encode()

    assert received.headers["Signature"] == expected
    assert hmac.new(KEY.encode(), again, hashlib.sha256).hexdigest() != expected


def test_without_a_key_there_is_no_signature(application):
    """Also when an earlier subscription of the type had one."""
    application.subscribe("Contact", SigningKey=KEY)
    application.subscribe("Contact")
    application.screens.add_organization("Acme")
    application.wait()

    assert "Signature" not in application.inbox[0].headers
