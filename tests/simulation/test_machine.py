"""Hypothesis as a second driver: its rules append the same events, and it looks where no seed was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from sim.simulation.deeds import DEEDS
from sim.simulation.draw import STRIKING, Swarm, a_strike, an_event
from sim.simulation.hand import Hand
from sim.simulation.house import House, housed
from sim.simulation.plan import Event, Plan
from sim.simulation.play import Playing
from tests.machines import thorough

T = TypeVar("T")
EVENTS = 12
QUIET = sorted(name for name, deed in DEEDS.items() if not deed.asks)
ASKED = sorted(name for name, deed in DEEDS.items() if deed.asks)


class Choosing(Hand):
    """A hand whose chance is Hypothesis: what it draws, it can make smaller."""

    def __init__(self, data: st.DataObject) -> None:
        super().__init__(0)
        self.data = data

    def choice(self, stream: str, options: Sequence[T]) -> T:
        return self.data.draw(st.sampled_from(list(options)), label=stream)

    def below(self, stream: str, limit: int) -> int:
        return self.data.draw(st.integers(0, limit - 1), label=stream)

    def chance(self, stream: str, percent: float) -> bool:
        return percent > 0 and self.data.draw(st.booleans(), label=stream)


def machine(house: House) -> type[RuleBasedStateMachine]:
    """A machine in this house."""

    class Histories(RuleBasedStateMachine):
        """A firm to which anything happens."""

        def __init__(self) -> None:
            super().__init__()
            self.playing = Playing(house, Plan(events=()))
            self.hand: Choosing | None = None
            self.swarm: Swarm | None = None

        def chosen(self, data: st.DataObject) -> tuple[Choosing, Swarm]:
            if self.hand is None:
                self.hand = Choosing(data)
                self.swarm = Swarm(self.hand)
            self.hand.data = data
            assert self.swarm is not None
            return self.hand, self.swarm

        @rule(data=st.data(), do=st.sampled_from(QUIET), wait_s=st.sampled_from([0, 90, 3_600, 86_400]))
        def somebody_does(self, data: st.DataObject, do: str, wait_s: int) -> None:
            hand, _ = self.chosen(data)
            self.happens(Event(do=do, with_=DEEDS[do].drawn(hand), wait_s=wait_s))

        @rule(data=st.data())
        def anything_happens(self, data: st.DataObject) -> None:
            self.happens(an_event(*self.chosen(data)))

        @precondition(lambda self: self.playing.history.happened)
        @rule(
            data=st.data(), do=st.sampled_from(ASKED), kind=st.sampled_from(STRIKING), skip=st.integers(0, 8)
        )
        def the_integration_is_asked(self, data: st.DataObject, do: str, kind: str, skip: int) -> None:
            hand, _ = self.chosen(data)
            strikes = (a_strike(hand, kind, skip),)
            self.happens(Event(do=do, with_=DEEDS[do].drawn(hand), wait_s=130, strikes=strikes))

        def happens(self, event: Event) -> None:
            assert self.playing.step(event), self.playing.history.violations

        def teardown(self) -> None:
            if not self.playing.history.violations:
                assert self.playing.peace(), self.playing.history.violations

    return Histories


def test_whatever_happens_every_invariant_holds(house: House) -> None:
    run_state_machine_as_test(machine(house), settings=thorough(25, EVENTS))


def test_a_planted_fault_is_found() -> None:
    with housed("tests.simulation.planted:Doubling") as house, pytest.raises(AssertionError, match="V1"):
        run_state_machine_as_test(machine(house), settings=thorough(60, EVENTS))
