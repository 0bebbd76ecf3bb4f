"""Time as Karbon shows it: QuickBooks Time's timesheets, entries on their way there, and Karbon's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Executable, Row, bindparam, insert, select, update

from integration.model import ItemResult, Timesheet
from integration.store.schema import ENTRY

IDS_MAX: Final = 500  # databases limit how many values a statement may have


class EntryState(StrEnum):
    """Where an entry stands."""

    RECORDED = "recorded"  # QuickBooks Time has it
    RUNNING = "running"  # a clock in QuickBooks Time; counts when it stops
    HELD = "held"  # entered in Karbon, not yet in QuickBooks Time
    NATIVE = "native"  # entered in Karbon while disconnected; Karbon's own
    DELETED = "deleted"


COUNTED = (EntryState.RECORDED, EntryState.HELD, EntryState.NATIVE)


KEPT: Final = "kept"  # the reason of time that was entered while another worker had the turn
WITHDRAWN: Final = "withdrawn"  # of time that was deleted in Karbon, where it was there once


_WITHDRAWN: Final = (ENTRY.c.state == EntryState.DELETED.value) & (ENTRY.c.reason == WITHDRAWN)


# Statements are built once: building one costs more than running it.
_OURS = select(ENTRY).where(ENTRY.c.tenant == bindparam("tenant_id")).order_by(ENTRY.c.date, ENTRY.c.id)
_OF_STATES = _OURS.where(ENTRY.c.state.in_(bindparam("states", expanding=True)))
_ON = _OF_STATES.where(
    ENTRY.c.jobcode_id.in_(bindparam("codes", expanding=True))
    | ((ENTRY.c.key == bindparam("entity")) & (ENTRY.c.key != ""))
)
_OF_TIMESHEET = _OURS.where(ENTRY.c.timesheet_id == bindparam("timesheet"))
_ONE = select(ENTRY).where(ENTRY.c.tenant == bindparam("tenant_id"), ENTRY.c.id == bindparam("entry_id"))
_BEGUN = _OURS.where(ENTRY.c.id.like(bindparam("begin"))).limit(2)
_ANY_KEPT = (
    select(ENTRY.c.id)
    .where(
        ENTRY.c.tenant == bindparam("tenant_id"),
        ENTRY.c.state == EntryState.HELD.value,
        ENTRY.c.reason == KEPT,
    )
    .limit(1)
)
_CAME_WITH_TOKEN = _OURS.where(
    ENTRY.c.state == EntryState.RECORDED.value, ENTRY.c.marker != "", ENTRY.c.id.like("t%")
)
_CHANGE = update(ENTRY).where(ENTRY.c.tenant == bindparam("tenant_id"), ENTRY.c.id == bindparam("entry_id"))
_NEW = insert(ENTRY)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of time."""

    id: str
    timesheet_id: int | None = None
    jobcode_id: int | None = None
    key: str = ""
    user_id: int | None = None
    email: str = ""
    date: str
    seconds: int
    notes: str = ""
    fields: dict[str, str] = {}
    locked: int = 0
    state: EntryState
    reason: str = ""
    marker: str = ""
    modified: str = ""
    approved: bool = False


def entry(connection: Connection, tenant: str, entry_id: str) -> Entry | None:
    """One entry by its id."""
    row = connection.execute(_ONE, {"tenant_id": tenant, "entry_id": entry_id}).first()
    return None if row is None else _entry(row)


def entry_called(connection: Connection, tenant: str, name: str) -> Entry | None:
    """One entry by its id, or by the number before the dash, where no other has it."""
    found = entry(connection, tenant, name)
    if found is not None or not name.removeprefix("k").isdecimal():
        return found
    several = _found(connection, tenant, _BEGUN, {"begin": f"{name}-%"})
    return several[0] if len(several) == 1 else None


def entries_on(
    connection: Connection, tenant: str, jobcode_ids: Collection[int], key: str, states: Sequence[EntryState]
) -> list[Entry]:
    """The entries on any of these codes, or entered on this entity, oldest first."""
    where = {"codes": list(jobcode_ids), "entity": key, "states": [state.value for state in states]}
    return _found(connection, tenant, _ON, where)


def entries_in(connection: Connection, tenant: str, *states: EntryState) -> list[Entry]:
    """Every entry in one of these states, oldest first."""
    return _found(connection, tenant, _OF_STATES, {"states": [state.value for state in states]})


def is_any_kept(connection: Connection, tenant: str) -> bool:
    """Whether time waits that was entered while another worker had the turn."""
    return connection.execute(_ANY_KEPT, {"tenant_id": tenant}).first() is not None


