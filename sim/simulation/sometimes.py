"""What a sweep has to have met: a sweep that never lost an answer says nothing about lost answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from sim.simulation.play import History

SEEDS_LEAST: Final = 500  # of fewer seeds nobody expects that they met everything


class Point(NamedTuple):
    """What of a history shows that something happened that only happens sometimes."""

    signs: tuple[str, ...]  # any of these


POINTS: Final = {
    "an answer was lost after its effect": Point(("fault: lost",)),
    "a call never arrived": Point(("fault: request_lost",)),
    "an error was answered after the effect": Point(("fault: failed_after",)),
    "a call took effect after its caller gave up": Point(("fault: late_commit",)),
    "a call was carried out twice": Point(("fault: doubled",)),
    "the integration was told to wait": Point(("fault: throttled",)),
    "an answer could not be read": Point(("fault: garbled", "fault: truncated", "fault: wrong_type")),
    "an answer was out of date": Point(("fault: stale",)),
    "a row of a batch was refused": Point(("fault: row_refused", "fault: partial", "fault: partial_lost")),
    "a clock was wrong": Point(("fault: skewed",)),
    "somebody worked while the clocks were changed": Point(("over a change of clocks",)),
    "a token was void": Point(("fault: token_expired", "fault: revoked", "fault: rotated")),
    "a process died before a call": Point(("upset: send",)),
    "a process died between a write and its record": Point(("died after a write",)),
    "a process died before a commit": Point(("upset: commit",)),
    "a process died after a commit": Point(("upset: committed",)),
    "a process was asked to end in the middle": Point(("upset: stopped",)),
    "a webhook was lost": Point(("fault: webhook_lost",)),
    "a webhook came twice": Point(("fault: webhook_doubled",)),
    "webhooks came in another order": Point(("fault: webhook_reordered",)),
    "a webhook came late": Point(("fault: webhook_late",)),
    "a webhook was forged, and refused": Point(("forged and refused",)),
    "a store was locked": Point(("upset: locked",)),
    "a store was full": Point(("upset: full",)),
    "a store was put back from an older copy": Point(("rolled back",)),
    "what was written unheard of was found and adopted": Point(("adopted",)),
    "time was held": Point(("held",)),
    "held time was delivered later": Point(("held, then delivered",)),
    "time was Karbon's own": Point(("native at the end",)),
    "an edit met another's edit": Point(("conflict",)),
    "a code was made": Point(("code made",)),
    "a code was renamed after Karbon": Point(("code renamed",)),
    "both sides had renamed one thing": Point(("rename race",)),
    "two workers wanted one firm": Point(("busy",)),
    "somebody was at work in the middle of an operation": Point(("in the middle",)),
    "a service was down for a while": Point(("outage",)),
}


def signs_of(history: History) -> set[str]:
    """What a history shows of them."""
    faults = {name if name.startswith("upset") else f"fault: {name}" for name in history.faults}
    return history.met | faults


def met(histories: Counter[str]) -> dict[str, int]:
    """In how many histories each point was met, given how many show each sign."""
    return {name: max(histories[sign] for sign in point.signs) for name, point in POINTS.items()}


def never(met_in: Mapping[str, int], seeds: int) -> list[str]:
    """The points that a sweep of so many seeds should have met and did not."""
    return [name for name, count in met_in.items() if not count] if seeds >= SEEDS_LEAST else []


__all__ = ["POINTS", "SEEDS_LEAST", "met", "never", "signs_of"]
