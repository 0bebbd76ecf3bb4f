"""Histories aimed at one protection, played in a tree in which it is missing: the first that fails is told, made small.

A process of its own: `python aimed.py AIM SEEDS FIRST` with the tree on its path. It ends with 0 when nothing was
found, and with 1 when a history failed, which it has printed.
"""

from __future__ import annotations

import gc
import sys

import msgspec
from msgspec.structs import replace

from sim.simulation.deeds import DEEDS
from sim.simulation.draw import CALLS_OF_EVENT, EVENTS_LEAST, Swarm, an_event
from sim.simulation.hand import Hand
from sim.simulation.house import housed
from sim.simulation.overlay import MOMENTS
from sim.simulation.plan import ENDS, Event, Plan, Strike, Upset
from sim.simulation.play import play
from sim.simulation.shrink import shrunk
from sim.simulation.tell import scenario

SUBJECT = "integration.port:open_port"
SHRINKING_S = 15.0
COLLECT_EVERY = 25
WAITS = 3  # of a minute each: together longer than a lease lasts


class Aim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happens in these histories and what goes wrong; everything else is drawn as always."""

    deeds: tuple[str, ...]
    first: tuple[Event, ...] = ()  # what happens before all that is drawn
    kinds: dict[str, int] = {}  # of faults; percent of the calls that each strikes
    times: int = 1  # how many calls each of them strikes
    waits: tuple[int, ...] = (0, 30, 130)  # seconds before an event
    pauses: int = (
        0  # percent of the events in which it waits for three minutes, and another worker syncs meanwhile
    )
    stops: int = 0  # percent of what the integration is asked for in which its process is asked to end
    events: int = EVENTS_LEAST


def aimed(aim: Aim, seed: int) -> Plan:
    """The plan of a seed."""
    hand = Hand(seed)
    swarm = Swarm(hand)
    swarm.kinds = dict(aim.kinds)
    swarm.deeds = [DEEDS[name]._replace(weight=max(1, DEEDS[name].weight)) for name in aim.deeds]
    swarm.weight = sum(deed.weight for deed in swarm.deeds)
    swarm.meanwhile, swarm.upsets, swarm.two = 0, 0, False
    events = list(aim.first)
    for _ in range(aim.events):
        event = replace(an_event(hand, swarm), wait_s=hand.choice("aimed wait", aim.waits))
        strikes = (replace(one, more=one.more | {"times": aim.times}) for one in event.strikes)
        event = replace(event, strikes=tuple(strikes) if aim.times > 1 else event.strikes)
        if DEEDS[event.do].asks and hand.chance("aimed pause", aim.pauses):
            event = _paused(event, hand.below("aimed pause at", CALLS_OF_EVENT))
        if DEEDS[event.do].asks and hand.chance("aimed stop", aim.stops):
            upset = Upset(
                at=hand.choice("aimed stop at", ENDS), after=hand.below("aimed stop after", MOMENTS)
            )
            event = replace(event, upset=upset, asked=True)
        events.append(event)
    return Plan(seed=seed, events=tuple(events))


def _paused(event: Event, call: int) -> Event:
    """The event, with a call that is told to wait three times, a minute each; then another worker takes over."""
    told = Strike(kind="throttled", skip=call, more={"retry_after_s": 60.0})
    other = Event(do="sync", worker=1)
    return replace(event, strikes=(told,) * WAITS, meanwhile=other, meanwhile_after=call + WAITS)


def main(aim: Aim, seeds: int, first: int) -> int:
    """Play until one fails."""
    gc.disable()
    with housed(SUBJECT) as house:
        for seed in range(first, first + seeds):
            plan = aimed(aim, seed)
            if play(house, plan)[0].failed:
                small, _ = shrunk(house, plan, SHRINKING_S)
                told = scenario(small, *play(house, small))
                sys.stdout.write(f"history {seed}, made small: {len(small.events)} events\n{told}\n")
                return 1
            if seed % COLLECT_EVERY == 0:
                gc.collect(1)
    return 0


if __name__ == "__main__":
    sys.exit(main(msgspec.json.decode(sys.argv[1], type=Aim), int(sys.argv[2]), int(sys.argv[3])))
