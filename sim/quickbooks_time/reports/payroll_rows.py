"""payroll and payroll_by_jobcode as the API writes them, with overtime as two totals or by its rates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks_time.reports.overtime import NOTHING, Pay
from sim.quickbooks_time.reports.payroll import Worked
from sim.quickbooks_time.wire import Row

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


class PayWriter:
    """Writes pay as the account's key is told it."""

    def __init__(self, state: QuickBooksTimeState, *, advanced: bool) -> None:
        self._state = state
        self._advanced = advanced

    @documented("Reports/Ex/_payroll-response; client_id is text")
    def person(self, user_id: int, found: Worked, start: str, end: str) -> Row:
        """One person's line of payroll."""
        pto = {str(jobcode_id): pay.pto for jobcode_id, pay in sorted(found.by_jobcode.items()) if pay.pto}
        row: Row = {
            "user_id": user_id,
            "client_id": str(self._state.account.company_id),
            "start_date": start,
            "end_date": end,
            **self._totals(found.total),
            "pto_seconds": pto,
            **self._rates(found.total),
        }
        return row | self._timesheet_count(found)

    @documented("contract 3.13: totals of each jobcode, and the same for each person, in all and by day")
    def by_jobcode(self, found: Mapping[int, Worked], empty: Any) -> Row:
        """The whole of payroll_by_jobcode."""
        totals: dict[int, Pay] = {}
        for one in found.values():
            for jobcode_id, pay in one.by_jobcode.items():
                totals[jobcode_id] = totals.get(jobcode_id, NOTHING).plus(pay)
        people = {str(user_id): self._person_by_jobcode(user_id, one) for user_id, one in found.items()}
        return {"totals": self._jobcodes(totals) or empty, "by_user": people or empty}

    def _person_by_jobcode(self, user_id: int, found: Worked) -> Row:
        return {
            "user_id": user_id,
            "totals": self._jobcodes(found.by_jobcode),
            "dates": {day: self._jobcodes(of_day, unpaid=True) for day, of_day in found.by_date.items()},
        }

    def _jobcodes(self, by_jobcode: Mapping[int, Pay], *, unpaid: bool = False) -> Row:
        return {
            str(jobcode_id): {
                "jobcode_id": jobcode_id,
                **self._totals(pay, unpaid=unpaid),
                **self._rates(pay),
            }
            for jobcode_id, pay in sorted(by_jobcode.items())
        }

    def _totals(self, pay: Pay, *, unpaid: bool = False) -> Row:
        row: Row = {"total_re_seconds": pay.regular}
        if not self._advanced:
            row |= {"total_ot_seconds": pay.overtime, "total_dt_seconds": pay.double}
        row["total_pto_seconds"] = pay.pto
        if unpaid:
            row["total_unpaid_seconds"] = pay.unpaid
        return row | {"total_work_seconds": self._work(pay)}

    @inferred("contract 3.13: the examples disagree about leave; with it, the response example adds up")
    def _work(self, pay: Pay) -> int:
        leave = pay.pto if self._state.behaviour.work_seconds_include_pto else 0
        return pay.regular + pay.overtime + pay.double + leave

    @documented("Reports/Ex/_payroll-explanation-2: rates in place of two totals, fixed rates beside them")
    def _rates(self, pay: Pay) -> Row:
        if not self._advanced:
            return {}
        return {"overtime_seconds": {"1.5": pay.overtime, "2": pay.double}, "fixed_rate_seconds": {}}

    @seen("live rows of payroll have timesheet_count (contract 3.13); that it stands last is inferred")
    def _timesheet_count(self, found: Worked) -> Row:
        if not self._state.behaviour.payroll_timesheet_count:
            return {}
        return {"timesheet_count": found.timesheets}
