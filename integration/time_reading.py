"""Time comes from QuickBooks Time: what moved since the last sync, or one code when its tab is opened."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import Connection

from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.model import Timesheet
from integration.observe import LONG_AGO, remember_stamp, since_stamp
from integration.store import tenants
from integration.store.absorbing import absorb, mark_deleted
from integration.store.database import StoreBusy
from integration.store.entries import EntryState, entries_in, entries_on

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
        changed = absorb(connection, desk.tenant_id(), moved, desk.now()) + mark_deleted(
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
        changed = absorb(connection, desk.tenant_id(), there, desk.now())
        changed += mark_deleted(connection, desk.tenant_id(), gone)
        _read_up_to(connection, desk, stamps)
    return changed


def _read_up_to(connection: Connection, desk: Desk, stamps: dict[str, datetime]) -> None:
    """The cursor moves only with what was read, and only to what the vendor said before the read."""
    for stream in ("timesheets", "timesheets_deleted"):
        remember_stamp(connection, desk, stream, stamps)
    tenants.set_cursor(connection, desk.tenant_id(), "time read", desk.now().isoformat())


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How well the time of some codes is known."""

    read_at: datetime | None  # None: it never was read
    age: timedelta | None  # never below zero, whatever was done to the clock
    fresh: bool
    error: VendorError | None = None  # why it could not be read now


def read_codes(desk: Desk, jobcode_ids: Collection[int]) -> Reading:
    """See that the time of these codes is no older than S; when it cannot be read it is the last known, with its age.

    It is read beside whoever is at work for the firm. What happens during the reading is not undone by it: nothing
    newer is replaced, and only what was known before it began can be found to be gone.
    """
    known = _known(desk, jobcode_ids)
    if known.fresh:
        return known
    before = _shown(desk, jobcode_ids)
    begun = desk.now()
    try:
        sheets = desk.time.timesheets(jobcode_ids=sorted(jobcode_ids), modified_since=LONG_AGO)
        _take_over(desk, jobcode_ids, sheets, before, begun)
    except VendorError as error:
        return msgspec.structs.replace(
            known, error=error
        )  # the last known figures with their age, never zeros
    except StoreBusy:
        return known  # somebody writes a great deal: what is here stands for a little longer
    return Reading(read_at=begun, age=max(desk.now() - begun, timedelta()), fresh=True)


def _take_over(
    desk: Desk,
    jobcode_ids: Collection[int],
    sheets: list[Timesheet],
    before: Collection[int],
    begun: datetime,
) -> None:
    tenant_id = desk.tenant_id()
    own = [sheet for sheet in sheets if sheet.jobcode_id in jobcode_ids]  # the filter brings children along
    here = {sheet.id for sheet in sheets}
    with desk.database.begin() as connection:
        absorb(connection, tenant_id, own, desk.now())
        shown = _on(connection, desk, jobcode_ids)
        mark_deleted(connection, tenant_id, [one for one in shown if one in before and one not in here])
        for jobcode_id in jobcode_ids:
            tenants.set_cursor(connection, tenant_id, _stream(jobcode_id), begun.isoformat())


def _shown(desk: Desk, jobcode_ids: Collection[int]) -> set[int]:
    with desk.database.read() as connection:
        return _on(connection, desk, jobcode_ids)


def _on(connection: Connection, desk: Desk, jobcode_ids: Collection[int]) -> set[int]:
    """The timesheets on these codes, as they are known."""
    states = [EntryState.RECORDED, EntryState.RUNNING]
    lines = entries_on(connection, desk.tenant_id(), jobcode_ids, "", states)
    return {line.timesheet_id for line in lines if line.timesheet_id is not None}


def _known(desk: Desk, jobcode_ids: Collection[int]) -> Reading:
    """A reading that lies ahead of us was made before the clock was set back: its age is not known, so it is old."""
    with desk.database.read() as connection:
        whole = tenants.cursor(connection, desk.tenant_id(), "time read")
        each = [tenants.cursor(connection, desk.tenant_id(), _stream(one)) for one in jobcode_ids]
    oldest = min(each) if each and None not in each else None  # type: ignore[type-var]
    read = [datetime.fromisoformat(one) for one in (whole, oldest) if one is not None]
    now = desk.now()
    past = [at for at in read if at <= now]
    if not past:
        return Reading(read_at=min(read, default=None), age=timedelta() if read else None, fresh=False)
    age = now - max(past)
    return Reading(read_at=max(past), age=age, fresh=age < STALE_AFTER)


def _stream(jobcode_id: int) -> str:
    return f"tab:{jobcode_id}"
