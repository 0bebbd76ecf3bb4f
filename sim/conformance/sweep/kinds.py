"""Which kinds of fault a sweep lets strike, and how each is armed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, Final

from sim.physics.fault_kinds import HEARD_LATE, OF_CALLS, FaultKind
from sim.physics.faults import Fault

# `meanwhile` needs somebody who does something, and what that changes is no fault of the integration.
SWEPT: Final = tuple(kind for kind in FaultKind if kind in OF_CALLS and kind is not FaultKind.MEANWHILE)
WAITS_IN_EARNEST: Final = HEARD_LATE  # over sockets, where a caller's patience is real time

MORE: Final[dict[FaultKind, dict[str, Any]]] = {
    FaultKind.LATE_COMMIT: {"delay_s": 600.0},
    FaultKind.FAILED_AFTER: {"status": 500},
    FaultKind.THROTTLED: {"retry_after_s": 20.0},
}


class UnknownKind(ValueError):
    """Somebody asked for a kind that there is not."""


def kinds_of(words: str, *, sockets: bool = False) -> tuple[FaultKind, ...]:
    """The kinds of a list with commas, or all that a sweep knows; one that it does not know is told."""
    wanted = [word.strip() for word in words.split(",") if word.strip()]
    for word in wanted:
        if word not in SWEPT:
            raise UnknownKind(_unknown(word))
    if not wanted:
        return tuple(kind for kind in SWEPT if not (sockets and kind in WAITS_IN_EARNEST))
    return tuple(kind for kind in SWEPT if kind in wanted)


def armed(kind: FaultKind, possible: Sequence[frozenset[FaultKind]], at: int) -> Fault:
    """The fault that strikes call `at` (from 1) of those that are to come, given what can befall each of them."""
    earlier = sum(kind in kinds for kinds in possible[: at - 1])
    return Fault(kind=kind, skip=earlier, **MORE.get(kind, {}))


def _unknown(word: str) -> str:
    near = get_close_matches(word, SWEPT, n=1)
    known = f"did you mean {near[0]}?" if near else f"there are {_listed(SWEPT)}."
    return f"a sweep knows no fault {word!r}; {known}"


def _listed(kinds: Iterable[FaultKind]) -> str:
    return ", ".join(kind.value for kind in kinds)
