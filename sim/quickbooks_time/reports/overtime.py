"""How a person's time becomes regular time, overtime, double time, leave and unpaid time, as it occurs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.records import Timesheet, User

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

HOUR_S: Final = 3600
DAYS_A_WEEK: Final = 7


class Pay(NamedTuple):
    """Seconds by what they are paid as."""

    regular: int = 0
    overtime: int = 0
    double: int = 0
    pto: int = 0
    unpaid: int = 0

    def plus(self, other: Pay) -> Pay:
        """Both together."""
        return Pay(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


NOTHING: Final = Pay()


class Limits(NamedTuple):
    """After how many seconds time is paid higher; 0 is never. `week_start` counts from Sunday, 0."""

    week: int
    day: int
    double_day: int
    week_start: int


@inferred("contract 3.11: 40 hours a week as in the settings of the example; daily limits are switches")
def limits_of(state: QuickBooksTimeState, user: User | None) -> Limits:
    """The account's limits; who is exempt has none."""
    behaviour = state.behaviour
    week_start = state.account.week_start
    if user is None or user.exempt:
        return Limits(0, 0, 0, week_start)
    return Limits(
        behaviour.overtime_week_hours * HOUR_S,
        behaviour.overtime_day_hours * HOUR_S,
        behaviour.double_time_day_hours * HOUR_S,
        week_start,
    )


def week_of(day: str, week_start: int) -> str:
    """The first day of the week in which this day lies; the calendar's first day when that is before it."""
    found = date.fromisoformat(day)
    into_week = (found.isoweekday() - week_start) % DAYS_A_WEEK
    if found.toordinal() <= into_week:
        return date.min.isoformat()
    return (found - timedelta(days=into_week)).isoformat()


@documented("contract 3.13: overtime is what is worked past the limit, by order of occurrence")
def split(
    sheets: Iterable[Timesheet], limits: Limits, type_of: Callable[[int], str]
) -> Iterator[tuple[Timesheet, Pay]]:
    """One person's time, in its order, each with what it is paid as."""
    week, day = "", ""
    regular_of_week = worked_of_day = 0
    for sheet in sheets:
        if sheet.date != day:
            day, worked_of_day = sheet.date, 0
            begins = week_of(day, limits.week_start)
            if begins != week:
                week, regular_of_week = begins, 0
        aside = _not_worked(sheet.duration, type_of(sheet.jobcode_id))
        if aside is not None:
            yield sheet, aside
            continue
        pay = _worked(sheet.duration, worked_of_day, regular_of_week, limits)
        worked_of_day += sheet.duration
        regular_of_week += pay.regular
        yield sheet, pay


@inferred("contract 3.13, 3.11 pto_overtime 0: leave and unpaid breaks bring nobody nearer to overtime")
def _not_worked(seconds: int, jobcode_type: str) -> Pay | None:
    if jobcode_type == "pto":
        return Pay(pto=seconds)
    if jobcode_type.startswith("unpaid"):
        return Pay(unpaid=seconds)
    return None


@inferred("contract 3.13: hours that are overtime by the day do not count again by the week")
def _worked(seconds: int, worked_of_day: int, regular_of_week: int, limits: Limits) -> Pay:
    double = _over(worked_of_day, seconds, limits.double_day)
    by_day = _over(worked_of_day, seconds - double, limits.day)
    by_week = _over(regular_of_week, seconds - double - by_day, limits.week)
    return Pay(regular=seconds - double - by_day - by_week, overtime=by_day + by_week, double=double)


def _over(before: int, seconds: int, limit: int) -> int:
    """How many of these seconds lie past the limit."""
    return min(seconds, max(0, before + seconds - limit)) if limit else 0
