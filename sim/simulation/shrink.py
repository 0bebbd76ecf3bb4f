"""A smaller history that breaks the same invariant: fewer events, and less that goes wrong (delta debugging)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from msgspec.structs import replace

from sim.simulation.house import House
from sim.simulation.plan import Event, Plan
from sim.simulation.play import History, play

LONGEST_S: Final = 45.0  # of real time; what it has by then is what there is


def shrunk(house: House, plan: Plan, longest_s: float = LONGEST_S) -> tuple[Plan, History]:
    """The smallest plan that was found, and its history. A plan that breaks nothing is given back as it is."""
    history = play(house, plan)[0]
    if not history.failed:
        return plan, history
    found = _Smaller(house, history, time.perf_counter() + longest_s)
    while found.fewer_events() or found.less_around_them() or found.fewer_by_two():
        pass
    return found.plan, play(house, found.plan)[0]


class _Smaller:
    """The smallest plan so far that breaks the same invariant. No try begins after its time is over."""

    def __init__(self, house: House, history: History, until: float) -> None:
        self._house = house
        self._rule = history.violations[0].id
        self._until = until
        self.plan = _to_the_end(history.plan, history)

    def fewer_events(self) -> bool:
        """Leave out half of them, a quarter, ..., each; whether that went anywhere."""
        before, size = self.plan, len(self.plan.events) // 2
        while size:
            start = 0
            while start < len(self.plan.events):
                events = self.plan.events
                if not self._take(replace(self.plan, events=events[:start] + events[start + size :])):
                    start += size
            size = min(size // 2, len(self.plan.events) // 2)
        return self.plan != before

    def fewer_by_two(self) -> bool:
        """Leave out two of them that nothing can be said without one of: a client that comes, and what befalls it."""
        events = self.plan.events
        return any(
            self._take(replace(self.plan, events=tuple(one for one in events if one not in pair)))
            for pair in combinations(events, 2)
        )

    def less_around_them(self) -> bool:
        """Begin at once, wait for nothing, let less go wrong; whether that went anywhere."""
        before = self.plan
        if self.plan.start_s:
            self._take(replace(self.plan, start_s=0))
        place = 0
        while place < len(self.plan.events):
            events = self.plan.events
            if not any(
                self._take(replace(self.plan, events=(*events[:place], simpler, *events[place + 1 :])))
                for simpler in _simpler(events[place])
            ):
                place += 1
        return self.plan != before

    def _take(self, candidate: Plan) -> bool:
        """Go on from this one if it breaks the same."""
        if time.perf_counter() > self._until:
            return False
        history = play(self._house, candidate)[0]
        if not history.failed or history.violations[0].id != self._rule:
            return False
        self.plan = _to_the_end(candidate, history)
        return True


def _to_the_end(plan: Plan, history: History) -> Plan:
    """Without what comes after the event that breaks it."""
    return replace(plan, events=plan.events[: history.violations[0].event])


def _simpler(event: Event) -> Iterator[Event]:
    """The event with less around it."""
    if event.meanwhile is not None:
        yield replace(event, meanwhile=None, meanwhile_after=0)
        if event.meanwhile_after:
            yield replace(event, meanwhile_after=0)
    if event.upset is not None:
        yield replace(event, upset=None, asked=False)
    if event.strikes:
        yield replace(event, strikes=())
        if len(event.strikes) > 1:
            for gone in range(len(event.strikes)):
                yield replace(event, strikes=event.strikes[:gone] + event.strikes[gone + 1 :])
    if event.worker:
        yield replace(event, worker=0)
    if event.wait_s:
        yield replace(event, wait_s=0)
