"""What a new account has of all this from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.physics.provenance import inferred
from sim.quickbooks_time.records_schedule import ScheduleCalendar

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


@inferred("not public: calendars cannot be made through the API, and without one no shift could be entered")
def first_calendar(state: QuickBooksTimeState) -> ScheduleCalendar:
    """One calendar for the company."""
    now = state.stamp()
    number = state.tables.next_id("schedule_calendars")
    return ScheduleCalendar(id=number, name="Schedule", created=now, last_modified=now)
