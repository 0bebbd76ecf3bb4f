"""What plans of version 2 have besides: drawn from streams of its own, so that nothing of version 1 shifts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from sim.simulation.deeds import DEEDS
from sim.simulation.hand import Hand
from sim.simulation.plan import ENDS, Event, Plan, Upset

VERSION: Final = 2
STOPPING: Final = 30  # percent of the histories in which processes are asked to end
STOPS: Final = (10, 25)  # percent of what the integration is asked for in these
MOMENTS: Final = 9  # of an event; one that would be asked later is not


def overlaid(plan: Plan) -> Plan:
    """The plan with more in it."""
    return replace(plan, version=VERSION, events=tuple(_stopped(plan)))


def _stopped(plan: Plan) -> Iterator[Event]:
    """Its events. Processes are asked to end in some of them, and mostly another one goes on soon after."""
    hand = Hand(plan.seed, "stops")
    percent = hand.choice("often", STOPS) if hand.chance("stopping", STOPPING) else 0
    for event in plan.events:
        if not (DEEDS[event.do].asks and hand.chance("stop", percent)):
            yield event
            continue
        upset = Upset(at=hand.choice("at", ENDS), after=hand.below("after", MOMENTS))
        yield replace(event, upset=upset, asked=True)
        if hand.chance("another goes on", 70):
            yield Event(do="sync", wait_s=hand.choice("soon", (0, 5, 30)), worker=1 - event.worker)
