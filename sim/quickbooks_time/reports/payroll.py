"""What people are paid for between two days: the sums behind payroll and payroll_by_jobcode."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import localtime
from sim.quickbooks_time.reports import booked, overtime
from sim.quickbooks_time.reports.asked import Asked
from sim.quickbooks_time.reports.overtime import NOTHING, Pay

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

DAYS_MAX: Final = 31  # of payroll_by_jobcode [contract 3.13]


class Worked(msgspec.Struct):
    """One person's pay between two days: in all, by jobcode, and by day and jobcode."""

    total: Pay = NOTHING
    by_jobcode: dict[int, Pay] = {}
    by_date: dict[str, dict[int, Pay]] = {}
    timesheets: int = 0

    def add(self, day: str, jobcode_id: int, pay: Pay) -> None:
        """One timesheet more."""
        self.timesheets += 1
        self.total = self.total.plus(pay)
        self.by_jobcode[jobcode_id] = self.by_jobcode.get(jobcode_id, NOTHING).plus(pay)
        of_day = self.by_date.setdefault(day, {})
        of_day[jobcode_id] = of_day.get(jobcode_id, NOTHING).plus(pay)


def worked(
    state: QuickBooksTimeState, people: Collection[int] | None, start: str, end: str
) -> Mapping[int, Worked]:
    """The pay of people by id. Limits of a week count what was worked in it before the first day, too."""
    from_week = min(start, overtime.week_of(start, state.account.week_start))
    found = {}
    for user_id, sheets in booked.of_people(state, people, from_week, end).items():
        limits = overtime.limits_of(state, state.tables.users.get(user_id))
        one = Worked()
        for sheet, pay in overtime.split(sheets, limits, partial(booked.type_of, state)):
            if sheet.date >= start:
                one.add(sheet.date, sheet.jobcode_id, pay)
        if one.timesheets:
            found[user_id] = one
    return found


@documented("contract 3.13: at most 31 days; the sentence is the one that is seen for timesheets")
def short_dates(asked: Asked) -> tuple[str, str]:
    """The first and the last day of payroll_by_jobcode."""
    start, end = asked.dates()
    if localtime.days_between(start, end) >= DAYS_MAX:
        raise asked.refused("Oops! Your date range was too long, please narrow and try again!")
    return start, end


@documented("contract 3.13: keys made after 2017-10-25 have advanced overtime and are refused without it")
def is_advanced(state: QuickBooksTimeState, asked: Asked) -> bool:
    """Whether overtime is told by its rates."""
    new_key = state.behaviour.api_key_age == "new"
    advanced = asked.yes_no("advanced_overtime", default=new_key)
    if new_key and not advanced:
        raise asked.refused("advanced_overtime must be 'yes' for this API key")
    return advanced


@inferred(
    "contract 3.13: that zero time means no paid time, and that archived people have lines only for time"
)
def lines(
    state: QuickBooksTimeState, people: Collection[int] | None, start: str, end: str, *, zero_time: bool
) -> Mapping[int, Worked]:
    """The pay of people by id as payroll lists it: those with paid time, or everybody in the team."""
    found = worked(state, people, start, end)
    if not zero_time:
        return {user_id: one for user_id, one in found.items() if any(one.total._replace(unpaid=0))}
    ids = None if people is None else frozenset(people)
    idle = {
        user.id: Worked()
        for user in booked.team(state)
        if user.active and user.id not in found and (ids is None or user.id in ids)
    }
    return dict(sorted({**found, **idle}.items()))
