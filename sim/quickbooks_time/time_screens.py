"""What people do with time: enter, edit, delete, approve, export it, and read it in a report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sim.physics.provenance import documented
from sim.quickbooks_time import localtime, timesheets, timesheets_allowed, users
from sim.quickbooks_time.link import exporting
from sim.quickbooks_time.records import NEVER, Timesheet
from sim.quickbooks_time.reports import booked
from sim.quickbooks_time.screen import MINUTE_S, Screen, ScreenRefused, day, in_words, seconds


class TimeScreens(Screen):
    """Time Entries, Approvals and Reports."""

    def enter_time(
        self,
        email: str,
        job_id: int,
        date: str,
        minutes: float,
        notes: str = "",
        fields: dict[str, str] | None = None,
    ) -> int:
        """Enter time on a timecard, with values for custom fields by their names; the id."""
        user = self._member(email)
        values = {
            "user_id": user.id,
            "jobcode_id": job_id,
            "type": "manual",
            "date": day(date),
            "duration": seconds(minutes, MINUTE_S),
            "notes": notes,
        }
        given = {self._field(name).id: value for name, value in (fields or {}).items()}
        with in_words():
            return timesheets.create(self.state, user, values, given, timesheets.SCREEN).id

    def start_clock(self, email: str, job_id: int, notes: str = "") -> int:
        """Clock in; the time counts when the clock is stopped. Returns the id."""
        user = self._member(email)
        start = self.state.universe.clock.now().isoformat(timespec="seconds")
        values = {
            "user_id": user.id,
            "jobcode_id": job_id,
            "type": "regular",
            "start": start,
            "end": "",
            "notes": notes,
        }
        with in_words():
            return timesheets.create(self.state, user, values, {}, timesheets.SCREEN).id

    def stop_clock(self, email: str) -> None:
        """Clock out."""
        user = self._member(email)
        open_sheet = timesheets_allowed.running(self.state, user.id)
        if open_sheet is None:
            raise ScreenRefused(f"{email!r} is not on the clock; start_clock() begins")
        now = self.state.universe.clock.now().isoformat(timespec="seconds")
        with in_words():
            timesheets.update(self.state, user, open_sheet.id, {"end": now}, {}, timesheets.SCREEN)

    def edit_time(
        self,
        timesheet_id: int,
        minutes: float | None = None,
        notes: str | None = None,
        job_id: int | None = None,
        date: str | None = None,
    ) -> None:
        """Change time that was entered, as an admin."""
        sheet = self._time(timesheet_id)
        if sheet.type != "manual" and (minutes is not None or date is not None):
            raise ScreenRefused(
                f"timesheet {timesheet_id} has a start and an end; its length follows from them"
            )
        wanted = {
            "duration": None if minutes is None else round(minutes * 60),
            "notes": notes,
            "jobcode_id": job_id,
            "date": None if date is None else day(date),
        }
        changes = {name: value for name, value in wanted.items() if value is not None}
        with in_words():
            timesheets.update(self.state, self.state.owner, timesheet_id, changes, {}, timesheets.SCREEN)

    def delete_time(self, timesheet_id: int) -> None:
        """Delete time, as an admin."""
        self._time(timesheet_id)
        with in_words():
            timesheets.delete(self.state, self.state.owner, timesheet_id)

    @documented("contract 5: approving approves and locks all time up to and including the date")
    def approve_time(self, email: str, through: str) -> None:
        """Approve a person's time up to and including a date."""
        with in_words():
            users.update(self.state, self._member(email).id, {"approved_to": day(through)})

    def approve_all_time(self, through: str) -> None:
        """Approve everybody's time up to and including a date, as far as it is not approved further already."""
        for user in self.state.tables.users.page("active", True):
            if user.approved_to < day(through):
                with in_words():
                    users.update(self.state, user.id, {"approved_to": through})

    def submit_time(self, email: str, through: str) -> None:
        """Hand in a person's own time up to and including a date, for somebody to approve."""
        with in_words():
            users.update(self.state, self._member(email).id, {"submitted_to": day(through)})

    @documented("contract 5: unapproving opens everything from today back to the date")
    def unapprove_time(self, email: str, back_to: str = "") -> None:
        """Open a person's approved time again from a date on; without one, all of it."""
        last = localtime.days_before(day(back_to), 1) if back_to else NEVER
        with in_words():
            users.update(self.state, self._member(email).id, {"approved_to": last, "submitted_to": last})

    def lock_time(self, timesheet_id: int) -> None:
        """Export time, which locks it."""
        exporting.set_locked(self.state, self._time(timesheet_id), exporting.LOCKED)

    def unlock_time(self, timesheet_id: int) -> None:
        """Unlock exported time of the last 90 days."""
        sheet = self._time(timesheet_id)
        if sheet.date < exporting.oldest_to_unlock(self.state):
            raise ScreenRefused(
                f"time of {sheet.date} is more than {exporting.UNLOCK_DAYS_MAX} days old and stays locked"
            )
        exporting.set_locked(self.state, sheet, 0)

    def time_report(self, job_id: int, start: str, end: str) -> dict[str, Any]:
        """Time on a job between two dates: its own, and the total with everything below it."""
        self._job(job_id)
        sheets = booked.of_branch(self.state, job_id, day(start), day(end))
        return {
            "own_minutes": booked.total(sheet for sheet in sheets if sheet.jobcode_id == job_id) / 60,
            "total_minutes": booked.total(sheets) / 60,
            "rows": self._time_rows(sheets),
        }

    def time_of(self, email: str) -> list[dict[str, Any]]:
        """A person's time by date."""
        return self._time_rows(self.state.tables.timesheets.page("user", self._member(email).id))

    def timesheets(self, job_id: int | None = None) -> list[dict[str, Any]]:
        """All time, or the time on one job itself, by date."""
        table = self.state.tables.timesheets
        return self._time_rows(table.page("dated") if job_id is None else table.page("jobcode", job_id))

    def _time_rows(self, sheets: Iterable[Timesheet]) -> list[dict[str, Any]]:
        found = []
        for sheet in sheets:
            user = users.get(self.state, sheet.user_id)
            found.append(
                {
                    "id": sheet.id,
                    "email": user.email,
                    "job_id": sheet.jobcode_id,
                    "date": sheet.date,
                    "minutes": sheet.duration / 60,
                    "notes": sheet.notes,
                    "fields": self._field_values(sheet),
                    "approved": sheet.date <= timesheets.closed_through(user),
                    "locked": bool(sheet.locked),
                }
            )
        return found

    def _field_values(self, sheet: Timesheet) -> dict[str, str]:
        table = self.state.tables.customfields
        return {
            field.name: value
            for field_id, value in sheet.customfields
            if (field := table.get(field_id)) is not None
        }
