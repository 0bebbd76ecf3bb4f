"""Timesheets: which one a day's time is on, and when it is locked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from sim.karbon.screen import ScreenRefused
from sim.karbon.state import KarbonState
from sim.karbon.time.records import Origin, TimeSettings, Timesheet, TimesheetStatus
from sim.karbon.time.tables import SETTINGS_KEY
from sim.physics.provenance import documented, inferred

PERIOD_DAYS_MAX: Final = 31

# What a timesheet can become, by what it is.
NEXT: Final[dict[TimesheetStatus, frozenset[TimesheetStatus]]] = {
    "Draft": frozenset({"Submitted"}),
    "Submitted": frozenset({"Approved", "Declined"}),
    "Approved": frozenset({"Declined"}),
    "Declined": frozenset({"Submitted"}),
}


def settings(state: KarbonState) -> TimeSettings:
    """What the firm chose about time, or the defaults."""
    return state.of(TimeSettings).get(SETTINGS_KEY) or TimeSettings()


@documented("Karbon's reference: one timesheet a user a period, weekly unless the firm chose 1 to 31 days")
def timesheet_of(state: KarbonState, user_key: str, day: date, origin: Origin) -> Timesheet:
    """The timesheet that holds this day of a colleague; a new draft if there is none."""
    table = state.of(Timesheet)
    start, end = _period(settings(state), day)
    near = timedelta(days=PERIOD_DAYS_MAX)
    low, high = (origin, user_key, day - near), (origin, user_key, day + near)
    for known in table.between("user+start_date", low, high):
        if known.start_date <= day <= known.end_date:
            return known
        if known.end_date < day:
            start = max(start, known.end_date + timedelta(days=1))
        else:
            end = min(end, known.start_date - timedelta(days=1))
    made = Timesheet(
        timesheet_key=state.new_key(), user_key=user_key, start_date=start, end_date=end, origin=origin
    )
    return table.put(made)


@inferred("timesheets of another length stay as they are; a period beside one of them is cut short")
def _period(chosen: TimeSettings, day: date) -> tuple[date, date]:
    """The first and the last day of the period that a day is in."""
    into = (day - chosen.period_start).days % chosen.period_days
    start = day - timedelta(days=into)
    return start, start + timedelta(days=chosen.period_days - 1)


@documented("Karbon's help article 4441703: approved time is locked; declining the timesheet unlocks it")
def refuse_locked(state: KarbonState, timesheet_key: str) -> None:
    """Refuse to change the time of an approved timesheet."""
    sheet = state.of(Timesheet).get(timesheet_key)
    if sheet is not None and sheet.status == "Approved":
        raise ScreenRefused(
            f"the timesheet of {sheet.start_date} to {sheet.end_date} is approved, which locks its time; "
            "decline it to unlock it"
        )


@inferred("a timesheet is handed in before it is judged, and what was approved can be declined later")
def move(state: KarbonState, sheet: Timesheet, status: TimesheetStatus) -> None:
    """Hand a timesheet in, approve it or decline it."""
    if status not in NEXT[sheet.status]:
        known = " or ".join(sorted(NEXT[sheet.status]))
        raise ScreenRefused(f"the timesheet is {sheet.status}; it can become {known}, not {status}")
    state.of(Timesheet).put(msgspec.structs.replace(sheet, status=status))
