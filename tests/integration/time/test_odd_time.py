"""Odd entries are taken exactly, or refused with a reason and nothing left behind."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from integration.messages import Code, Refused
from integration.tracking import NOTES_LENGTH_MAX
from tests.integration.firm import ANN, BOB, Firm

LEAVE = {"name": "Holiday", "type": "pto", "parent_id": 0, "assigned_to_all": True}
# The clocks change on these days: in America in March and November, in Europe in March and October.
CLOCKS_CHANGE = [date(2026, 3, 8), date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1)]


@pytest.mark.edge("TRACK-07 e")
@pytest.mark.parametrize("day", CLOCKS_CHANGE, ids=str)
@pytest.mark.parametrize("hour", [0, 23])
def test_the_clocks_change(in_step: Firm, day: date, hour: int) -> None:
    """Time is on the day it was entered for, whatever the hour is where the server stands."""
    clock = in_step.world.universe.clock
    clock.advance(
        (datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC) - clock.now()).total_seconds()
    )
    in_step.bridge.track_time(ANN, in_step.key("2026 Tax"), day, 24 * 60)
    in_step.bridge.sync()

    assert [one["date"] for one in in_step.time.timesheets()] == [str(day)]
    assert [one.date for one in in_step.tab().entries] == [str(day)]


def test_at_an_instant_between_two_seconds(in_step: Firm) -> None:
    """The world's clock stands at whole seconds, a machine's never does: what is kept is as long as it may be."""
    in_step.wait(0.123456)
    in_step.track(30)

    assert [one.minutes for one in in_step.tab().entries] == [30]


@pytest.mark.edge("TRACK-07 g")
def test_time_off(in_step: Firm) -> None:
    """It is on no tab, no sync takes it for time of a client, and nothing of it is in QuickBooks."""
    (leave,) = in_step.bridge.desk.time.create_jobcodes([LEAVE])
    row = {"user_id": _id(in_step, ANN), "jobcode_id": leave.id, "type": "manual", "duration": 3600}
    (taken,) = in_step.bridge.desk.time.create_timesheets([{**row, "date": str(in_step.today())}])
    run = in_step.bridge.sync()

    assert taken.ok
    assert (in_step.tab("Acme").actual_minutes, in_step.tab().actual_minutes) == (0, 0)
    assert in_step.books.time_activities() == []
    assert run.findings == []


def _id(firm: Firm, email: str) -> int:
    return int(next(one["id"] for one in firm.time.team() if one["email"] == email))


@pytest.mark.edge("TRACK-07 h")
@pytest.mark.parametrize("notes", ["Call 📞 with 日本, “quoted”\nsecond line", "é" * NOTES_LENGTH_MAX])
def test_notes(in_step: Firm, notes: str) -> None:
    """They come back as they were written, and are in QuickBooks."""
    in_step.track(60, notes=notes)
    in_step.bridge.sync()

    assert [one.notes for one in in_step.tab().entries] == [notes]
    assert len(in_step.books.time_activities()) == 1


@pytest.mark.edge("TRACK-07 h")
def test_too_many_notes(in_step: Firm) -> None:
    """A character more is refused, and nothing is sent."""
    mark = in_step.mark()
    with pytest.raises(Refused) as caught:
        in_step.track(60, notes="x" * (NOTES_LENGTH_MAX + 1))

    assert caught.value.finding.code is Code.BAD_INPUT
    assert in_step.calls(since=mark) == []


@pytest.mark.edge("TRACK-02 b")
def test_quickbooks_time_takes_none_on_a_client(in_step: Firm) -> None:
    """Should its policy refuse, nothing is put on the work below, and the person hears it."""
    in_step.world.quickbooks_time.set_behaviour(time_on_parent_jobcode="refuse")
    with pytest.raises(Refused) as caught:
        in_step.track(60, "Acme")

    assert caught.value.finding.code is Code.TIME_REFUSED
    assert in_step.time.timesheets() == []
    assert in_step.tab("Acme").entries == []


@pytest.mark.edge("TRACK-02 b")
def test_held_time_that_is_refused_by_then(in_step: Firm) -> None:
    """Time that waited while the policy changed goes on waiting, is reported, and moves to no other code."""
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    in_step.track(60, "Acme")
    in_step.world.quickbooks_time.set_behaviour(time_on_parent_jobcode="refuse")
    run = in_step.bridge.sync()

    assert Code.TIME_REFUSED in {one.code for one in run.findings}
    assert in_step.time.timesheets() == []
    assert [one.state for one in in_step.tab("Acme").entries] == ["held"]


@pytest.mark.edge("HIDE-04 a")
def test_a_job_that_others_see(in_step: Firm) -> None:
    """Bob alone has the job on his list; Ann's time from Karbon arrives on it all the same (D-18)."""
    job = in_step.job("Acme › 2026 Tax")
    in_step.time.unassign_job(job)
    in_step.time.assign_job(job, [BOB])
    in_step.track(60)

    assert [(one["email"], one["job_id"]) for one in in_step.time.timesheets()] == [(ANN, job)]


@pytest.mark.edge("BUDGET-03 a", "BUDGET-03 c")
@pytest.mark.parametrize(("budget", "left"), [(0, -720), (600, -120), (720, 0)])
def test_over_budget(in_step: Firm, budget: int, left: int) -> None:
    """What is left may be nothing, or less than nothing; no budget is one of zero."""
    if budget:
        in_step.karbon.set_budget(in_step.key("2026 Tax"), budget, "Manager", "Tax")
    in_step.track(720)

    assert (in_step.tab().budget_minutes, in_step.tab().left_minutes) == (budget, left)
