"""Intents: what was about to be written to a vendor, on disk before the first byte leaves.

Whatever dies after that, the next run finds the intent and looks at the vendor before it does anything (LINK-05).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from integration.store.schema import INTENT

_ATTEMPTS = select(INTENT.c.attempts).where(INTENT.c.id == bindparam("intent"))
_AGAIN = update(INTENT).where(INTENT.c.id == bindparam("intent"))
_TRY = _AGAIN.values({name: bindparam(name) for name in ("body", "state", "sent_at", "attempts")})
_NEW = insert(INTENT)
_CONCLUDE = update(INTENT).where(INTENT.c.id == bindparam("intent")).values(state=bindparam("outcome"))


class Outcome(StrEnum):
    """What is known of a write."""

    SENT = "sent"
    UNKNOWN = "unknown"
    DONE = "done"
    FAILED = "failed"


_TRIES = select(INTENT.c.id, INTENT.c.attempts).where(INTENT.c.id.in_(bindparam("intents", expanding=True)))
_OPEN = (
    select(INTENT)
    .where(INTENT.c.tenant == bindparam("tenant_id"), INTENT.c.operation == bindparam("what"))
    .where(INTENT.c.state.in_([Outcome.SENT.value, Outcome.UNKNOWN.value]))
    .order_by(INTENT.c.sent_at, INTENT.c.id)
)


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """One write to one vendor."""

    id: str
    system: str
    operation: str
    subject: str
    body: dict[str, Any]
    state: Outcome
    sent_at: str
    attempts: int


def intent_id(*parts: object) -> str:
    """The same write has the same id, however often it is tried."""
    return blake2b("|".join(map(str, parts)).encode(), digest_size=16).hexdigest()


def record(
    connection: Connection,
    tenant: str,
    *,
    intent: str,
    system: str,
    operation: str,
    subject: str,
    body: dict[str, Any],
    now: datetime,
) -> None:
    """Write an intent down as sent; a second try of the same write counts itself."""
    row = {
        "body": msgspec.json.encode(body).decode(),
        "state": Outcome.SENT.value,
        "sent_at": now.isoformat(),
    }
    known = connection.execute(_ATTEMPTS, {"intent": intent}).scalar()
    if known is not None:
        connection.execute(_AGAIN, {"intent": intent, **row, "attempts": known + 1})
        return
    new = {"id": intent, "tenant": tenant, "system": system, "operation": operation, "subject": subject}
    connection.execute(_NEW, {**new, "attempts": 1, **row})


def record_all(
    connection: Connection,
    tenant: str,
    system: str,
    operation: str,
    sent: Mapping[str, tuple[str, dict[str, Any]]],
    now: datetime,
) -> None:
    """Write down what one call takes along, as `record` does: (subject, body) by intent."""
    known = attempts(connection, sent)
    fresh, again = [], []
    for intent, (subject, body) in sent.items():
        row = {
            "body": msgspec.json.encode(body).decode(),
            "state": Outcome.SENT.value,
            "sent_at": now.isoformat(),
            "attempts": known.get(intent, 0) + 1,
        }
        if intent in known:
            again.append({"intent": intent, **row})
        else:
            about = {"tenant": tenant, "system": system, "operation": operation, "subject": subject}
            fresh.append({"id": intent, **about, **row})
    if fresh:
        connection.execute(_NEW, fresh)
    if again:
        connection.execute(_TRY, again)


def conclude_all(connection: Connection, outcomes: Mapping[str, Outcome]) -> None:
    """Say what became of each."""
    if outcomes:
        rows = [{"intent": intent, "outcome": outcome.value} for intent, outcome in outcomes.items()]
        connection.execute(_CONCLUDE, rows)


def conclude(connection: Connection, intent: str, outcome: Outcome) -> None:
    """Say what became of it."""
    connection.execute(_CONCLUDE, {"intent": intent, "outcome": outcome.value})


def postpone(connection: Connection, intent: str, now: datetime) -> None:
    """As if it had been sent now: whatever is waited for after a sending is waited for from here on."""
    connection.execute(_AGAIN, {"intent": intent, "sent_at": now.isoformat()})


def attempts(connection: Connection, intents: Collection[str]) -> dict[str, int]:
    """How often each was written down as sent; nothing of those that never were."""
    return {row.id: row.attempts for row in connection.execute(_TRIES, {"intents": list(intents)})}


def sent(connection: Connection, intents: Collection[str]) -> dict[str, Intent]:
    """What was sent, whatever came of it."""
    rows = connection.execute(select(INTENT).where(INTENT.c.id.in_(list(intents))))
    return {row.id: _intent(row) for row in rows}


def open_intents(connection: Connection, tenant: str, operation: str) -> list[Intent]:
    """Writes whose outcome is not known, oldest first."""
    rows = connection.execute(_OPEN, {"tenant_id": tenant, "what": operation})
    return [_intent(row) for row in rows]


def _intent(row: Any) -> Intent:
    return Intent(
        id=row.id,
        system=row.system,
        operation=row.operation,
        subject=row.subject,
        body=msgspec.json.decode(row.body),
        state=Outcome(row.state),
        sent_at=row.sent_at,
        attempts=row.attempts,
    )
