"""Named switches for what the sources leave open."""

import pytest


def test_a_switch_that_there_is_not_is_refused_with_its_neighbour(state):
    """Did you mean."""
    with pytest.raises(ValueError, match="did you mean 'archived_twin'"):
        state.set_behaviour(archived_twins="left")


def test_a_setting_that_there_is_not_is_refused(state):
    """And nothing is changed."""
    with pytest.raises(ValueError, match="cannot behave like that"):
        state.set_behaviour(archived_twin="gone")

    assert state.behaviour.archived_twin == "new"


def test_switches_are_part_of_a_snapshot(state):
    """Restored with everything else."""
    snapshot = state.universe.snapshot()
    state.set_behaviour(throttle=False)
    state.universe.restore(snapshot)

    assert state.behaviour.throttle is True
