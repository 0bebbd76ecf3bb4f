"""Who did what to whom, and which behaviour asked for it. Lines are added, never changed.

Each line carries the digest of the one before it, so that a line that was changed, taken out or put in between
shows: it, or the next one, does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, insert, select

from integration.store.schema import AUDIT

BEGINNING = ""  # what the first line of a firm follows

# Statements are built once: building one costs more than running it.
_NOTE = insert(AUDIT)
_LAST = (
    select(AUDIT.c.digest)
    .where(AUDIT.c.tenant == bindparam("tenant_id"))
    .order_by(AUDIT.c.number.desc())
    .limit(1)
)
_LAST_NOTED = select(func.max(AUDIT.c.at)).where(
    AUDIT.c.tenant == bindparam("tenant_id"),
    AUDIT.c.subject == bindparam("about"),
    AUDIT.c.what.not_like("rename%"),
    AUDIT.c.what.not_like("rebase%"),
)
_OF_FIRM = select(AUDIT).where(AUDIT.c.tenant == bindparam("tenant_id")).order_by(AUDIT.c.number)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was done."""

    number: int
    at: str
    who: str
    what: str
    subject: str
    why: str  # behaviour id


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """How far the lines of a firm fit to each other."""

    lines: int
    broken_at: int | None = None  # number of the first line that does not fit
    last: str = BEGINNING  # digest of the last line that does; note it elsewhere, and a cut end shows, too


def note(
    connection: Connection, tenant_id: str, *, at: datetime, who: str, what: str, subject: str, why: str
) -> None:
    """Add a line."""
    note_all(connection, tenant_id, at, who, [(what, subject, why)])


def note_all(
    connection: Connection, tenant_id: str, at: datetime, who: str, lines: Iterable[tuple[str, str, str]]
) -> None:
    """Add lines: (what, subject, why) each."""
    last: str | None = None
    rows: list[dict[str, Any]] = []
    for what, subject, why in lines:
        if last is None:
            last = connection.execute(_LAST, {"tenant_id": tenant_id}).scalar() or BEGINNING
        row = {"at": at.isoformat(), "who": who, "what": what, "subject": subject, "why": why}
        last = digest(last, tenant_id, row)
        rows.append({"tenant": tenant_id, **row, "digest": last})
    if rows:
        connection.execute(_NOTE, rows)


def last_noted(connection: Connection, tenant_id: str, subject: str) -> str | None:
    """When something was last done about a subject that is more than a change of its name."""
    return connection.execute(_LAST_NOTED, {"tenant_id": tenant_id, "about": subject}).scalar()


def lines_about(connection: Connection, tenant_id: str, subject: str | None = None) -> list[Line]:
    """What was done for a firm, or to one subject of it, oldest first."""
    asked = _OF_FIRM if subject is None else _OF_FIRM.where(AUDIT.c.subject == subject)
    return [_line(row) for row in connection.execute(asked, {"tenant_id": tenant_id})]


def verify(connection: Connection, tenant_id: str) -> Verified:
    """Whether each line of a firm fits to the one before it."""
    last, count = BEGINNING, 0
    for row in connection.execute(_OF_FIRM, {"tenant_id": tenant_id}):
        count += 1
        values = {name: getattr(row, name) for name in ("at", "who", "what", "subject", "why")}
        if row.digest != digest(last, tenant_id, values):
            return Verified(lines=count, broken_at=row.number, last=last)
        last = row.digest
    return Verified(lines=count, last=last)


def digest(before: str, tenant_id: str, row: dict[str, Any]) -> str:
    """What a line is known by: its content and all that came before it."""
    content = [before, tenant_id, *(row[name] for name in ("at", "who", "what", "subject", "why"))]
    return sha256(msgspec.json.encode(content)).hexdigest()


def _line(row: Row[tuple[object, ...]]) -> Line:
    return Line(number=row.number, at=row.at, who=row.who, what=row.what, subject=row.subject, why=row.why)
