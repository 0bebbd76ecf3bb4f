"""A plan from a seed, by the drawing of its version.

What goes wrong is drawn for a whole history first: each kind is on or off, and how often.
Such swarms reach what an even mixture never does: ten lost answers in a row need nothing else to go wrong.
"""

from __future__ import annotations

from typing import Any, Final

from sim.physics.fault_kinds import OF_CALLS, OF_ROWS, FaultKind
from sim.simulation.deeds import DEEDS, Deed
from sim.simulation.hand import Hand
from sim.simulation.overlay import overlaid
from sim.simulation.plan import PLAN_VERSION, VERSIONS, Event, Moment, Plan, Strike, Upset

EVENTS_LEAST: Final = 8
EVENTS_MOST: Final = 15
PERCENTS: Final = (1, 3, 10)  # of the calls that a kind strikes, where it is on
CALLS_OF_EVENT: Final = 14  # as many as an event may have; a fault that would strike a later one does not
STRIKING: Final = sorted(
    OF_CALLS - {FaultKind.MEANWHILE}
)  # which is an event of ours, where people are at work
DELAYS_S: Final = {FaultKind.SLOW: (8, 45, 130), FaultKind.LATE_COMMIT: (20, 60, 110, 300, 600)}
UPSETS: Final[tuple[Moment, ...]] = ("send", "answer", "commit", "committed", "locked", "full")
WAITS_S: Final = (0, 5, 30, 90, 130, 600, 3_600, 6 * 3_600, 86_400)
# Days on which clocks change, in Europe and in America, and an ordinary one, as seconds after the firm's own day.
START_DAYS: Final = (0, 0, 0, 0, 5, 6, 26, 27, 244, 245)
DAY_S: Final = 86_400


def drawn(seed: int, version: int = PLAN_VERSION) -> Plan:
    """The plan of a seed: the same one, always and everywhere. ValueError when no drawing has this version."""
    if version not in VERSIONS:
        raise ValueError(f"plans have the versions {', '.join(str(one) for one in VERSIONS)}, not {version}")
    plan = _first(seed)
    return plan if version == 1 else overlaid(plan)


def _first(seed: int) -> Plan:
    """The plan of version 1, which every later one has in it: nothing that is drawn here may ever shift."""
    hand = Hand(seed)
    swarm = Swarm(hand)
    count = EVENTS_LEAST + hand.below("events", EVENTS_MOST - EVENTS_LEAST + 1)
    start_s = DAY_S * hand.choice("start", START_DAYS) + 3_600 * hand.below("hour", 15)
    return Plan(seed=seed, start_s=start_s, events=tuple(an_event(hand, swarm) for _ in range(count)))


class Swarm:
    """What may go wrong in one history, and how often."""

    def __init__(self, hand: Hand) -> None:
        quiet = hand.chance("quiet", 10)  # now and then nothing goes wrong at all
        self.kinds: dict[str, int] = {}
        for kind in STRIKING:
            if not quiet and hand.chance(f"swarm {kind}", 25):
                self.kinds[kind] = hand.choice(f"swarm {kind}", PERCENTS)
        self.upsets = 0 if quiet or hand.chance("upsets", 35) else hand.choice("upsets", (5, 10, 25))
        self.two = hand.chance("two workers", 40)
        self.meanwhile = 0 if quiet or hand.chance("meanwhile", 50) else hand.choice("meanwhile", (10, 25))
        # Some people never do some things: what is left meets more often.
        self.deeds = [deed for deed in DEEDS.values() if deed.asks or hand.chance(f"deed {deed.name}", 60)]
        self.weight = sum(deed.weight for deed in self.deeds)


def an_event(hand: Hand, swarm: Swarm) -> Event:
    """One event more, about what the plan has by now."""
    deed = _deed(hand, swarm)
    wait_s = hand.choice("wait", WAITS_S)
    common: dict[str, Any] = {"do": deed.name, "with_": deed.drawn(hand), "wait_s": wait_s}
    if not deed.asks:
        return Event(**common)
    meanwhile, after = _meanwhile(hand, swarm)
    return Event(
        **common,
        worker=hand.below("worker", 2) if swarm.two else 0,
        strikes=_strikes(hand, swarm),
        upset=_upset(hand, swarm),
        meanwhile=meanwhile,
        meanwhile_after=after,
    )


def _deed(hand: Hand, swarm: Swarm) -> Deed:
    place = hand.below("deed", swarm.weight)
    for deed in swarm.deeds:
        place -= deed.weight
        if place < 0:
            return deed
    raise AssertionError("the weights of the deeds add up to less than their sum")


def _strikes(hand: Hand, swarm: Swarm) -> tuple[Strike, ...]:
    found = []
    for kind, percent in swarm.kinds.items():
        skip = hand.waits(f"strike {kind}", percent, CALLS_OF_EVENT)
        if skip is not None:
            found.append(a_strike(hand, kind, skip))
    return tuple(found)


def a_strike(hand: Hand, kind: str, skip: int) -> Strike:
    """A fault of this kind, after so many calls."""
    return Strike(kind=kind, skip=skip, more=_more(hand, FaultKind(kind)))


def _more(hand: Hand, kind: FaultKind) -> dict[str, Any]:
    """What a kind needs to be said besides."""
    if kind in {FaultKind.REFUSED, FaultKind.FAILED_AFTER}:
        return {"status": hand.choice("status", (500, 502, 503, 504))}
    if kind in {FaultKind.SLOW, FaultKind.LATE_COMMIT}:
        return {"delay_s": hand.choice("delay", DELAYS_S[kind])}
    if kind is FaultKind.THROTTLED:
        return {"retry_after_s": hand.choice("retry after", (None, 5.0, 60.0))}
    if kind is FaultKind.STALE:
        return {"age_s": hand.choice("age", (20.0, 60.0, 120.0))}
    if kind is FaultKind.DRIFTED:
        return {"shift": hand.choice("shift", (-1, 1))}
    if kind is FaultKind.SKEWED:
        return {"skew_s": hand.choice("skew", (-300.0, -60.0, 60.0, 300.0))}
    if kind in OF_ROWS:
        return {"rows": hand.choice("rows", (None, 0, 1))}
    return {}


def _upset(hand: Hand, swarm: Swarm) -> Upset | None:
    if not hand.chance("upset", swarm.upsets):
        return None
    at = hand.choice("upset at", UPSETS)
    return Upset(at=at, after=hand.below("upset after", 8 if at in {"send", "answer"} else 14))


def _meanwhile(hand: Hand, swarm: Swarm) -> tuple[Event | None, int]:
    """What somebody else does in the middle of it: a person, or the other worker."""
    if not hand.chance("in the middle", swarm.meanwhile):
        return None, 0
    deed = _deed(hand, swarm)
    event = Event(do=deed.name, with_=deed.drawn(hand), worker=1)
    return event, hand.below("in the middle after", 8)
