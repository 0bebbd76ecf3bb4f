"""Changes of a minute go together, in no order that anybody could rely on."""

import pytest

from tests.quickbooks.webhooks.conftest import App


def ids(app_of: App) -> list[str]:
    """The ids in the first call, in their order."""
    event = app_of.inbox.said[0]["eventNotifications"][0]["dataChangeEvent"]
    return [entity["id"] for entity in event["entities"]]


def test_the_first_change_starts_the_minute(app_of: App) -> None:
    """Later ones do not put it off; the next minute has a call of its own."""
    app_of.subscribe()
    app_of.screens.add_customer("Acme")
    app_of.wait(59)
    app_of.screens.add_customer("Birch")
    before = len(app_of.inbox)
    app_of.wait(1)
    app_of.screens.add_customer("Cedar")
    app_of.wait(60)

    assert before == 0
    assert [
        len(said["eventNotifications"][0]["dataChangeEvent"]["entities"]) for said in app_of.inbox.said
    ] == [
        2,
        1,
    ]


@pytest.mark.parametrize("window_s", [0, 180, 300])
def test_the_developer_chooses_how_long(app_of: App, window_s: float) -> None:
    """A switch: sandboxes send at once, and others collect for up to five minutes."""
    app_of.state.set_behaviour(webhook_window_s=window_s)
    app_of.subscribe()
    app_of.screens.add_customer("Acme")
    app_of.wait(max(0, window_s - 1))
    before = len(app_of.inbox)
    app_of.wait(1)

    assert (before, len(app_of.inbox)) == (int(window_s == 0), 1)


def test_no_order(app_of: App) -> None:
    """Ten customers come shuffled, each once, and in the same way in the same world."""
    app_of.subscribe()
    made = [app_of.screens.add_customer(f"Client {number}") for number in range(10)]
    app_of.wait()

    assert ids(app_of) != made
    assert sorted(ids(app_of), key=int) == made


def test_in_the_order_of_events(app_of: App) -> None:
    """A switch: a later announcement promises it."""
    app_of.state.set_behaviour(webhook_order="as_it_happened")
    app_of.subscribe()
    made = [app_of.screens.add_customer(f"Client {number}") for number in range(10)]
    app_of.wait()

    assert ids(app_of) == made


@pytest.mark.parametrize(("repeats", "times"), [("once", 1), ("each", 2)])
def test_the_same_edit_twice(app_of: App, repeats: str, times: int) -> None:
    """A switch: two renames in a minute are one update, or two."""
    app_of.state.set_behaviour(webhook_repeats=repeats)
    acme = app_of.screens.add_customer("Acme")
    app_of.subscribe()
    app_of.screens.rename_customer(acme, "Acme Ltd")
    app_of.wait(10)
    app_of.screens.rename_customer(acme, "Acme Limited")
    app_of.wait()

    assert app_of.told() == [("Customer", acme, "Update")] * times


def test_different_edits_of_one_record_are_both_told(app_of: App) -> None:
    """Made and renamed in one minute."""
    app_of.subscribe()
    acme = app_of.screens.add_customer("Acme")
    app_of.screens.rename_customer(acme, "Acme Ltd")
    app_of.wait()

    assert app_of.told() == [("Customer", acme, "Create"), ("Customer", acme, "Update")]
