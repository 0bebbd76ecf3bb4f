"""Every write leaves a line in the change log, and nothing else does."""

from sim.physics.clock import WORLD_START
from tests.physics.small_world import Job


def changes(universe):
    return [(change.table, change.id, change.before, change.after) for _, change in universe.changes.since(0)]


def test_a_new_record(universe, jobs):
    """It has an after and no before."""
    job = jobs.put(Job(id=1))

    assert changes(universe) == [("jobs", 1, None, job)]


def test_a_changed_record(universe, jobs):
    """It has both."""
    old = jobs.put(Job(id=1, name="old"))
    new = jobs.put(Job(id=1, name="new"))

    assert changes(universe)[1:] == [("jobs", 1, old, new)]


def test_a_removed_record(universe, jobs):
    """It has a before and no after."""
    job = jobs.put(Job(id=1))

    assert jobs.remove(1) == job
    assert changes(universe)[1:] == [("jobs", 1, job, None)]


def test_writes_that_change_nothing(universe, jobs):
    """Putting the same record again, or removing one that is not there, is not a change."""
    jobs.put(Job(id=1))
    jobs.put(Job(id=1))
    jobs.remove(2)

    assert universe.changes.last == 1


def test_moving_in_is_not_a_change(universe, jobs):
    """Records that were loaded were there from the beginning."""
    jobs.load(Job(id=n) for n in range(1000))

    assert universe.changes.last == 0
    assert len(jobs) == 1000


def test_a_change_knows_its_instant(universe, jobs):
    """The world's time of the write stands in the log."""
    jobs.put(Job(id=1))
    later = universe.clock.advance(60)
    jobs.put(Job(id=2))

    assert [change.at for _, change in universe.changes.since(0)] == [WORLD_START, later]
