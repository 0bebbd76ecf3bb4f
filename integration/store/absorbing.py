"""Timesheets as QuickBooks Time has them, taken over as entries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, update

from integration.model import ItemResult, Timesheet
from integration.store.entries import (
    DROPPED,
    IDS_MAX,
    OF_FIRM,
    WITHDRAWN,
    Entry,
    EntryState,
    found_entries,
    put_entry,
    select_entries,
)
from integration.store.markers import split_marker
from integration.store.recorded import is_former
from integration.store.schema import ENTRY

_OF_TIMESHEET: Final = OF_FIRM.where(ENTRY.c.timesheet_id == bindparam("timesheet"))
TAKEN_OUT: Final = frozenset({WITHDRAWN, DROPPED})
_WITHDRAWN: Final = (ENTRY.c.state == EntryState.DELETED.value) & (ENTRY.c.reason == WITHDRAWN)


def absorb(connection: Connection, tenant: str, timesheets: Iterable[Timesheet], now: datetime) -> int:
    """Take over timesheets as QuickBooks Time has them; returns how many were new or different.

    Whoever was told earlier may write later: what is known in a newer version stays.
    """
    changed = 0
    for sheet in timesheets:
        known = _by_timesheet(connection, tenant, sheet.id) or _by_marker(connection, tenant, sheet, now)
        if known is not None and known.timesheet_id is not None and known.reason in TAKEN_OUT:
            continue  # by ourselves: a list that still has it is out of date
        seen = from_timesheet(sheet, known, now)
        if seen != known and not _older(sheet, known):
            put_entry(connection, tenant, seen)
            changed += 1
    return changed


def mark_deleted(connection: Connection, tenant: str, timesheet_ids: Collection[int]) -> int:
    """Timesheets that are gone from QuickBooks Time; returns how many were still shown."""
    ids, changed = list(timesheet_ids), 0
    for start in range(0, len(ids), IDS_MAX):
        some = update(ENTRY).where(
            ENTRY.c.tenant == tenant,
            ENTRY.c.timesheet_id.in_(ids[start : start + IDS_MAX]),
            ENTRY.c.state != EntryState.DELETED.value,
        )
        changed += connection.execute(some.values(state=EntryState.DELETED.value)).rowcount
    return changed


def version(stamp: datetime, now: datetime) -> str:
    """When QuickBooks Time says that it was changed; no later than now, or whatever follows would look older."""
    return min(stamp, now).isoformat()


def version_told(result: ItemResult, line: Entry, now: datetime) -> str:
    """The version that a write has made."""
    stamp = result.row.get("last_modified")
    return version(datetime.fromisoformat(str(stamp)), now) if stamp else line.modified


def from_timesheet(sheet: Timesheet, known: Entry | None, now: datetime) -> Entry:
    """A timesheet as an entry; what only Karbon knew about it stays."""
    notes, marker = split_marker(sheet.notes)
    return Entry(
        id=known.id if known is not None else f"t{sheet.id}",
        timesheet_id=sheet.id,
        jobcode_id=sheet.jobcode_id,
        key=known.key if known is not None and known.jobcode_id == sheet.jobcode_id else "",
        user_id=sheet.user_id,
        email=known.email if known is not None and known.user_id == sheet.user_id else "",
        date=sheet.date.isoformat(),
        seconds=sheet.seconds,
        notes=notes,
        fields={field: value for field, value in sheet.fields if value},
        locked=sheet.locked,
        state=EntryState.RUNNING if sheet.on_the_clock else EntryState.RECORDED,
        marker=marker,
        modified=version(sheet.last_modified, now) if sheet.last_modified else "",
        approved=known.approved if known is not None else False,
    )


def _older(sheet: Timesheet, known: Entry | None) -> bool:
    """Whether a newer version than this is known; versions are told by QuickBooks Time's clock alone."""
    if known is None or known.timesheet_id is None or sheet.last_modified is None:
        return False
    try:
        return datetime.fromisoformat(known.modified) > sheet.last_modified
    except ValueError:
        return False  # our own mark of an entry that QuickBooks Time has told no time of


def _by_timesheet(connection: Connection, tenant: str, timesheet_id: int) -> Entry | None:
    found = found_entries(connection, tenant, _OF_TIMESHEET, {"timesheet": timesheet_id})
    return found[0] if found else None


def _by_marker(connection: Connection, tenant: str, sheet: Timesheet, now: datetime) -> Entry | None:
    marker = split_marker(sheet.notes)[1]
    if not marker:
        return None
    found = select_entries(
        connection,
        ENTRY.c.tenant == tenant,
        ENTRY.c.marker == marker,
        ENTRY.c.timesheet_id.is_(None),
        ~_WITHDRAWN,  # it does not come back by a call that lands late
    )
    if not found or is_former(connection, tenant, from_timesheet(sheet, None, now), found[0]):
        return None
    return found[0]
