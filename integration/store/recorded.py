"""Time as it was sent to QuickBooks Time, and what landed there exactly as it was sent once."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection

from integration.rules import minutes_of
from integration.store import ledger
from integration.store.entries import Entry, EntryState
from integration.store.ledger import Intent
from integration.store.markers import split_marker

RECORD_TIME: Final = "record time"
EARLIER: Final = "earlier"  # what was sent of it before somebody changed it

Body = dict[str, Any]


def recording_of(tenant: str, entry_id: str) -> str:
    """The id of the intent by which an entry is recorded."""
    return ledger.intent_id(tenant, RECORD_TIME, entry_id)


def with_earlier(connection: Connection, intent: str, body: Body) -> Body:
    """The body of an entry that is sent now, and those that it was sent with before: they may land yet."""
    before = ledger.sent(connection, [intent]).get(intent)
    former = [one for one in _bodies(before) if one != body] if before is not None else []
    return body | {EARLIER: former} if former else body


def is_as_sent(one: Entry, intent: Intent) -> bool:
    """Whether it is exactly what was sent once."""
    return any(_says(body, one) for body in _bodies(intent))


def is_former(connection: Connection, tenant: str, landed: Entry, held: Entry) -> bool:
    """Whether it is what was sent of an entry before somebody changed that, which waits again: it lands late."""
    if held.state is not EntryState.HELD:
        return False
    intent = recording_of(tenant, held.id)
    sent = ledger.sent(connection, [intent]).get(intent)
    as_sent = [body for body in _bodies(sent) if _says(body, landed)] if sent is not None else []
    unchanged = any(_says(body, held) and body.get("customfields", {}) == held.fields for body in as_sent)
    return bool(as_sent) and not unchanged


def _bodies(intent: Intent) -> list[Body]:
    last = {name: value for name, value in intent.body.items() if name != EARLIER}
    return [last, *intent.body.get(EARLIER, ())]


def _says(body: Body, one: Entry) -> bool:
    """Whether a body says this, whatever became of the fields.

    To the minute: QuickBooks Time keeps hundredths of an hour, which 35 minutes are not (FLOW-02).
    """
    now = (one.user_id, one.jobcode_id, one.date, minutes_of(one.seconds), one.notes)
    then = (body["user_id"], body["jobcode_id"], body["date"], minutes_of(body["duration"]))
    return now == (*then, split_marker(body["notes"])[0])
