"""Time as Karbon shows it: QuickBooks Time's timesheets, entries on their way there, and Karbon's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Executable, Row, bindparam, insert, select, update

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
DROPPED: Final = "dropped"  # of a second one that was taken out of QuickBooks Time
SETTLED: Final = "settled"  # of time that was deleted in QuickBooks Time by somebody who saw it there twice


# Statements are built once: building one costs more than running it.
OF_FIRM = select(ENTRY).where(ENTRY.c.tenant == bindparam("tenant_id")).order_by(ENTRY.c.date, ENTRY.c.id)
_OF_STATES = OF_FIRM.where(ENTRY.c.state.in_(bindparam("states", expanding=True)))
_ON = _OF_STATES.where(
    ENTRY.c.jobcode_id.in_(bindparam("codes", expanding=True))
    | ((ENTRY.c.key == bindparam("entity")) & (ENTRY.c.key != ""))
)
_ONE = select(ENTRY).where(ENTRY.c.tenant == bindparam("tenant_id"), ENTRY.c.id == bindparam("entry_id"))
_BEGUN = OF_FIRM.where(ENTRY.c.id.like(bindparam("begin"))).limit(2)
_ANY_KEPT = (
    select(ENTRY.c.id)
    .where(
        ENTRY.c.tenant == bindparam("tenant_id"),
        ENTRY.c.state == EntryState.HELD.value,
        ENTRY.c.reason == KEPT,
    )
    .limit(1)
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
    several = found_entries(connection, tenant, _BEGUN, {"begin": f"{name}-%"})
    return several[0] if len(several) == 1 else None


def entries_on(
    connection: Connection, tenant: str, jobcode_ids: Collection[int], key: str, states: Sequence[EntryState]
) -> list[Entry]:
    """The entries on any of these codes, or entered on this entity, oldest first."""
    where = {"codes": list(jobcode_ids), "entity": key, "states": [state.value for state in states]}
    return found_entries(connection, tenant, _ON, where)


def entries_in(connection: Connection, tenant: str, *states: EntryState) -> list[Entry]:
    """Every entry in one of these states, oldest first."""
    return found_entries(connection, tenant, _OF_STATES, {"states": [state.value for state in states]})


def is_any_kept(connection: Connection, tenant: str) -> bool:
    """Whether time waits that was entered while another worker had the turn."""
    return connection.execute(_ANY_KEPT, {"tenant_id": tenant}).first() is not None


def put_entry(connection: Connection, tenant: str, one: Entry) -> None:
    """Insert or replace an entry."""
    row = msgspec.structs.asdict(one)
    row["fields"] = msgspec.json.encode(one.fields, order="sorted").decode()
    row["state"] = one.state.value
    changed = connection.execute(_CHANGE, {"tenant_id": tenant, "entry_id": one.id, **row})
    if not changed.rowcount:
        connection.execute(_NEW, {"tenant": tenant, **row})


def select_entries(connection: Connection, *conditions: object) -> list[Entry]:
    """The entries of these conditions, oldest first; for what is asked so rarely that building it does not matter."""
    rows = connection.execute(select(ENTRY).where(*conditions).order_by(ENTRY.c.date, ENTRY.c.id))  # type: ignore[arg-type]
    return [_entry(row) for row in rows]


def found_entries(
    connection: Connection, tenant: str, what: Executable, where: dict[str, Any]
) -> list[Entry]:
    """The entries of a statement that was built before."""
    return [_entry(row) for row in connection.execute(what, {"tenant_id": tenant, **where})]


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public way to a row as a mapping
    del values["tenant"]
    values["fields"] = msgspec.json.decode(values["fields"])
    values["state"] = EntryState(values["state"])
    return Entry(**values)