def doubled(connection: Connection, tenant: str) -> list[tuple[Entry, Entry]]:
    """Entries that were made here, each with a timesheet that came with the same token: the same time again.

    Also those that were deleted since: in Karbon, by somebody who saw one, or somewhere else.
    """
    came = _found(connection, tenant, _CAME_WITH_TOKEN, {})
    others = [one for one in came if one.id == f"t{one.timesheet_id}"]
    if not others:
        return []
    markers = [one.marker for one in others]
    ours = {
        one.marker: one
        for start in range(0, len(markers), IDS_MAX)
        for one in _select(
            connection,
            ENTRY.c.tenant == tenant,
            ENTRY.c.state.in_((EntryState.RECORDED.value, EntryState.DELETED.value)),
            ENTRY.c.marker.in_(markers[start : start + IDS_MAX]),
        )
        if one.id != f"t{one.timesheet_id}"
    }
    return [(ours[one.marker], one) for one in others if one.marker in ours]


def withdrawn(connection: Connection, tenant: str, one: Entry) -> Entry:
    """The entry as it is when it was deleted in Karbon just now. Whoever saw it twice there wants to keep the other."""
    same = (ENTRY.c.tenant == tenant, ENTRY.c.marker == one.marker, ENTRY.c.id != one.id)
    others = _select(connection, *same, ENTRY.c.state == EntryState.RECORDED.value) if one.marker else []
    return msgspec.structs.replace(one, state=EntryState.DELETED, reason="" if others else WITHDRAWN)


def put_entry(connection: Connection, tenant: str, one: Entry) -> None:
    """Insert or replace an entry."""
    row = msgspec.structs.asdict(one)
    row["fields"] = msgspec.json.encode(one.fields, order="sorted").decode()
    row["state"] = one.state.value
    changed = connection.execute(_CHANGE, {"tenant_id": tenant, "entry_id": one.id, **row})
    if not changed.rowcount:
        connection.execute(_NEW, {"tenant": tenant, **row})


def absorb(connection: Connection, tenant: str, timesheets: Iterable[Timesheet], now: datetime) -> int:
    """Take over timesheets as QuickBooks Time has them; returns how many were new or different.

    Whoever was told earlier may write later: what is known in a newer version stays.
    """
    changed = 0
    for sheet in timesheets:
        known = _by_timesheet(connection, tenant, sheet.id) or _by_marker(connection, tenant, sheet)
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


def with_marker(notes: str, marker: str) -> str:
    """Notes with the short token by which an entry of ours is found again after a lost answer (LINK-05)."""
    return f"{notes} [k:{marker}]".lstrip()


def split_marker(notes: str) -> tuple[str, str]:
    """Notes as a person wrote them, and our token if there is one."""
    text, bracket, rest = notes.rpartition("[k:")
    if not bracket or not rest.endswith("]") or not rest[:-1].isalnum():
        return notes, ""
    return text.rstrip(), rest[:-1]


def of_another_store(one: Entry) -> bool:
    """Whether it came from QuickBooks Time with a token of ours that this store never gave."""
    return bool(one.marker) and one.id == f"t{one.timesheet_id}"


def _older(sheet: Timesheet, known: Entry | None) -> bool:
    """Whether a newer version than this is known; versions are told by QuickBooks Time's clock alone."""
    if known is None or known.timesheet_id is None or sheet.last_modified is None:
        return False
    try:
        return datetime.fromisoformat(known.modified) > sheet.last_modified
    except ValueError:
        return False  # our own mark of an entry that QuickBooks Time has told no time of


def _by_timesheet(connection: Connection, tenant: str, timesheet_id: int) -> Entry | None:
    found = _found(connection, tenant, _OF_TIMESHEET, {"timesheet": timesheet_id})
    return found[0] if found else None


def _by_marker(connection: Connection, tenant: str, sheet: Timesheet) -> Entry | None:
    marker = split_marker(sheet.notes)[1]
    if not marker:
        return None
    found = _select(
        connection,
        ENTRY.c.tenant == tenant,
        ENTRY.c.marker == marker,
        ENTRY.c.timesheet_id.is_(None),
        ~_WITHDRAWN,  # it does not come back by a call that lands late
    )
    return found[0] if found else None


def _select(connection: Connection, *conditions: object) -> list[Entry]:
    rows = connection.execute(select(ENTRY).where(*conditions).order_by(ENTRY.c.date, ENTRY.c.id))  # type: ignore[arg-type]
    return [_entry(row) for row in rows]


def _found(connection: Connection, tenant: str, what: Executable, where: dict[str, Any]) -> list[Entry]:
    return [_entry(row) for row in connection.execute(what, {"tenant_id": tenant, **where})]


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public way to a row as a mapping
    del values["tenant"]
    values["fields"] = msgspec.json.decode(values["fields"])
    values["state"] = EntryState(values["state"])
    return Entry(**values)
