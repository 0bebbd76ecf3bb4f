"""Clocks that somebody forgot to stop: after seven days they stop by themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from sim.physics.provenance import documented
from sim.quickbooks_time import localtime
from sim.quickbooks_time.others import following
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.timesheets_shape import shaped

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

LONGEST: Final = timedelta(days=7)
DAY: Final = timedelta(days=1)


@documented("contract 3.5: auto clock-out after 7 days on the clock")
def stop_forgotten(state: QuickBooksTimeState) -> None:
    """Stop every clock that ran out by now. Whoever looks at the account calls this first, so nobody sees it late."""
    latest = state.universe.clock.now() - LONGEST
    oldest = (
        (latest + DAY).date().isoformat()
    )  # dates are the account's own: a day of its zone ahead of UTC's
    for sheet in state.tables.timesheets.between("listed", (True,), (True, oldest)):
        started = datetime.fromisoformat(sheet.start)
        if started <= latest:
            stopped = state.tables.timesheets.put(_stopped(state, sheet, started + LONGEST))
            following.time_written(state, sheet, stopped)


def _stopped(state: QuickBooksTimeState, sheet: Timesheet, when: datetime) -> Timesheet:
    closed = shaped(state, msgspec.structs.replace(sheet, end=localtime.local(when, state.account.tz)))
    stamp = when.astimezone(UTC).isoformat(timespec="seconds")
    return msgspec.structs.replace(closed, last_modified=max(stamp, sheet.last_modified))
