"""What people do with time in Karbon: track it, hand it in, approve it, bill it."""

from __future__ import annotations

from typing import Any

import msgspec

from sim.karbon.records import User
from sim.karbon.screen import ScreenRefused, day_of, near
from sim.karbon.setting_records import Role, TaskType
from sim.karbon.time import entries
from sim.karbon.time.aggregates import on_timesheet
from sim.karbon.time.periods import move, settings
from sim.karbon.time.records import BILLED_STATUSES, TimeEntry, Timesheet, TimesheetStatus
from sim.karbon.time.setting_screens import TimeSettingScreens
from sim.physics.provenance import documented


class TimeScreens(TimeSettingScreens):
    """Time entries and timesheets."""

    def add_time(
        self,
        email: str,
        day: str,
        minutes: int,
        work_key: str = "",
        client_key: str = "",
        role: str = "",
        task_type: str = "",
        description: str = "",
    ) -> str:
        """Track time of a colleague on work, or on a client; the key of the entry."""
        self._refuse_kept_elsewhere()
        user = self._colleague(email)
        tracked = self._tracked(user, day, minutes, work_key, client_key, role, task_type, description)
        return entries.enter(self.state, tracked).time_entry_key

    def bring_in_time(
        self,
        email: str,
        day: str,
        minutes: int,
        work_key: str = "",
        client_key: str = "",
        description: str = "",
    ) -> str:
        """Let Karbon's own connection to QuickBooks Time bring in time; the key of the entry."""
        user = self._colleague(email)
        tracked = self._tracked(user, day, minutes, work_key, client_key, "", "", description)
        return entries.enter(self.state, tracked, "integration").time_entry_key

    def edit_time(
        self,
        key: str,
        minutes: int = 0,
        day: str = "",
        work_key: str = "",
        client_key: str = "",
        role: str = "",
        task_type: str = "",
        description: str = "",
    ) -> None:
        """Change time; what is not named stays."""
        self._refuse_kept_elsewhere()
        entry = self._entry(key)
        if not work_key and not client_key:
            work_key, client_key = entry.work_item_key, "" if entry.work_item_key else entry.client_key
        tracked = self._tracked(
            self._who(entry),
            day or entry.date.isoformat(),
            minutes or entry.minutes,
            work_key,
            client_key,
            role or getattr(self.state.roles.get(entry.role_key), "name", ""),
            task_type or getattr(self.state.task_types.get(entry.task_type_key), "name", ""),
            description or entry.description,
        )
        entries.change(self.state, entry, tracked)

    def delete_time(self, key: str) -> None:
        """Delete time."""
        self._refuse_kept_elsewhere()
        entries.remove(self.state, self._entry(key))

    def time(self, email: str = "", work_key: str = "") -> list[dict[str, Any]]:
        """All time, or that of a colleague or of work: key, email, day, minutes, timesheet and so on."""
        user_key = self._colleague(email).user_key if email else ""
        found = [
            entry
            for entry in self.state.of(TimeEntry).page("date")
            if user_key in {"", entry.user_key} and work_key in {"", entry.work_item_key}
        ]
        return [self._time_row(entry) for entry in found]

    def timesheets(self, email: str = "") -> list[dict[str, Any]]:
        """All timesheets, or those of a colleague: key, email, first and last day, status, minutes."""
        user_key = self._colleague(email).user_key if email else ""
        return [
            {
                "key": sheet.timesheet_key,
                "email": self.state.email_of(sheet.user_key) or "",
                "start_date": sheet.start_date.isoformat(),
                "end_date": sheet.end_date.isoformat(),
                "status": sheet.status,
                "minutes": sum(entry.minutes for entry in on_timesheet(self.state, sheet)),
            }
            for sheet in self.state.of(Timesheet).page("start_date")
            if user_key in {"", sheet.user_key}
        ]

    def submit_timesheet(self, key: str) -> None:
        """Hand a timesheet in for approval."""
        self._move(key, "Submitted")

    def approve_timesheet(self, key: str) -> None:
        """Approve a timesheet, which locks its time."""
        self._move(key, "Approved")

    def decline_timesheet(self, key: str) -> None:
        """Decline a timesheet, which unlocks its time."""
        self._move(key, "Declined")

    def set_billed_status(self, key: str, status: str) -> None:
        """Say how far time is billed: Unbilled, Draft, InterimBilled or Billed."""
        known = next((found for found in BILLED_STATUSES if found == status), None)
        if known is None:
            raise ScreenRefused(f"there is no billed status {status!r}{near(status, list(BILLED_STATUSES))}")
        self.state.of(TimeEntry).put(msgspec.structs.replace(self._entry(key), billed_status=known))

    def _move(self, key: str, status: TimesheetStatus) -> None:
        self._refuse_kept_elsewhere()
        sheet = self.state.of(Timesheet).get(key)
        if sheet is None:
            raise ScreenRefused(f"no timesheet has the key {key!r}; timesheets() lists them")
        move(self.state, sheet, status)

    @documented("Karbon's help articles 4439259 and 4441703: connected, time is approved in QuickBooks Time")
    def _refuse_kept_elsewhere(self) -> None:
        if settings(self.state).quickbooks_time_connected:
            raise ScreenRefused("this firm's time is kept in QuickBooks Time; change and approve it there")

    def _entry(self, key: str) -> TimeEntry:
        entry = self.state.of(TimeEntry).get(key)
        if entry is None:
            raise ScreenRefused(f"no time has the key {key!r}; time() lists it")
        return entry

    def _tracked(
        self,
        user: User,
        day: str,
        minutes: int,
        work_key: str,
        client_key: str,
        role: str,
        task_type: str,
        description: str,
    ) -> entries.Tracked:
        work = self._work_item(work_key) if work_key else None
        if work is not None and client_key not in {"", work.client_key}:
            raise ScreenRefused(f"{work.title!r} is work for another client; leave the client out")
        if work is None and not client_key:
            raise ScreenRefused("time is on work or on a client; name one of them")
        return entries.Tracked(
            user=user,
            day=day_of(day),
            minutes=minutes,
            client=self._client(client_key or (work.client_key if work is not None else "")),
            work=work,
            role=self._setting(Role, role) if role else None,
            task_type=self._setting(TaskType, task_type) if task_type else None,
            description=description,
        )

    def _who(self, entry: TimeEntry) -> User:
        """Whose time it is, also when they have left."""
        user = self.state.users.get(entry.user_key)
        if user is None:
            raise ScreenRefused("this time is nobody's")
        return user

    def _time_row(self, entry: TimeEntry) -> dict[str, Any]:
        return {
            "key": entry.time_entry_key,
            "email": self.state.email_of(entry.user_key) or "",
            "day": entry.date.isoformat(),
            "minutes": entry.minutes,
            "work_key": entry.work_item_key,
            "client_key": entry.client_key,
            "role": getattr(self.state.roles.get(entry.role_key), "name", ""),
            "task_type": getattr(self.state.task_types.get(entry.task_type_key), "name", ""),
            "description": entry.description,
            "timesheet_key": entry.timesheet_key,
            "billed_status": entry.billed_status,
        }
