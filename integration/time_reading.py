"""Time comes from QuickBooks Time: what moved since the last sync, or one code when its tab is opened."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.observe import LONG_AGO, remember_stamp, since_stamp
from integration.store import tenants
from integration.store.entries import EntryState, absorb, entries_in, entries_on, mark_deleted

FORGOTTEN_AFTER: Final = timedelta(days=170)  # QuickBooks Time lists deleted time for 180 days
STALE_AFTER: Final = timedelta(seconds=120)  # S: how old a figure on a tab may be (FRESH-02)


def refresh_time(desk: Desk, stamps: dict[str, datetime]) -> int:
    """Read every timesheet that was added, edited or deleted since the last look. Returns how many changed."""
    desk.progress.stage("Reading time")
    since, deleted_since = (
        since_stamp(desk, "timesheets", stamps),
        since_stamp(desk, "timesheets_deleted", stamps),
    )
    if (
        deleted_since is not None
        and desk.now() - deleted_since > FORGOTTEN_AFTER
        and deleted_since > LONG_AGO
    ):
        return _compare(desk, stamps)
    moved = desk.time.timesheets(modified_since=since) if since is not None else []
    gone = desk.time.timesheets_deleted(modified_since=deleted_since) if deleted_since is not None else []
    with desk.database.begin() as connection:
        changed = absorb(connection, desk.tenant_id(), moved) + mark_deleted(
            connection, desk.tenant_id(), gone
        )
        _read_up_to(connection, desk, stamps)
    return changed


def _compare(desk: Desk, stamps: dict[str, datetime]) -> int:
    """Hold everything that is shown against everything that is there: what was deleted long ago is told by nobody."""
    there = desk.time.timesheets(modified_since=LONG_AGO)
    here = {sheet.id for sheet in there}
    with desk.database.begin() as connection:
        shown = entries_in(connection, desk.tenant_id(), EntryState.RECORDED, EntryState.RUNNING)
        gone = [line.timesheet_id for line in shown if line.timesheet_id and line.timesheet_id not in here]
        changed = absorb(connection, desk.tenant_id(), there)
        changed += mark_deleted(connection, desk.tenant_id(), gone)
        _read_up_to(connection, desk, stamps)
    return changed


def _read_up_to(connection: Connection, desk: Desk, stamps: dict[str, datetime]) -> None:
    """The cursor moves only with what was read, and only to what the vendor said before the read."""
    for stream in ("timesheets", "timesheets_deleted"):
        remember_stamp(connection, desk, stream, stamps)
    tenants.set_cursor(connection, desk.tenant_id(), "time read", desk.now().isoformat())


def read_codes(desk: Desk, jobcode_ids: Collection[int]) -> datetime | None:
    """See that the time of these codes is no older than S. Returns when it was read; None if it never could be."""
    tenant_id = desk.tenant_id()
    read_at = _read_at(desk, jobcode_ids)
    if read_at is not None and desk.now() - read_at < STALE_AFTER:
        return read_at
    try:
        sheets = desk.time.timesheets(jobcode_ids=sorted(jobcode_ids), modified_since=LONG_AGO)
    except VendorError:
        return read_at  # the last known figures with their age, never zeros
    own = [sheet for sheet in sheets if sheet.jobcode_id in jobcode_ids]  # the filter brings children along
    with desk.database.begin() as connection:
        absorb(connection, tenant_id, own)
        shown = entries_on(connection, tenant_id, jobcode_ids, "", [EntryState.RECORDED, EntryState.RUNNING])
        here = {sheet.id for sheet in sheets}
        mark_deleted(
            connection,
            tenant_id,
            [one.timesheet_id for one in shown if one.timesheet_id not in here],  # type: ignore[misc]
        )
        for jobcode_id in jobcode_ids:
            tenants.set_cursor(connection, tenant_id, _stream(jobcode_id), desk.now().isoformat())
    return desk.now()


def _read_at(desk: Desk, jobcode_ids: Collection[int]) -> datetime | None:
    with desk.database.read() as connection:
        whole = tenants.cursor(connection, desk.tenant_id(), "time read")
        each = [tenants.cursor(connection, desk.tenant_id(), _stream(one)) for one in jobcode_ids]
    oldest = min(each) if each and None not in each else None  # type: ignore[type-var]
    known = [datetime.fromisoformat(one) for one in (whole, oldest) if one is not None]
    return max(known) if known else None


def _stream(jobcode_id: int) -> str:
    return f"tab:{jobcode_id}"
