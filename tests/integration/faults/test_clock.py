"""Our clock is set anew in the middle: nothing waits for the time to come, nothing is forgotten or doubled."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest

from integration.clients.errors import VendorError
from integration.recover import GRACE, recover_time
from integration.store import leases
from integration.store.entries import EntryState
from integration.turn import PATIENCE_S
from sim.conformance.stage import WorldClock
from tests.integration.firm import BOB, Firm
from tests.integration.meanwhile import Meanwhile
from tests.integration.store.test_one_worker_at_a_time import ELSEWHERE, hold

BACK, AHEAD = -timedelta(hours=1), timedelta(days=365)
BOTH = pytest.mark.parametrize("by", [BACK, AHEAD], ids=["back an hour", "ahead a year"])
POSTS = {"service": "quickbooks_time", "method": "POST", "path": "/timesheets"}


class OurClock(WorldClock):
    """The clock of our machine, which somebody may set; the services' own goes right."""

    def __init__(self, firm: Firm) -> None:
        super().__init__(firm.world)
        self.by = timedelta()

    def now(self) -> datetime:
        return super().now() + self.by


@pytest.fixture
def clock(in_step: Firm) -> OurClock:
    """Our clock, in every place that asks it."""
    found, desk = OurClock(in_step), in_step.bridge.desk
    desk.clock = found
    for client in (desk.karbon, desk.time, desk.books):
        transport = client._transport  # type: ignore[union-attr]
        transport._clock = transport._exchange.pacer._clock = found
    return found


def minutes(firm: Firm) -> list[int]:
    return sorted(sheet["minutes"] for sheet in firm.time.timesheets())


def set_by(clock: OurClock, by: timedelta) -> Any:
    def deed() -> None:
        clock.by = by

    return deed


@pytest.mark.edge("FRESH-02 c")
@BOTH
@pytest.mark.parametrize("stage", ["Reading Karbon", "Reading time"])
def test_in_the_middle_of_a_sync(in_step: Firm, clock: OurClock, by: timedelta, stage: str) -> None:
    """The sync ends as always, and so does the next one, when the clock is right again."""
    desk = in_step.bridge.desk
    in_step.time.enter_time(BOB, in_step.job("Acme › 2026 Tax"), str(in_step.today()), 30)
    in_step.karbon.add_organization("Birch")
    desk.progress = Meanwhile(stage, set_by(clock, by))
    in_step.bridge.sync()
    in_step.karbon.add_organization("Cole")
    in_step.time.enter_time(BOB, in_step.job("Acme › 2026 Tax"), str(in_step.today()), 60)
    clock.by = timedelta()
    in_step.wait(60)
    in_step.bridge.sync()

    assert in_step.tab().actual_minutes == 90
    assert {"Birch", "Cole"} <= set(in_step.paths())
    assert sorted(one["minutes"] for one in in_step.books.time_activities()) == [30, 60]


@BOTH
def test_the_age_of_a_figure(in_step: Firm, clock: OurClock, by: timedelta) -> None:
    """It is never below zero, and figures that seem to come from the future are read again, not trusted."""
    in_step.tab()
    clock.by = by
    in_step.tab()
    clock.by = timedelta()
    in_step.time.enter_time(BOB, in_step.job("Acme › 2026 Tax"), str(in_step.today()), 30)
    in_step.wait(121)
    tab = in_step.tab()

    assert (tab.actual_minutes, tab.stale, tab.age_s) == (30, False, 0)


def test_the_age_while_quickbooks_time_is_down(in_step: Firm, clock: OurClock) -> None:
    """What was read before the clock was set back is old, however old it is."""
    in_step.track(60)
    in_step.bridge.sync()
    clock.by = BACK
    in_step.arm("refused", service="quickbooks_time", times=100)
    tab = in_step.tab()

    assert (tab.actual_minutes, tab.stale, tab.age_s) == (60, True, 0)


