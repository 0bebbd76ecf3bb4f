"""Time as the API writes it: in lists, in answers to writes, and after its deletion."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks_time import customfields, localtime
from sim.quickbooks_time.records import CustomField, DeletedTimesheet, Timesheet
from sim.quickbooks_time.wire import Row

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

MORNING: Final = time(8)


class TimeWriter:
    """Writes the timesheets of one answer; the fields they have in common are looked up once."""

    def __init__(self, state: QuickBooksTimeState) -> None:
        self._state = state
        self._fields: list[CustomField] | None = None

    @seen("api_docs issue 99: live rows carry `state` right after `id`")
    def listed(self, sheet: Timesheet) -> Row:
        """Time in a list."""
        row: Row = {"id": sheet.id}
        if self._state.behaviour.timesheet_state:
            row["state"] = self._state_of(sheet)
        return {
            **row,
            **self._time(sheet),
            "on_the_clock": sheet.on_the_clock,
            "locked": sheet.locked,
            "notes": sheet.notes,
            **self._customfields(sheet),
            "last_modified": sheet.last_modified,
            "attached_files": sheet.attached_files,
            "created_by_user_id": sheet.created_by_user_id,
        }

    @documented("contract 8: answers to writes have `active` beside `on_the_clock`; a switch")
    def written(self, sheet: Timesheet) -> Row:
        """Time in the answer to a write."""
        return {
            "id": sheet.id,
            **self._time(sheet),
            **self._clock(sheet),
            "locked": sheet.locked,
            "notes": sheet.notes,
            **self._customfields(sheet),
            "attached_files": sheet.attached_files,
            "last_modified": sheet.last_modified,
        }

    @documented(
        "TimesheetsDeleted/Ex/_object; customfields and created, which it lacks, follow [contract 3.6]"
    )
    def deleted(self, deleted: DeletedTimesheet) -> Row:
        """Time that is no more; last_modified is when it was deleted."""
        sheet = deleted.timesheet
        return {
            "id": deleted.id,
            **self._time(sheet),
            "active": "0",
            "locked": sheet.locked,
            "notes": sheet.notes,
            "last_modified": deleted.last_modified,
            **self._customfields(sheet),
            "created": sheet.created,
        }

    @documented("contract 3.5: customfields only with the add-on, unset ones are empty text")
    def _customfields(self, sheet: Timesheet) -> Row:
        if not self._state.has_custom_fields():
            return {}
        if self._fields is None:
            self._fields = customfields.active_fields(self._state)
        values = {str(field.id): "" for field in self._fields}
        values.update((str(field_id), value) for field_id, value in sheet.customfields)
        return {"customfields": values or ""}

    @inferred("api_docs issue 99 names APPROVED and CLOSED; OPEN is ours")
    def _state_of(self, sheet: Timesheet) -> str:
        if sheet.on_the_clock:
            return "OPEN"
        user = self._state.tables.users.get(sheet.user_id)
        approved = user is not None and sheet.date <= user.approved_to
        return "APPROVED" if approved else "CLOSED"

    def _time(self, sheet: Timesheet) -> Row:
        start, end = self._stamps(sheet)
        return {
            "user_id": sheet.user_id,
            "jobcode_id": sheet.jobcode_id,
            "start": start,
            "end": end,
            "duration": sheet.duration,
            "date": sheet.date,
            "tz": sheet.tz,
            "tz_str": sheet.tz_str,
            "type": sheet.type,
            "location": sheet.location,
        }

    @inferred("contract 3.5, 8: manual time has no start and end, but in one example it has; a switch")
    def _stamps(self, sheet: Timesheet) -> tuple[str, str]:
        if sheet.type != "manual" or self._state.behaviour.manual_stamps == "empty":
            return sheet.start, sheet.end
        tz = self._state.account.tz
        start = datetime.combine(date.fromisoformat(sheet.date), MORNING, localtime.zone(tz)).astimezone(UTC)
        return localtime.local(start, tz), localtime.local(start + timedelta(seconds=sheet.duration), tz)

    def _clock(self, sheet: Timesheet) -> Row:
        told = self._state.behaviour.written_clock
        clock: Row = {"on_the_clock": sheet.on_the_clock, "active": "1" if sheet.on_the_clock else "0"}
        return clock if told == "both" else {told: clock[told]}
