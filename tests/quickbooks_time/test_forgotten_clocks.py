"""Contract 3.5: who forgets to clock out is clocked out after seven days."""

import pytest

WEEK_S = 7 * 86_400


@pytest.fixture
def running(screens, ada, acme):
    return screens.start_clock("ada@example.test", acme)


def row(api, sheet):
    found = api.rows("timesheets", ids=sheet, on_the_clock="both")
    return found[0] if found else None


def test_a_second_before_it_still_runs(api, running):
    """Seven days, not about a week."""
    api.state.universe.clock.advance(WEEK_S - 1)

    assert row(api, running)["on_the_clock"] is True


def test_after_seven_days_it_has_stopped(api, running):
    """At the very second, whoever looks and however late; last_modified is when it stopped."""
    api.state.universe.clock.advance(WEEK_S + 3_600)
    found = row(api, running)

    assert (found["on_the_clock"], found["duration"], found["start"], found["end"]) == (
        False,
        WEEK_S,
        "2026-03-02T02:00:00-07:00",
        "2026-03-09T03:00:00-06:00",
    )
    assert found["last_modified"] == "2026-03-09T09:00:00+00:00"


def test_a_poller_finds_it(api, running):
    """It was changed after the last poll, though nobody called in between."""
    api.state.universe.clock.advance(WEEK_S)

    assert len(api.rows("timesheets", modified_since="2026-03-09T09:00:00Z")) == 1
    assert api.get("last_modified_timestamps", endpoints="timesheets")["results"][
        "last_modified_timestamps"
    ] == {"timesheets": "2026-03-09T09:00:00+00:00"}


def test_people_see_it_in_the_product(api, screens, running):
    """A person who looks first finds the same."""
    api.state.universe.clock.advance(WEEK_S)

    assert screens.time_of("ada@example.test")[0]["minutes"] == 7 * 24 * 60


def test_the_person_can_clock_in_again(api, screens, running, acme):
    """Nothing is open any more."""
    api.state.universe.clock.advance(WEEK_S)

    assert screens.start_clock("ada@example.test", acme) != running


def test_a_clock_started_long_ago_stops_at_the_next_look(api, ada, acme):
    """Its change is not before it was entered."""
    start = {"type": "regular", "start": "2026-02-01T09:00:00Z", "end": ""}
    sheet = api.post("timesheets", {"user_id": ada, "jobcode_id": acme, **start})[0]
    found = row(api, sheet["id"])

    assert sheet["on_the_clock"] is True
    assert (found["duration"], found["last_modified"]) == (WEEK_S, "2026-03-02T09:00:00+00:00")


def test_going_back_in_time_starts_it_again(api, running):
    """A snapshot holds the clock as it ran."""
    snapshot = api.state.universe.snapshot()
    api.state.universe.clock.advance(WEEK_S)
    stopped = row(api, running)["on_the_clock"]
    api.state.universe.restore(snapshot)

    assert stopped is False
    assert row(api, running)["on_the_clock"] is True
