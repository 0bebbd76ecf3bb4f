"""When work of a schedule starts and is due, day by day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from sim.karbon.planning.records import RecurrenceFrequency, Units, WorkSchedule
from sim.physics.provenance import documented, inferred

HALF_MONTH_DAYS: Final = 15
SATURDAY: Final = 5
# What one step of each frequency is.
STEPS: Final[dict[RecurrenceFrequency, tuple[int, Units]]] = {
    "Day": (1, "Days"),
    "Week": (1, "Weeks"),
    "Fortnight": (2, "Weeks"),
    "Month": (1, "Months"),
    "Quarter": (3, "Months"),
    "Year": (1, "Years"),
}


@inferred("the multiple is named after custom frequencies; the reference's own sample of Month has 1")
def step(schedule: WorkSchedule) -> tuple[int, Units]:
    """How far apart two starts are."""
    if schedule.recurrence_frequency == "Custom":
        return schedule.custom_frequency_multiple, schedule.custom_frequency_units or "Days"
    return STEPS[schedule.recurrence_frequency]


def nth_start(schedule: WorkSchedule, number: int) -> date | None:
    """The day on which period `number` begins, counted from 0; None beyond the calendar."""
    first = schedule.schedule_start_date
    try:
        if schedule.recurrence_frequency == "SemiMonth":
            return moved(first, number // 2, "Months") + timedelta(days=HALF_MONTH_DAYS * (number % 2))
        multiple, units = step(schedule)
        return moved(first, number * multiple, units)
    except (OverflowError, ValueError):
        return None


def moved(day: date, count: int, units: Units) -> date:
    """The day so many units later or earlier; at a month's end that has no such day, its last one."""
    if units == "Days":
        return day + timedelta(days=count)
    if units == "Weeks":
        return day + timedelta(weeks=count)
    months = day.year * 12 + day.month - 1 + count * (12 if units == "Years" else 1)
    return _in_month(months // 12, months % 12 + 1, day.day)


@inferred("the methods are named and not explained: days count from the start, or are a day of a month")
def due(schedule: WorkSchedule, start: date) -> date | None:
    """When work that starts on this day is due; None for work without a due date or beyond the calendar."""
    method, days = schedule.schedule_due_date_method, schedule.schedule_due_date_days or 0
    if method == "NoDueDate":
        return None
    if method == "LastDayOfMonth":
        return _in_month(start.year, start.month, 31)
    later = {"DayOfMonth": 0, "DayOfNextMonth": 1}.get(method, schedule.schedule_due_date_month_multiple or 1)
    try:
        if method == "DaysFromStartDate":
            return moved(start, days, "Days")
        month = moved(start.replace(day=1), later, "Months")
        return _in_month(month.year, month.month, max(days, 1))
    except (OverflowError, ValueError):
        return None


@inferred("PreventStartEndOnWeekend does not say which way: on to Monday")
def off_weekend(schedule: WorkSchedule, day: date) -> date:
    """The day, or the Monday after it for schedules that keep off weekends."""
    if schedule.prevent_start_end_on_weekend and day.weekday() >= SATURDAY:
        return day + timedelta(days=7 - day.weekday())
    return day


@inferred("InitializeBeforeStartDate is how long before its start work appears; none given, on the day")
def appears(schedule: WorkSchedule, start: date) -> date:
    """The day on which work that starts on this day is made."""
    units = schedule.initialize_before_start_date_units
    if units is None:
        return start
    try:
        return moved(start, -(schedule.initialize_before_start_date_multiple or 0), units)
    except (OverflowError, ValueError):
        return date.min


@documented("sample of the reference: Custom, 3 and Days are 'Every 3 Days'; the others are made like it")
def described(schedule: WorkSchedule) -> str:
    """The frequency in words."""
    frequency = schedule.recurrence_frequency
    if frequency == "SemiMonth":
        return "Twice a Month"
    if frequency != "Custom":
        return f"Every {frequency}"
    multiple, units = step(schedule)
    return f"Every {multiple} {units}" if multiple > 1 else f"Every {units.removesuffix('s')}"


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
