"""Whether an application hears of clients that it may not see is said nowhere: it does not, unless a switch says so."""

import pytest


def restricted(application):
    client = application.screens.add_organization("Acme", restriction="Private")
    work = application.screens.add_work("Tax", client, "2026-03-02")
    application.screens.add_role("Preparer")
    application.screens.set_budget(work, 30, role="Preparer")
    application.wait()
    return [
        ("Organization", client, "Inserted"),
        ("WorkItem", work, "Inserted"),
        ("Estimate", work, "Updated"),
    ]


@pytest.fixture
def subscribed(application):
    application.subscribe("Contact", "Work", "EstimateSummary")
    return application


def test_it_hears_nothing(subscribed):
    """Of the client, its work and its budget."""
    restricted(subscribed)

    assert subscribed.told() == []


def test_it_hears_with_the_permission(subscribed):
    """What it may see it is told of."""
    subscribed.screens.grant_app_permission(include_private=True, include_hidden=False)

    assert restricted(subscribed) == subscribed.told()


def test_it_hears_by_a_switch(subscribed):
    """The key and no more, as always."""
    subscribed.state.set_behaviour(webhook_of_restricted="told")

    assert restricted(subscribed) == subscribed.told()


def test_becoming_private_is_not_told(subscribed):
    """The level is not among the edits that are; later edits are not told either."""
    key = subscribed.screens.add_organization("Acme")
    subscribed.wait()
    subscribed.screens.set_restriction(key, "Private")
    subscribed.screens.rename_client(key, "Acme Ltd")
    subscribed.wait()

    assert subscribed.told() == [("Organization", key, "Inserted")]
