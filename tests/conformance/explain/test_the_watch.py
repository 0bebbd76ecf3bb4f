"""What is noted while a scenario runs."""

from sim.conformance.explain.watch import Mark, Watch
from sim.conformance.run.outcomes import SeenStep
from sim.world import World


def test_each_step_takes_the_time_since_the_one_before() -> None:
    """By the clock that is handed in, in milliseconds."""
    watch = Watch()
    watch.begin(1.0)
    watch.note("passed", 1.5)
    watch.note("failed", 1.75)

    assert watch.steps == [SeenStep("passed", 500.0), SeenStep("failed", 250.0)]
    assert watch.failed


def test_a_second_try_begins_anew() -> None:
    """Whoever runs a failed scenario again does not see the steps of the first time."""
    watch = Watch()
    watch.begin(1.0)
    watch.note("failed", 1.5)
    watch.begin(2.0)

    assert (watch.steps, watch.marks, watch.failed) == ([], [], False)


def test_what_happened_before_the_scenario_is_none_of_its_business() -> None:
    """A world that comes with a history is entered where it stands, also after a first step."""
    watch, world = Watch(), World("watched")
    world.screens["quickbooks_time"].add_job("Acme")
    here = Mark(world.universe.changes.last, world.universe.calls.last)
    watch.begin(0.0)
    watch.note("passed", 1.0)
    watch.enter(world.universe)
    world.screens["quickbooks_time"].add_job("Beta")
    watch.note("passed", 2.0)

    assert here.changes > 0
    assert (watch.start, watch.marks[0]) == (here, here)
    assert watch.marks[1].changes > here.changes
