"""Time of ours that QuickBooks Time has twice: a network repeated the call, or it landed after it was sent again.

Both carry our token, so they are known. The one that is not shown goes, if nobody has touched it since we sent it; so
does one that lands when the other was deleted in Karbon. What a person copied is theirs: it differs, or it came later
than any call of ours can land. So is what somebody kept who saw both.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec

from integration.desk import Desk
from integration.recover import RECORD_TIME
from integration.rules import minutes_of
from integration.store import audit, ledger
from integration.store.entries import Entry, EntryState, doubled, put_entry, split_marker
from integration.store.ledger import Intent

MAY_LAND: Final = timedelta(minutes=12)  # a call whose sender has long given up, and a clock that is not ours


def drop_doubles(desk: Desk) -> int:
    """Delete what is there twice by no one's will. Returns how many were."""
    tenant_id = desk.tenant_id()
    with desk.database.read() as connection:
        pairs = doubled(connection, tenant_id)
        sent = ledger.sent(connection, [_intent(desk, ours) for ours, _ in pairs]) if pairs else {}
    dropped = 0
    for ours, other in pairs:
        intent = sent.get(_intent(desk, ours))
        if intent is None or not _is_ours(other, intent):
            continue
        if desk.time.delete_timesheets([other.timesheet_id or 0])[0].ok:
            with desk.database.begin() as connection:
                put_entry(connection, tenant_id, msgspec.structs.replace(other, state=EntryState.DELETED))
                audit.note(
                    connection,
                    tenant_id,
                    at=desk.now(),
                    who="",
                    what="drop double",
                    subject=ours.key,
                    why="LINK-05",
                )
            dropped += 1
    return dropped


def _is_ours(other: Entry, intent: Intent) -> bool:
    """Whether it is exactly what we sent, of when we sent it, and can still be taken back."""
    sent_at, body = datetime.fromisoformat(intent.sent_at), intent.body
    if other.locked or not other.modified:
        return False
    if datetime.fromisoformat(other.modified) > sent_at + MAY_LAND:
        return False
    # To the minute: QuickBooks Time keeps hundredths of an hour, which 35 minutes are not (FLOW-02).
    now = (other.user_id, other.jobcode_id, other.date, minutes_of(other.seconds), other.notes)
    then = (body["user_id"], body["jobcode_id"], body["date"], minutes_of(body["duration"]))
    return now == (*then, split_marker(body["notes"])[0])


def _intent(desk: Desk, ours: Entry) -> str:
    return ledger.intent_id(desk.tenant_id(), RECORD_TIME, ours.id)
