"""What the webhooks of Karbon and QuickBooks hinted at: each once, so many a firm, and none of it taken for a fact.

A hint that was heeded stays for a week, so that whoever sends it again costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from integration.store.schema import INBOX

WAITING_MAX: Final = 10_000  # a firm and source; a firm with more to read is read whole at less cost
REMEMBERED: Final = timedelta(days=7)
OVERFLOW: Final = "overflow"  # the dedupe of the row that says that hints were let go

# Statements are built once: building one costs more than running it.
_INSERT: Final = {
    "sqlite": sqlite.insert(INBOX).on_conflict_do_nothing().returning(INBOX.c.number),
    "postgresql": postgresql.insert(INBOX).on_conflict_do_nothing().returning(INBOX.c.number),
}
_OF: Final = (INBOX.c.tenant == bindparam("tenant_id"), INBOX.c.source == bindparam("system"))
_COUNT: Final = select(func.count()).where(*_OF, INBOX.c.handled.is_(False))
_WAITING: Final = select(INBOX).where(*_OF, INBOX.c.handled.is_(False)).order_by(INBOX.c.number)
_HEED: Final = update(INBOX).where(*_OF, INBOX.c.number == bindparam("heeded")).values(handled=True)
_FORGET: Final = delete(INBOX).where(*_OF, INBOX.c.handled, INBOX.c.at < bindparam("before"))
_LET_IN: Final = delete(INBOX).where(*_OF, INBOX.c.handled, INBOX.c.dedupe == OVERFLOW)
_CLEAR: Final = delete(INBOX).where(INBOX.c.tenant == bindparam("tenant_id"))


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """Something may have happened to this entity. `kind` is empty when it is of no kind that we know."""

    dedupe: str
    kind: str
    key: str


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A hint that nobody has heeded yet."""

    number: int
    kind: str
    key: str


def keep(connection: Connection, tenant: str, source: str, hints: Iterable[Hint], now: datetime) -> int:
    """Keep hints that are not known yet. Returns how many were; of too many, only that there were too many stays."""
    insert = _INSERT[connection.dialect.name]
    room = WAITING_MAX - count(connection, tenant, source)
    kept = 0
    for hint in hints:
        found = hint if kept < room else Hint(dedupe=OVERFLOW, kind="", key="")
        row = {"tenant": tenant, "source": source, "at": now.isoformat(), "handled": False}
        kept += len(connection.execute(insert, {**row, **msgspec.structs.asdict(found)}).all())
        if found is not hint:
            break
    return kept


def count(connection: Connection, tenant: str, source: str) -> int:
    """How many hints wait."""
    return int(connection.execute(_COUNT, {"tenant_id": tenant, "system": source}).scalar_one())


def waiting(connection: Connection, tenant: str, source: str) -> list[Waiting]:
    """The hints that nobody has heeded yet, in the order in which they came."""
    rows = connection.execute(_WAITING, {"tenant_id": tenant, "system": source})
    return [Waiting(number=row.number, kind=row.kind, key=row.key) for row in rows]


def heed(connection: Connection, tenant: str, source: str, hints: Iterable[Waiting], now: datetime) -> None:
    """These are heeded; in the transaction that keeps what was read on their account."""
    of = {"tenant_id": tenant, "system": source}
    rows = [{**of, "heeded": hint.number} for hint in hints]
    if rows:
        connection.execute(_HEED, rows)
        connection.execute(_LET_IN, of)  # the next overflow is another one
    connection.execute(_FORGET, {**of, "before": (now - REMEMBERED).isoformat()})


def clear(connection: Connection, tenant: str) -> None:
    """Nothing of the firm is left here."""
    connection.execute(_CLEAR, {"tenant_id": tenant})
