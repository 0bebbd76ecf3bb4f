"""A smaller history that breaks the same invariant: fewer events, and less that goes wrong (delta debugging)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final

from msgspec.structs import replace

from sim.simulation.house import House
from sim.simulation.plan import Event, Plan
from sim.simulation.play import History, play

LONGEST_S: Final = 45.0  # of real time; what it has by then is what there is
TRIES_MAX: Final = 2_000

Fails = Callable[[Plan], bool]


def shrunk(house: House, plan: Plan, longest_s: float = LONGEST_S) -> tuple[Plan, History]:
    """The smallest plan that was found, and its history. A plan that breaks nothing is given back as it is."""
    history = play(house, plan)[0]
    if not history.failed:
        return plan, history
    rule = history.violations[0].id
    until = time.perf_counter() + longest_s
    best = replace(plan, seed=plan.seed, events=plan.events[: history.violations[0].event])

    def fails(candidate: Plan) -> bool:
        found = play(house, candidate)[0]
        return bool(found.violations) and found.violations[0].id == rule

    for _ in range(TRIES_MAX):
        smaller = _next(best, fails, until)
        if smaller is None:
            break
        best = smaller
    return best, play(house, best)[0]


def _next(plan: Plan, fails: Fails, until: float) -> Plan | None:
    """A smaller plan that still fails; None when there is none, or no time."""
    for candidate in _smaller(plan):
        if time.perf_counter() > until:
            return None
        if fails(candidate):
            return candidate
    return None


def _smaller(plan: Plan) -> Iterator[Plan]:
    """Candidates, those first that are smaller by most."""
    size = len(plan.events) // 2
    while size:
        for start in range(0, len(plan.events), size):
            yield _with(plan, plan.events[:start] + plan.events[start + size :])
        size //= 2
    if plan.start_s:
        yield replace(plan, start_s=0)
    for place, event in enumerate(plan.events):
        for simpler in _simpler(event):
            yield _with(plan, (*plan.events[:place], simpler, *plan.events[place + 1 :]))


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


def _with(plan: Plan, events: tuple[Event, ...]) -> Plan:
    return replace(plan, events=events)
