"""Calls that are carried out later: each when it is due, by whoever knows how, and part of a snapshot."""

from datetime import timedelta

from sim.physics.late import LateCall
from sim.physics.universe import Universe


def world(*seconds):
    universe, seen = Universe(), []
    start = universe.clock.now()
    universe.late.carry_out["notes"] = lambda call: seen.append((call, universe.clock.now() - start))
    for each in seconds:
        universe.late.add(LateCall(start + timedelta(seconds=each), "notes", f"after {each}"))
    return universe, seen


def test_each_when_it_is_due():
    """In that order, at that time, once."""
    universe, seen = world(60, 30)
    universe.clock.advance(29)
    assert seen == []
    universe.clock.advance(600)
    universe.clock.advance(600)

    assert seen == [("after 30", timedelta(seconds=30)), ("after 60", timedelta(seconds=60))]


def test_a_snapshot_has_them():
    """Taken back they are still to come; in another universe nobody knows how."""
    universe, seen = world(30)
    before = universe.snapshot()
    universe.clock.advance(60)
    universe.restore(before)
    universe.clock.advance(60)
    other = Universe()
    other.restore(before)
    other.clock.advance(60)

    assert len(seen) == 2
    assert other.late.root == ()


def test_a_clock_that_is_wrong_makes_nothing_due():
    """No time passes by it, and put right it stands where it stood."""
    universe, seen = world(30)
    start = universe.clock.now()
    universe.clock.go_wrong(300)
    wrong = universe.clock.now()
    universe.clock.go_wrong(-300)

    assert wrong - start == timedelta(seconds=300)
    assert universe.clock.now() == start
    assert seen == []
