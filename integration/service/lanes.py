"""Who stands in which queue of a firm: people who look do not stand behind a sync, nor behind people who enter time."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from enum import StrEnum
from threading import Lock
from typing import Final, TypeVar

T = TypeVar("T")


class Lane(StrEnum):
    """In each, one call at a time is answered. Whoever wants the whole firm takes them in this order."""

    WORK = "work"  # syncs, settings, and whatever else is for nobody in particular
    ASK = "ask"  # how things stand
    ENTER = "enter"  # time
    LOOK = "look"  # at a tab


_OF: Final = {
    **dict.fromkeys(("open_tab", "open_time_form"), Lane.LOOK),
    **dict.fromkeys(("track_time", "edit_time", "delete_time", "approve_time"), Lane.ENTER),
    **dict.fromkeys(
        ("status", "settings", "hints", "doctor", "explain", "audit_lines", "verify_audit", "support_bundle"),
        Lane.ASK,
    ),
}
# So many callers may stand before a lane: they hold threads, and a sync takes longer than anything people do.
WAITING_MAX: Final = {Lane.WORK: 4, Lane.ASK: 4, Lane.ENTER: 12, Lane.LOOK: 12}


def lane_of(operation: str) -> Lane:
    """Where calls of this operation stand."""
    return _OF.get(operation, Lane.WORK)


class Flights:
    """Many who ask the same at the same time are one who asks, and all hear the answer."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._flights: dict[Hashable, Future[object]] = {}

    def share(self, what: Hashable, ask: Callable[[], T], patience_s: float) -> T:
        """The answer to this, from whoever asks it already, or else asked now."""
        with self._lock:
            known = self._flights.get(what)
            flight: Future[object] = known or self._flights.setdefault(what, Future())
        if known is not None:
            return known.result(patience_s)  # type: ignore[return-value] # of the same question
        try:
            answer = ask()
        except BaseException as error:
            self._end(what)
            flight.set_exception(error)
            raise
        self._end(what)
        flight.set_result(answer)
        return answer

    def _end(self, what: Hashable) -> None:
        with self._lock:
            del self._flights[what]
