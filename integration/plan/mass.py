"""When a plan changes so much at once that a person looks at it first (H11).

A listing that is empty, cut short or of another account looks like a firm that has changed over night. It seldom has,
and what would follow is slow to mend: hundreds of codes that are twice there, or clients that nobody can track time on.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from integration.plan.actions import Action, Kind, Plan

# Writes to QuickBooks Time. Fifty are one call, and as many as a firm makes in a busy week.
WRITTEN_MIN: Final = 50
WRITTEN_PART: Final = 5  # one in so many of the linked codes
# Codes that would take no time any more. Ten are what somebody tidies up by hand: below a hundred codes they decide, so
# that one of five stops no small firm.
STOPPED_MIN: Final = 10
STOPPED_PART: Final = 10
# Rows that a complete listing has no more. All of a handful is suspicious, too: no firm loses its last client so.
LOST_MIN: Final = 10
LOST_PART: Final = 5
HANDFUL: Final = 5


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """A complete listing that is much shorter than the last one."""

    what: str  # as in "clients in Karbon"
    known: int
    found: int


def loss(what: str, known: int, found: int) -> Loss | None:
    """The loss, if it is one that a person should look at."""
    lost = known - found
    if lost > max(LOST_MIN, known / LOST_PART) or (not found and known >= HANDFUL):
        return Loss(what=what, known=known, found=found)
    return None


def too_much(made: Plan, linked: int, *, first: bool, passed: Collection[Action] = ()) -> tuple[str, ...]:
    """What there is too much of, each as 'create 300 codes'; nothing if the plan may go ahead.

    `linked` is how many codes are linked now. In a first sync everything is new. `passed` are actions that a person
    has just asked for, or whose reason was seen by itself.
    """
    counts = {kind: sum(action not in passed for action in made.of(kind)) for kind in _TOLD}
    many = max(WRITTEN_MIN, linked / WRITTEN_PART)
    stopped = max(STOPPED_MIN, linked / STOPPED_PART)
    limits = {Kind.CREATE: many, Kind.RENAME: many, Kind.MARK_MISSING: stopped, Kind.FREEZE: stopped}
    return tuple(
        words.format(counts[kind])
        for kind, words in _TOLD.items()
        if counts[kind] > limits[kind] and not (first and kind is Kind.CREATE)
    )


_TOLD: Final = {
    Kind.CREATE: "create {} codes",
    Kind.RENAME: "rename {} codes",
    Kind.MARK_MISSING: "take {} codes for deleted",
    Kind.FREEZE: "stop time on {} clients and work items",
}
