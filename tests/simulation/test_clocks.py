"""Time by the clock of QuickBooks Time in a history, over an hour that is missing and over one that is there twice."""

from __future__ import annotations

import pytest

from sim.quickbooks_time import timesheets_shape
from sim.quickbooks_time.tables import instant
from sim.simulation.clocks import CHANGES_S
from sim.simulation.draw import drawn
from sim.simulation.house import House
from sim.simulation.plan import Event, Plan
from sim.simulation.play import play

BOB = "bob@baseline.example"
IN = Event(do="clock in", with_={"token": "c1", "person": BOB, "thing": "birch-pay"})
OUT = Event(do="clock out", with_={"person": BOB}, wait_s=3_000)
SYNC = Event(do="sync", wait_s=130)


def over(change_s: int) -> Plan:
    """Bob works for fifty minutes, and twenty of them are after the change."""
    return Plan(start_s=change_s - 1_800, events=(IN, SYNC, OUT, SYNC))


@pytest.mark.parametrize("change_s", CHANGES_S)
def test_fifty_minutes_are_fifty_minutes(house: House, change_s: int) -> None:
    """In all three systems, whatever the hands of the clock say, with the sync that found Bob at work."""
    history, scene = play(house, over(change_s))
    (sheet,) = scene.time.timesheets()
    (activity,) = scene.books.time_activities()

    assert history.violations == []
    assert "over a change of clocks" in history.met
    assert sheet["minutes"] == pytest.approx(50 + 130 / 60)
    assert activity["minutes"] == 52


def test_time_by_the_hands_of_the_clock(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an hour too much in spring, which is noticed at once. In autumn QuickBooks Time does not take it."""
    monkeypatch.setattr(timesheets_shape, "instant", lambda text: instant(f"{text[:19]}+00:00"))
    history, _ = play(house, over(CHANGES_S[0]))

    assert [one.id for one in history.violations] == ["V2b"]


def test_whoever_is_still_at_it(house: House) -> None:
    """What has no end is nowhere but in QuickBooks Time."""
    history, scene = play(house, Plan(events=(IN, SYNC)))

    assert history.violations == []
    assert [one["minutes"] for one in scene.time.timesheets()] == [0]
    assert scene.books.time_activities() == []


def test_some_seeds_have_it() -> None:
    """And each is the same plan again."""
    clocks = [seed for seed in range(200) if any(one.do == "clock out" for one in drawn(seed).events)]

    assert len(clocks) >= 10
    assert drawn(clocks[0]) == drawn(clocks[0])
