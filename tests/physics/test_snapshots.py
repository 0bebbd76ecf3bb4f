"""A snapshot is the whole world at an instant; going back and forking cost nothing and leave nothing behind."""

import pytest

from sim.physics.clock import WORLD_START
from sim.physics.faults import Fault, FaultKind
from sim.physics.limits import FixedWindow, SlidingWindow
from sim.physics.universe import Cell, Universe
from tests.physics.small_world import Job, jobs_of


def furnished():
    """A universe with one part of every kind, each of them used."""
    universe = Universe(seed=7)
    jobs_of(universe)
    universe.part("settings", Cell(("plain",)))
    universe.part("minute", FixedWindow(universe.clock, 2, 60))
    universe.part("sliding", SlidingWindow(universe.clock, 2, 60))
    live(universe)
    return universe


def live(universe):
    """Touch every part of the world."""
    parts = universe._parts
    jobs = parts["jobs"]
    jobs.put(Job(id=universe.chance.number("job"), name=universe.chance.hex("name", 8)))
    parts["settings"].root = (*parts["settings"].root, "more")
    parts["minute"].take("ann")
    parts["sliding"].take("ann")
    universe.faults.arm(Fault(kind=FaultKind.LOST))
    universe.faults.next("karbon", "GET", "/v3/Users")
    universe.calls.append("a call")
    universe.clock.advance(5)


def seen(universe):
    """Everything that anybody could find out about a world."""
    jobs = universe._parts["jobs"]
    return (
        sorted(jobs, key=lambda job: job.id),
        jobs.page("name"),
        universe.clock.now(),
        universe.chance.root,
        universe.changes.since(0),
        universe.calls.since(0),
        universe.faults.root,
        universe._parts["settings"].root,
        universe._parts["minute"].root,
        universe._parts["sliding"].root,
    )


def test_restore():
    """After a restore nothing tells that time had gone on."""
    universe = furnished()
    snapshot, before = universe.snapshot(), seen(universe)
    for _ in range(300):
        live(universe)
    universe.restore(snapshot)

    assert seen(universe) == before


def test_the_future_repeats_itself():
    """A restored world that is treated the same becomes the same."""
    universe = furnished()
    snapshot = universe.snapshot()
    live(universe)
    first = seen(universe)
    universe.restore(snapshot)
    live(universe)

    assert seen(universe) == first


def test_a_snapshot_can_be_used_again_and_again():
    """Going back does not use a snapshot up, and order does not matter."""
    universe = furnished()
    early, then = universe.snapshot(), seen(universe)
    live(universe)
    late, later = universe.snapshot(), seen(universe)
    for snapshot, wanted in [(early, then), (late, later), (early, then), (early, then), (late, later)]:
        universe.restore(snapshot)
        live(universe)
        universe.restore(snapshot)

        assert seen(universe) == wanted


def test_a_fork_lives_alone():
    """Two universes from one snapshot do not see each other's writes, and the parent sees neither."""
    parent = furnished()
    before = seen(parent)
    one, other = furnished(), furnished()
    one.restore(parent.snapshot())
    other.restore(parent.snapshot())
    live(one)

    assert seen(parent) == seen(other) == before
    assert seen(one) != before


def test_a_snapshot_of_another_kind_of_world():
    """A snapshot of a universe with other parts is refused and nothing is restored."""
    universe = furnished()
    before = seen(universe)
    with pytest.raises(ValueError, match="other parts"):
        universe.restore(Universe().snapshot())

    assert seen(universe) == before


def test_a_write_that_failed_halfway_is_taken_back():
    """Whatever was written before something broke is gone after a restore, ids and time included."""
    universe = furnished()
    snapshot, before = universe.snapshot(), seen(universe)
    universe._parts["jobs"].put(Job(id=universe.chance.number("job"), name="fine"))
    with pytest.raises(TypeError):
        universe._parts["jobs"].put(Job(id=universe.chance.number("job"), name=5))
    universe.restore(snapshot)

    assert seen(universe) == before


def test_clock_watchers_hear_of_a_restore():
    """Whoever keeps another clock in step is told that time went back."""
    universe = Universe()
    snapshot = universe.snapshot()
    universe.clock.advance(60)
    heard = []
    universe.clock.watch(heard.append)
    universe.restore(snapshot)

    assert heard == [WORLD_START]


def test_two_parts_of_one_name(universe):
    """A name belongs to one part."""
    universe.part("settings", Cell(0))
    with pytest.raises(ValueError, match="a part called 'settings' already"):
        universe.part("settings", Cell(1))