def test_a_lease_of_the_time_to_come(in_step: Firm, clock: OurClock) -> None:
    """A worker elsewhere took it before the clock was set back, and died: it lasts no longer than any other."""
    clock.by = AHEAD
    hold(in_step, ELSEWHERE)
    clock.by = timedelta()
    with suppress(Exception):
        in_step.bridge.sync()  # waits for ten seconds, and says so
    in_step.wait(leases.LEASE_S - PATIENCE_S)
    in_step.wait(PATIENCE_S)

    assert in_step.bridge.sync().counts == {}


@BOTH
@pytest.mark.edge("LINK-05 b")
def test_time_whose_answer_was_lost(in_step: Firm, clock: OurClock, by: timedelta) -> None:
    """It is looked for wherever its sending stands on our clock: it is there once, and not waited for for a year."""
    clock.by = by
    in_step.arm("lost", **POSTS)
    in_step.track(60)
    in_step.disarm()
    clock.by = timedelta()
    in_step.wait(GRACE.total_seconds())
    in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert [line.state for line in in_step.entries()] == [EntryState.RECORDED]


@BOTH
def test_time_that_never_arrived(in_step: Firm, clock: OurClock, by: timedelta) -> None:
    """It waits for as long as it may still land, counted from when the clock is seen to be another."""
    clock.by = by
    in_step.arm("refused", **POSTS)  # a 503 says nothing of what was done
    in_step.track(60)
    in_step.disarm()
    clock.by = timedelta()
    for _ in range(2):
        in_step.wait(GRACE.total_seconds())
        in_step.bridge.sync()

    assert minutes(in_step) == [60]


@BOTH
@pytest.mark.edge("LINK-05 b")
def test_time_whose_answer_was_lost_is_looked_for_by_itself(
    in_step: Firm, clock: OurClock, by: timedelta
) -> None:
    """Whatever else was read before: what we are unsure of is found by its mark, not by when we think we sent it."""
    clock.by = by
    in_step.arm("lost", **POSTS)
    in_step.track(60)
    in_step.disarm()
    clock.by = timedelta()

    assert recover_time(in_step.bridge.desk)
    assert [line.state for line in in_step.entries()] == [EntryState.RECORDED]


def test_hints_of_the_time_to_come(in_step: Firm, clock: OurClock) -> None:
    """A complete reading that lies ahead counts as none: everything is read again within the day."""
    desk = in_step.bridge.desk
    in_step.bridge.hints_on("priya@baseline.example", "https://hooks.baseline.example/karbon")
    clock.by = AHEAD
    in_step.bridge.sync()
    clock.by = timedelta()
    in_step.karbon.add_organization("Birch")  # and its webhook goes nowhere
    in_step.bridge.sync()

    assert "Birch" in in_step.paths()
    assert desk.now() < datetime.fromisoformat("2027-01-01T00:00:00+00:00")


def test_nothing_waits_for_longer_than_a_window(in_step: Firm, clock: OurClock) -> None:
    """A vendor's limit is kept, whatever the clock was before."""
    clock.by = AHEAD
    in_step.bridge.sync()
    clock.by = timedelta()
    began = clock.now()
    with suppress(VendorError):
        in_step.bridge.sync()

    assert clock.now() - began < timedelta(seconds=60)


@pytest.mark.parametrize("when", ["it is tracked", "it is edited in Karbon", "it is edited there"])
def test_a_clock_of_quickbooks_time_that_was_ahead(in_step: Firm, when: str) -> None:
    """What is changed there afterwards, at a time that looks older, is shown all the same (FRESH-02)."""
    clock = in_step.world.universe.clock
    if when == "it is tracked":
        in_step.arm("skewed", service="quickbooks_time", method="POST", path="/timesheets")
    entry = in_step.track(60).entry.id
    sheet = in_step.time.timesheets()[0]["id"]
    if when == "it is edited in Karbon":
        in_step.arm("skewed", service="quickbooks_time", method="PUT")
        in_step.bridge.edit_time(entry, minutes=66)
    if when == "it is edited there":
        clock.go_wrong(300)
        in_step.time.edit_time(sheet, 66)
        clock.go_wrong(-300)
        in_step.bridge.sync()
    in_step.wait(30)
    in_step.time.edit_time(sheet, 90)
    in_step.wait(700)
    in_step.bridge.sync()

    assert not in_step.world.universe.faults.unfired()
    assert in_step.tab().actual_minutes == 90
