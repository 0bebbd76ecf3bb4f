"""Finished regular time that the account cuts by itself: at midnight, and around an automatic lunch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from sim.physics.provenance import inferred
from sim.quickbooks_time import localtime
from sim.quickbooks_time.others import following
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.timesheets_shape import shaped

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

LUNCH_AFTER: Final = timedelta(hours=6)


class Piece(NamedTuple):
    """A stretch of time and what it is booked on."""

    start: datetime
    end: datetime
    jobcode_id: int


@inferred(
    "contract 3.5: that row 201 tells of splits and lunches is documented, when they happen is not; switches"
)
def cut(state: QuickBooksTimeState, sheet: Timesheet) -> list[Timesheet]:
    """The timesheets that a new or changed one became; the first of them keeps its id."""
    pieces = _pieces(state, sheet)
    if len(pieces) <= 1:
        return [sheet]
    first, *rest = [_piece(state, sheet, piece) for piece in pieces]
    return [state.tables.timesheets.put(first), *(_new(state, piece) for piece in rest)]


def _new(state: QuickBooksTimeState, piece: Timesheet) -> Timesheet:
    sheet = msgspec.structs.replace(piece, id=state.tables.next_id("timesheets"))
    return following.time_written(state, None, state.tables.timesheets.put(sheet))


def _pieces(state: QuickBooksTimeState, sheet: Timesheet) -> list[Piece]:
    if sheet.type != "regular" or sheet.on_the_clock:
        return []
    zone = localtime.zone(state.account.tz)
    start, end = (datetime.fromisoformat(stamp).astimezone(zone) for stamp in (sheet.start, sheet.end))
    around = _around_lunch(state, Piece(start, end, sheet.jobcode_id))
    if not state.behaviour.split_at_midnight:
        return list(around)
    return [day for piece in around for day in _days(piece)]


def _around_lunch(state: QuickBooksTimeState, piece: Piece) -> Iterator[Piece]:
    lunch = timedelta(minutes=state.behaviour.automatic_lunch_minutes)
    worked = timedelta(seconds=piece.end.timestamp() - piece.start.timestamp())
    if not lunch or worked <= max(LUNCH_AFTER, lunch):
        yield piece
        return
    middle = datetime.fromtimestamp(
        piece.start.timestamp() + (worked - lunch).total_seconds() // 2, piece.start.tzinfo
    )
    back = datetime.fromtimestamp(middle.timestamp() + lunch.total_seconds(), piece.start.tzinfo)
    yield piece._replace(end=middle)
    breaks = state.tables.jobcodes.page("typed_active", "unpaid_break", True, limit=1)
    if breaks:
        yield Piece(middle, back, breaks[0].id)
    yield piece._replace(start=back)


def _days(piece: Piece) -> Iterator[Piece]:
    start = piece.start
    while start.date() < piece.end.date():
        midnight = datetime.combine(start.date() + timedelta(days=1), datetime.min.time(), start.tzinfo)
        yield piece._replace(start=start, end=midnight)
        start = midnight
    if start < piece.end:
        yield piece._replace(start=start)


def _piece(state: QuickBooksTimeState, sheet: Timesheet, piece: Piece) -> Timesheet:
    start, end = (localtime.local(instant, state.account.tz) for instant in (piece.start, piece.end))
    return shaped(state, msgspec.structs.replace(sheet, jobcode_id=piece.jobcode_id, start=start, end=end))
