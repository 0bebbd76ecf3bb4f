"""The shape of time: manual time has a date and a length, regular time a start and an end; the rest follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, localtime
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.tables import instant

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

DAY_S: Final = 86_400
LONGEST_S: Final = {"manual": DAY_S, "regular": 7 * DAY_S}  # a clock stops after seven days [contract 3.5]
SHAPE: Final = ("type", "start", "end", "date", "duration")


@documented("contract 3.5: what follows from the type; that time is of some length is inferred")
def shaped(state: QuickBooksTimeState, sheet: Timesheet) -> Timesheet:
    """The timesheet with everything that follows from its type and its times."""
    times = _manual(state, sheet) if sheet.type == "manual" else _regular(sheet, state.account.tz)
    day, duration, start, end = times
    if not 0 <= duration <= LONGEST_S[sheet.type]:
        raise errors.invalid_value("duration" if sheet.type == "manual" else "end", duration)
    return msgspec.structs.replace(
        sheet,
        date=day,
        duration=duration,
        start=start,
        end=end,
        on_the_clock=sheet.type == "regular" and not end,
        tz=_offset(state, day),
        tz_str=localtime.name_of(state.account.tz),
    )


def differs(sheet: Timesheet, before: Timesheet) -> bool:
    """Whether anything changed from which the rest follows."""
    return any(getattr(sheet, field) != getattr(before, field) for field in SHAPE)


@documented("contract 3.5, 8: manual time has date and duration; its start and end are empty")
def _manual(state: QuickBooksTimeState, sheet: Timesheet) -> tuple[str, int, str, str]:
    return sheet.date, _stored(state, sheet.duration), "", ""


@documented("contract 3.5: regular time has start and end; its date is the user's, its duration follows")
def _regular(sheet: Timesheet, tz: str) -> tuple[str, int, str, str]:
    start = localtime.to_local("start", sheet.start, tz)
    end = localtime.to_local("end", sheet.end, tz) if sheet.end else ""
    return start[:10], int(instant(end) - instant(start)) if end else 0, start, end


@documented("contract 3.5: manual durations are kept as hours rounded to two decimals")
def _stored(state: QuickBooksTimeState, seconds: int) -> int:
    if state.behaviour.manual_duration == "exact":
        return seconds
    return (seconds * 100 + 1800) // 3600 * 36


@inferred("contract 3.5: one example has the standard offset, the object's own text does not say; a switch")
def _offset(state: QuickBooksTimeState, day: str) -> int:
    standard = state.behaviour.timesheet_tz == "standard"
    offset = localtime.standard_offset_hours if standard else localtime.offset_hours
    return offset(day, state.account.tz)
