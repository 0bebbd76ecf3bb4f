"""Switches: typed, named, part of the world."""

import pytest

from sim.karbon.behaviour import Behaviour


def test_an_unknown_switch_is_refused_with_its_neighbour(karbon):
    """The sentence names the nearest one."""
    with pytest.raises(ValueError, match="no switch called 'rate_limit'; did you mean 'rate_limited'"):
        karbon.state.set_behaviour(rate_limit=False)


@pytest.mark.parametrize(
    "changes", [{"create_status": 404}, {"rate_limited": "no"}, {"top_over_limit": "ignored"}]
)
def test_a_setting_that_does_not_exist_is_refused(karbon, changes):
    """Nothing changes."""
    before = karbon.state.behaviour

    with pytest.raises(ValueError, match="cannot behave like that"):
        karbon.state.set_behaviour(**changes)

    assert karbon.state.behaviour == before


def test_switches_belong_to_the_snapshot(karbon):
    """A world put back behaves as it did."""
    before = karbon.state.universe.snapshot()
    karbon.state.set_behaviour(create_status=200)

    karbon.state.universe.restore(before)

    assert karbon.state.behaviour == Behaviour(rate_limited=False)


def test_the_status_in_a_404_can_be_a_number(karbon):
    """Row 4 of the table of disagreements."""
    karbon.state.set_behaviour(numeric_status_in_404_and_429=True)

    assert karbon.get("Nonsense").json()["statusCode"] == 404
