"""What we ask QuickBooks Time, and what we write there: codes, time, and the custom fields that time carries.

One call of a write is one POST, PUT or DELETE of at most 50 rows, so that whoever keeps intents knows exactly which
rows share a fate. Nothing here archives, moves or assigns a code; assignments are taken away when a person asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, Literal, TypeVar

from integration.clients.errors import Broken
from integration.clients.pacer import Limit
from integration.clients.policy import Query, Transport
from integration.clients.quickbooks_time_wire import (
    AssignmentRow,
    DeletedRow,
    EffectiveSettings,
    FieldRow,
    ItemRow,
    JobcodeRow,
    LastModified,
    Listing,
    NumberedRow,
    Outcome,
    TimesheetRow,
    UserRow,
)
from integration.model import (
    Assignment,
    DeletedTimesheet,
    ItemResult,
    Jobcode,
    TimeAccount,
    TimeField,
    Timesheet,
    TimeUser,
)

LIMITS: Final = (Limit(300, 300.0),)  # per access token, in any five minutes (contract 4)
PAGE_ROWS: Final = 200
PAGES_MAX: Final = 20_000  # four million rows
ROWS_PER_WRITE_MAX: Final = 50
IDS_PER_READ_MAX: Final = 500  # keeps a URL below 8 KB, which is where web servers end

Row = TypeVar("Row", bound=NumberedRow)
YesNoBoth = Literal["yes", "no", "both"]
Rows = Sequence[Mapping[str, Any]]
_BARE: Final[Query] = {"supplemental_data": "no"}  # only the rows asked for


class QuickBooksTime:
    """The QuickBooks Time account behind a transport."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def room(self) -> int:
        """How many calls could be sent at this instant without a wait."""
        return self._transport.room()

    def account(self) -> TimeAccount:
        """Whose token this is and in which account."""
        operation = "reading current_user"
        found = self._transport.get("/current_user", operation, Listing[UserRow], _BARE)
        with self._transport.readable(operation):
            return found.rows("users")[0].account()

    def users(self, active: YesNoBoth = "both") -> list[TimeUser]:
        """The team. There is no filter by email address (contract 3.2)."""
        return [row.user() for row in self._rows("users", Listing[UserRow], {"active": active})]

    def jobcodes(
        self,
        active: YesNoBoth = "both",
        ids: Collection[int] | None = None,
        modified_since: datetime | None = None,
    ) -> list[Jobcode]:
        """Regular jobcodes: all, these, or those that changed since."""
        query = {"type": "regular", "active": active, **_since(modified_since)}
        found = self._rows("jobcodes", Listing[JobcodeRow], query, "ids", ids)
        return [row.jobcode() for row in found]

    def create_jobcodes(self, rows: Rows) -> list[ItemResult]:
        """New codes. A row 202 means that parent, name and type were there already, and names the code."""
        return self._write("POST", "jobcodes", rows)

    def update_jobcodes(self, rows: Rows) -> list[ItemResult]:
        """Change codes by their id."""
        return self._write("PUT", "jobcodes", rows)

    def assignments(self) -> list[Assignment]:
        """Who may book on which code, of all codes: there is no filter for several of them (contract 3.4)."""
        query = {"type": "regular", "active": "yes"}
        return [row.assignment() for row in self._rows("jobcode_assignments", Listing[AssignmentRow], query)]

    def delete_assignments(self, ids: Sequence[int]) -> list[ItemResult]:
        """Take assignments away; results in the order of the ids."""
        return self._delete("jobcode_assignments", ids)

    def timesheets(
        self,
        jobcode_ids: Collection[int] | None = None,
        start_date: date | None = None,
        modified_since: datetime | None = None,
        ids: Collection[int] | None = None,
        on_the_clock: YesNoBoth = "both",
        *,
        end_date: date | None = None,
        user_ids: Collection[int] | None = None,
    ) -> list[Timesheet]:
        """Time, by code (which brings that of its children), by day, by change or by id; running clocks included."""
        if start_date is None and modified_since is None and ids is None:
            raise ValueError("timesheets are read by start_date, modified_since or ids: name one of them")
        if jobcode_ids is not None and ids is not None:
            raise ValueError("timesheets are read by jobcode_ids or by ids: name one of them")
        query = {"on_the_clock": on_the_clock, **_since(modified_since)}
        if start_date is not None:
            query["start_date"] = start_date.isoformat()
        if end_date is not None:
            query["end_date"] = end_date.isoformat()
        if user_ids is not None:
            query["user_ids"] = _joined(user_ids)
        name, wanted = ("ids", ids) if ids is not None else ("jobcode_ids", jobcode_ids)
        rows = self._rows("timesheets", Listing[TimesheetRow], query, name, wanted)
        with self._transport.readable("reading timesheets"):
            return [row.timesheet() for row in rows]

    def timesheets_deleted(self, modified_since: datetime) -> list[int]:
        """Ids of time deleted since then; the vendor remembers 180 days."""
        rows = self._rows("timesheets_deleted", Listing[NumberedRow], _since(modified_since))
        return [row.id for row in rows]

    def deleted_timesheets(self, modified_since: datetime) -> list[DeletedTimesheet]:
        """Time deleted since then."""
        rows = self._rows("timesheets_deleted", Listing[DeletedRow], _since(modified_since))
        return [row.deleted_timesheet() for row in rows]

    def create_timesheets(self, rows: Rows) -> list[ItemResult]:
        """New time. There is no guard against twins here: sent twice, it is there twice."""
        return self._write("POST", "timesheets", rows)

    def update_timesheets(self, rows: Rows) -> list[ItemResult]:
        """Change time by its id."""
        return self._write("PUT", "timesheets", rows)

    def delete_timesheets(self, ids: Sequence[int]) -> list[ItemResult]:
        """Delete time; results in the order of the ids."""
        return self._delete("timesheets", ids)

    def fields(self, active: YesNoBoth = "both") -> list[TimeField]:
        """The custom fields of timesheets; an active one has its active options, or what was typed before (D-10)."""
        rows = self._rows("customfields", Listing[FieldRow], {"active": active})
        return [row.field(self._items(row)) for row in rows]

    def create_fields(self, rows: Rows) -> list[ItemResult]:
        """New custom fields."""
        return self._write("POST", "customfields", rows)

    def update_fields(self, rows: Rows) -> list[ItemResult]:
        """Change custom fields by their id."""
        return self._write("PUT", "customfields", rows)

    def create_items(self, rows: Rows) -> list[ItemResult]:
        """New options of managed lists."""
        return self._write("POST", "customfielditems", rows)

    def update_items(self, rows: Rows) -> list[ItemResult]:
        """Change options by their id."""
        return self._write("PUT", "customfielditems", rows)

    def effective_settings(self) -> dict[str, dict[str, Any]]:
        """The account's settings by section; an add-on that is not there has `installed` 0."""
        operation = "reading effective_settings"
        found = self._transport.get("/effective_settings", operation, EffectiveSettings)
        with self._transport.readable(operation):
            sections = found.results["effective_settings"]
            return {
                name: section.settings if isinstance(section.settings, dict) else {}
                for name, section in sections.items()
            }

    def last_modified(self, endpoints: Collection[str]) -> dict[str, datetime]:
        """When each of these resources last changed. A `page` must not be sent here (contract 7-10)."""
        operation, query = "reading last_modified_timestamps", {"endpoints": ",".join(endpoints)}
        found = self._transport.get("/last_modified_timestamps", operation, LastModified, query)
        with self._transport.readable(operation):
            stamps = found.results["last_modified_timestamps"]
            return {name: datetime.fromisoformat(stamp) for name, stamp in stamps.items()}

    def _items(self, field: FieldRow) -> tuple[tuple[int, str], ...]:
        if not field.active:
            return ()
        query: Query = {"customfield_id": field.id, "active": "yes"}
        return tuple((row.id, row.name) for row in self._rows("customfielditems", Listing[ItemRow], query))

    def _rows(
        self,
        resource: str,
        shape: type[Listing[Row]],
        query: Query,
        list_name: str = "",
        wanted: Collection[int] | None = None,
    ) -> list[Row]:
        """Each row once: pages move when the list does, and a code asked for brings its children along."""
        queries = [query]
        if wanted is not None:  # none wanted is none found, whereas an empty filter would mean all
            numbers = list(wanted)
            starts = range(0, len(numbers), IDS_PER_READ_MAX)
            queries = [{**query, list_name: _joined(numbers[at : at + IDS_PER_READ_MAX])} for at in starts]
        found: dict[int, Row] = {}
        for one in queries:
            found.update((row.id, row) for row in self._pages(resource, shape, one))
        return list(found.values())

    def _pages(self, resource: str, shape: type[Listing[Row]], query: Query) -> Iterator[Row]:
        operation = f"reading {resource}"
        for number in range(1, PAGES_MAX + 1):
            paged = {**query, **_BARE, "limit": PAGE_ROWS, "page": number}
            page = self._transport.get(f"/{resource}", operation, shape, paged)
            with self._transport.readable(operation):
                rows = page.rows(resource)
            yield from rows
            if not page.more:
                return
        raise Broken(self._transport.system, operation, f"had more than {PAGES_MAX} pages")

    def _delete(self, resource: str, ids: Sequence[int]) -> list[ItemResult]:
        operation = f"deleting {resource}"
        if not _fits(ids, operation):
            return []
        query = {"ids": _joined(ids)}
        found = self._transport.write("DELETE", f"/{resource}", operation, Outcome, query=query)
        with self._transport.readable(operation, write=True):
            return found.of(resource, [str(one) for one in ids])

    def _write(self, method: Literal["POST", "PUT"], resource: str, rows: Rows) -> list[ItemResult]:
        operation = f"{'creating' if method == 'POST' else 'updating'} {resource}"
        if not _fits(rows, operation):
            return []
        found = self._transport.write(method, f"/{resource}", operation, Outcome, {"data": list(rows)})
        with self._transport.readable(operation, write=True):
            return found.of(resource, [str(number) for number in range(1, len(rows) + 1)])


def _fits(rows: Sequence[object], operation: str) -> bool:
    """Whether there is anything to send; too much is a mistake of ours that QuickBooks Time answers 413."""
    if len(rows) > ROWS_PER_WRITE_MAX:
        raise ValueError(
            f"{operation}: {len(rows)} rows; a call takes {ROWS_PER_WRITE_MAX}, so send them in parts"
        )
    return bool(rows)


def _since(instant: datetime | None) -> dict[str, str | int]:
    """The instant as the vendor wants it: seconds and an offset, no fraction."""
    if instant is None:
        return {}
    return {"modified_since": instant.astimezone(UTC).isoformat(timespec="seconds")}


def _joined(ids: Collection[int]) -> str:
    return ",".join(str(one) for one in ids)
