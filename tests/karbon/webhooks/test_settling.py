"""Edits of one entity are told in one call, a minute after they settled."""

import pytest


def test_a_minute_after_the_edit(application):
    """Not a second earlier, and at that time by the world's clock."""
    application.subscribe("Contact")
    application.screens.add_organization("Acme")
    early = application.wait(59.999)
    application.clock.advance(3600)
    attempt = application.deliveries[0].attempts[0]

    assert early == []
    assert len(application.inbox) == 1
    assert f"{attempt.at:%H:%M:%S}" == "09:01:00"


def test_one_call_after_edits_settle(application):
    """Each further edit starts the minute anew, and the call has the time of the last one."""
    application.subscribe("Contact")
    key = application.screens.add_organization("Acme")
    application.wait(3600)
    for name in ("Acme Ltd", "Acme Limited", "Acme & Co"):
        application.screens.rename_client(key, name)
        application.wait(50)
    assert len(application.inbox) == 1
    said = application.wait(10)

    assert application.told()[1:] == [("Organization", key, "Updated")]
    assert said[1]["Timestamp"] == "2026-03-02T10:01:40Z"


def test_one_call_a_minute_after_the_first_edit(application):
    """A switch: the window does not wait for what comes later."""
    application.state.set_behaviour(webhook_window="fixed")
    application.subscribe("Contact")
    key = application.screens.add_organization("Acme")
    application.wait(40)
    application.screens.rename_client(key, "Acme Ltd")
    said = application.wait(20)
    application.screens.rename_client(key, "Acme & Co")
    application.wait()

    assert [told[2] for told in application.told()] == ["Inserted", "Updated"]
    assert said[0]["Timestamp"] == "2026-03-02T09:00:40Z"


@pytest.mark.parametrize("window_s", [0, 5])
def test_the_length_of_the_window_is_a_switch(application, window_s):
    """Of no length at all, a call goes out as soon as any time passes."""
    application.state.set_behaviour(webhook_window_s=window_s)
    application.subscribe("Contact")
    application.screens.add_organization("Acme")

    assert len(application.wait(window_s)) == 1


def test_what_came_and_changed_is_new(application):
    """It is told as inserted."""
    application.subscribe("Contact")
    key = application.screens.add_organization("Acme")
    application.screens.rename_client(key, "Acme Ltd")
    application.wait()

    assert application.told() == [("Organization", key, "Inserted")]


def test_what_came_and_went_is_gone(application):
    """It is told as deleted."""
    application.subscribe("Contact")
    key = application.screens.add_organization("Acme")
    application.screens.delete_client(key)
    application.wait()

    assert application.told() == [("Organization", key, "Deleted")]


def test_two_entities_are_two_calls(application):
    """In the order in which they settled."""
    application.subscribe("Contact")
    first = application.screens.add_organization("First")
    application.clock.advance(10)
    second = application.screens.add_organization("Second")
    application.clock.advance(10)
    application.screens.rename_client(first, "First Ltd")
    application.wait(3600)

    assert [key for _, key, _ in application.told()] == [second, first]


def test_a_refused_write_is_not_told(application):
    """What was taken back did not happen."""
    application.subscribe("Contact")
    response = application.karbon.call("POST", "Organizations", json={"FullName": "Acme", "ContactType": "?"})

    assert response.status_code == 400
    assert application.wait() == []
