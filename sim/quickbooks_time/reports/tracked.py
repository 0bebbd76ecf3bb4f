"""Time that is tracked on a project: done and still running, by whoever and whatever it is added up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from sim.physics.provenance import documented
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.tables import instant
from sim.quickbooks_time.wire import Row

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


class Tracked(msgspec.Struct):
    """Seconds of people who are at it now and of those who are done. `clocked_in` are the former."""

    running: int = 0
    done: int = 0
    clocked_in: list[int] = []

    @property
    def total(self) -> int:
        """Both."""
        return self.running + self.done

    @documented("contract 3.13, Reports/Ex/project_estimate: clocked in and out, and their sum")
    def seconds(self) -> Row:
        """The three sums as the API writes them."""
        return {
            "total_clocked_in_seconds": self.running,
            "total_clocked_out_seconds": self.done,
            "total_tracked_seconds": self.total,
        }

    def row(self) -> Row:
        """The sums, and whether anybody is at it."""
        return {**self.seconds(), "on_the_clock": bool(self.clocked_in)}


class Stopwatch:
    """Adds up time as it stands at this instant of the world."""

    def __init__(self, state: QuickBooksTimeState) -> None:
        self._now = state.universe.clock.now().timestamp()

    def add(self, sums: Tracked, sheet: Timesheet) -> Tracked:
        """One timesheet more."""
        if sheet.on_the_clock:
            sums.running += max(0, int(self._now - instant(sheet.start)))
            sums.clocked_in.append(sheet.user_id)
        else:
            sums.done += sheet.duration
        return sums

    def total(self, sheets: Iterable[Timesheet]) -> Tracked:
        """All of them together."""
        sums = Tracked()
        for sheet in sheets:
            self.add(sums, sheet)
        return sums
