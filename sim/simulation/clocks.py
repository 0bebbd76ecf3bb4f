"""People on the clock, on ordinary days and over the hour that is missing in spring and there twice in autumn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from sim.simulation.deeds import DEEDS
from sim.simulation.hand import Hand
from sim.simulation.plan import Event, Plan

CLOCKING: Final = 12  # percent of the histories
# When Denver's clocks are changed, on 8 March and on 1 November 2026, in seconds after ten past nine on 2 March, UTC.
CHANGES_S: Final = (6 * 86_400 - 600, 244 * 86_400 - 4_200)
BEFORE_S: Final = (600, 1_800, 3_000)  # a history begins so much before
WAITS_S: Final = (300, 1_500, 3_000, 5_400)


def clocked(plan: Plan) -> Plan:
    """The plan with people on the clock, or as it is."""
    hand = Hand(plan.seed, "clocks")
    if not hand.chance("clocking", CLOCKING):
        return plan
    start_s = plan.start_s
    if hand.chance("over the change", 60):
        start_s = hand.choice("change", CHANGES_S) - hand.choice("before", BEFORE_S)
    return replace(plan, start_s=start_s, events=tuple(_among(hand, plan.events)))


def _among(hand: Hand, events: tuple[Event, ...]) -> Iterator[Event]:
    """These events: soon somebody clocks in, and out when one or two of them have passed."""
    first = hand.below("in", 3)
    out = first + hand.below("out", 3)
    clock_in = DEEDS["clock in"].drawn(hand)
    for place, event in enumerate(events):
        if place == first:
            yield Event(do="clock in", with_=clock_in)
        if first <= place <= out:
            yield replace(event, wait_s=min(event.wait_s, 90))
        else:
            yield event
        if place == out:
            wait_s = hand.choice("worked", WAITS_S)
            yield Event(do="clock out", with_={"person": clock_in["person"]}, wait_s=wait_s)
            yield Event(do="sync", wait_s=hand.choice("soon", (5, 130)))
