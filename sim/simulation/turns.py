"""Whether the firm has to be free: after somebody who was asked to end while at work for it, and at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sim.simulation.boundaries import another_pid
from sim.simulation.broken import Broken
from sim.simulation.process import Came

SYNCS: Final = frozenset({"sync", "save_and_sync"})
IN_TURN: Final = SYNCS | {"sync_books", "connect", "disconnect", "generate_code", "hints_on", "hints_off"}


class Turns:
    """Of one history."""

    def __init__(self) -> None:
        self._free = False  # whoever was last at work was asked to end, and nobody was since
        self._ended = True  # nobody has died, or had trouble with the store, since somebody had a turn

    @contextmanager
    def begins(self) -> Iterator[bool]:
        """Somebody is asked for something. Whether the firm is free before; nobody counts on it in the middle."""
        free, self._free = self._free, False
        if not free:
            yield False
            return
        with another_pid():
            yield True

    def ends(self, operation: str, came: Came, free: bool, *, in_trouble: bool) -> None:
        """How it is left, which was free before. Of whoever is killed nobody asks that it is free."""
        if came.code == "FIRM_BUSY" and free:
            raise Broken("STOP", f"{operation} is {came.told}", "that nobody is at work any more")
        if came.how in {"killed", "broke"} or in_trouble:
            self._ended = False
        elif came.how == "ok" and operation in IN_TURN:
            self._ended = True
        waiting = free and operation not in IN_TURN
        self._free = self._ended and (waiting or came.how == "stopped")
