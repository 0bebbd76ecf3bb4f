"""The work of schedules starts by itself, by the world's clock, or when somebody says so."""

import pytest

from sim.karbon.planning.overnight import ScheduledWork

DAY_S = 86_400


@pytest.fixture
def clock(karbon):
    """A clock that knows of the schedules, as that of a world does."""
    found = karbon.state.universe.clock
    found.keep(ScheduledWork(karbon.state))
    return found


def starts(karbon):
    return [row["StartDate"][:10] for row in karbon.rows("WorkItems", orderby="StartDate")]


def test_it_starts_on_its_day(karbon, firm, clock):
    """In a month that passes in one go, each work at midnight of its day."""
    karbon.screens.repeat_work(firm.work, "Fortnight", "2026-03-09")
    clock.advance(31 * DAY_S)
    changes = karbon.state.universe.changes.since(0)
    made = [change.at.isoformat() for _, change in changes if change.table == "karbon.work_items"]

    assert starts(karbon) == ["2026-03-01", "2026-03-09", "2026-03-23"]
    assert made[-2:] == ["2026-03-09T00:00:00+00:00", "2026-03-23T00:00:00+00:00"]


def test_it_appears_ahead_of_its_day(karbon, firm, clock):
    """By as much as the schedule says."""
    early = {"InitializeBeforeStartDateUnits": "Weeks", "InitializeBeforeStartDateMultiple": 2}
    karbon.call("POST", "WorkSchedules", json={**firm.body, **early})
    clock.advance(15 * DAY_S)
    before = starts(karbon)
    clock.advance(DAY_S)

    assert before == ["2026-03-01"]
    assert starts(karbon) == ["2026-03-01", "2026-04-01"]


def test_by_hand_nothing_starts_by_itself(karbon, firm, clock):
    """A switch: then a screen starts it."""
    karbon.state.set_behaviour(scheduled_work="by_hand")
    karbon.screens.repeat_work(firm.work, "Fortnight", "2026-03-09")
    clock.advance(31 * DAY_S)
    before = starts(karbon)
    karbon.screens.start_scheduled_work()

    assert before == ["2026-03-01"]
    assert starts(karbon) == ["2026-03-01", "2026-03-09", "2026-03-23"]


@pytest.mark.parametrize("first", ["2020-01-01", "0001-01-01"])
def test_of_days_gone_by_the_last_is_made(karbon, firm, clock, first):
    """A schedule may begin in the past: whoever wrote that gets one work item, not thousands."""
    karbon.screens.repeat_work(firm.work, "Day", first)
    clock.advance(1)

    assert starts(karbon) == ["2026-03-01", "2026-03-02"]


def test_an_end_ends_it(karbon, firm, clock):
    """The last day counts."""
    karbon.screens.repeat_work(firm.work, "Day", "2026-03-09", "2026-03-10")
    clock.advance(31 * DAY_S)

    assert starts(karbon) == ["2026-03-01", "2026-03-09", "2026-03-10"]


def test_clients_that_are_gone_get_none(karbon, firm, clock):
    """The schedule stays behind."""
    karbon.screens.repeat_work(firm.work, "Day", "2026-03-09")
    clock.advance(7 * DAY_S)
    karbon.screens.delete_client(firm.client)
    clock.advance(31 * DAY_S)

    assert starts(karbon) == ["2026-03-01", "2026-03-09"]


def test_at_the_end_of_the_calendar_it_ends(karbon, firm, clock):
    """There is no day to come."""
    karbon.screens.repeat_work(firm.work, "Year", "9999-12-31")
    clock.advance(31 * DAY_S)

    assert starts(karbon) == ["2026-03-01"]
