"""What plans of version 2 have besides: drawn from streams of its own, so that nothing of version 1 shifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec.structs import replace

from sim.physics.fault_kinds import OF_WEBHOOKS, FaultKind
from sim.simulation.clocks import clocked
from sim.simulation.deeds import DEEDS
from sim.simulation.hand import Hand
from sim.simulation.plan import ENDS, Event, Moment, Plan, Strike, Upset
from sim.simulation.scene import LISTENER

VERSION: Final = 2
STOPPING: Final = 22  # percent of the histories in which processes are asked to end
STOPS: Final = (10, 25)  # percent of what the integration is asked for in these
MOMENTS: Final = 9  # of an event; one that would be asked later is not
HINTING: Final = 14  # percent of the histories in which hints are turned on
SOON: Final = 4  # events: within the first of them
EDITS: Final = ("rename a client", "rename work", "move work", "change a contact type")
KINDS: Final = sorted(OF_WEBHOOKS)
LATE_S: Final = (130, 3_600, 30 * 3_600)
TROUBLE: Final[tuple[Moment, ...]] = (*ENDS, "locked", "full")


def overlaid(plan: Plan) -> Plan:
    """The plan with more in it."""
    events = list(_stopped(plan))
    hand = Hand(plan.seed, "hints")
    if hand.chance("hinting", HINTING):
        events = list(_hinted(hand, events))
    return clocked(replace(plan, version=VERSION, events=tuple(events)))


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
        if hand.chance("another goes on", 60):
            yield Event(do="sync", wait_s=hand.choice("soon", (0, 5, 30)), worker=1 - event.worker)


def _hinted(hand: Hand, events: list[Event]) -> Iterator[Event]:
    """These events, hints turned on soon, and what goes wrong with webhooks from then on."""
    kinds = [kind for kind in KINDS if hand.chance(f"swarm {kind}", 80)]
    on = hand.below("on", SOON)
    for place, event in enumerate(events):
        if place < on:
            yield event
            continue
        if place == on or hand.chance("on again", 3):
            yield from _turned_on(hand)
        yield replace(event, strikes=(*event.strikes, *_strikes(hand, kinds, 20)))
        if hand.chance("told", 30):
            yield from _told(hand, kinds)
        if hand.chance("off", 3):
            yield _event(hand, "turn hints off")
        if hand.chance("stranger", 4):
            yield _event(hand, "a stranger posts a webhook")


def _turned_on(hand: Hand) -> Iterator[Event]:
    """Now and then the process ends over it; and everything is read once, as whoever turns them on waits for."""
    event = _event(hand, "turn hints on")
    if hand.chance("ends over it", 15):
        upset = Upset(at=hand.choice("at", ENDS), after=hand.below("after", MOMENTS))
        event = replace(event, upset=upset, asked=hand.chance("asked", 50))
    yield event
    if hand.chance("read at once", 60):
        yield Event(do="sync", wait_s=5)


def _told(hand: Hand, kinds: Sequence[str]) -> Iterator[Event]:
    """A few edits in Karbon, what it tells of them, and a sync that goes by it."""
    for _ in range(2 + hand.below("edits", 2)):
        yield replace(_event(hand, hand.choice("edit", EDITS)), wait_s=hand.choice("between", (0, 5)))
    upset = None
    if hand.chance("trouble", 15):
        upset = Upset(at=hand.choice("trouble at", TROUBLE), after=hand.below("trouble after", 3))
    arrive = _event(hand, "webhooks arrive", strikes=_strikes(hand, kinds, 75))
    yield replace(arrive, upset=upset, worker=LISTENER)
    if not hand.chance("sync by it", 70):
        return
    sync = Event(do="sync", wait_s=hand.choice("soon", (0, 5, 130)))
    if hand.chance("arrive in the middle", 30):
        yield _event(hand, hand.choice("edit", EDITS))
        middle = Event(do="webhooks arrive", with_={"seconds": 61}, worker=LISTENER)
        sync = replace(sync, wait_s=0, meanwhile=middle, meanwhile_after=hand.below("in the middle after", 8))
    yield sync


def _event(hand: Hand, do: str, **more: Any) -> Event:
    return Event(do=do, with_=DEEDS[do].drawn(hand), wait_s=hand.choice("wait", (0, 0, 5, 90)), **more)


def _strikes(hand: Hand, kinds: Sequence[str], percent: int) -> tuple[Strike, ...]:
    return tuple(
        Strike(kind=kind, skip=hand.choice(f"skip {kind}", (0, 0, 0, 1)), more=_more(hand, kind))
        for kind in kinds
        if hand.chance(f"strike {kind}", percent)
    )


def _more(hand: Hand, kind: str) -> dict[str, Any]:
    return {"delay_s": hand.choice("late", LATE_S)} if kind == FaultKind.WEBHOOK_LATE else {}
