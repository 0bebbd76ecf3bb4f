"""Time of ours that QuickBooks Time has twice: a network repeated the call, or it landed after it was sent again.

Both carry our token, so they are known. The one that is not shown goes, if nobody has touched it since we sent it; so
does one that lands when the other was deleted already, by somebody who had not seen it. What a person copied is theirs:
it differs, or it came later than any call of ours can land. So is what somebody kept who saw both.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import msgspec

from integration.deleting import refused_deletion
from integration.desk import Desk
from integration.recover import CLOCKS_APART
from integration.store import ledger
from integration.store.entries import DROPPED, SETTLED, WITHDRAWN, Entry, EntryState, put_entry
from integration.store.ledger import Intent
from integration.store.markers import doubled
from integration.store.recorded import is_as_sent, recording_of

MAY_LAND: Final = timedelta(minutes=12)  # a call whose sender has long given up, and a clock that is not ours


class Double(NamedTuple):
    """Time of ours, the same again, and what both came of."""

    ours: Entry
    other: Entry
    intent: Intent


def drop_doubles(desk: Desk) -> int:
    """Delete what is there twice by no one's will. Returns how many were."""
    found = _doubles(desk)
    unseen = [one for one in found if not _is_deleted_there(one.ours)]
    # What was sent once is not on its way any more: with the token of deleted time it is somebody's copy.
    unsure = [one for one in found if _is_deleted_there(one.ours) and one.intent.attempts > 1]
    unseen += _landed_since(desk, unsure)
    dropped = 0
    for one in unseen:
        if refused_deletion(desk, one.other.timesheet_id or 0) is None:
            with desk.database.begin() as connection:
                gone = msgspec.structs.replace(one.other, state=EntryState.DELETED, reason=DROPPED)
                put_entry(connection, desk.tenant_id(), gone)
                desk.note_within(connection, "drop double", one.ours.key, "LINK-05")
            dropped += 1
    return dropped


def _doubles(desk: Desk) -> list[Double]:
    with desk.database.read() as connection:
        pairs = doubled(connection, desk.tenant_id())
        sent = ledger.sent(connection, [_intent(desk, ours) for ours, _ in pairs]) if pairs else {}
    return [
        Double(ours, other, intent)
        for ours, other in pairs
        if (intent := sent.get(_intent(desk, ours))) is not None and _is_ours(other, intent)
    ]


def _is_deleted_there(ours: Entry) -> bool:
    """Whether somebody deleted it, and not in Karbon, where the other would have been seen beside it."""
    return ours.state is EntryState.DELETED and ours.reason != WITHDRAWN


def _landed_since(desk: Desk, doubles: Sequence[Double]) -> list[Double]:
    """Those of which one came when the other was gone, so that whoever deleted it never saw it.

    Whoever deleted one that was there twice has chosen: that is settled, and not asked again. No call without doubles.
    """
    if not doubles:
        return []
    since = min(datetime.fromisoformat(one.intent.sent_at) for one in doubles) - CLOCKS_APART
    deleted_at = {one.id: one.at for one in desk.time.deleted_timesheets(modified_since=since)}
    landed = []
    for one in doubles:
        at = deleted_at.get(one.ours.timesheet_id or 0)
        if at is not None and datetime.fromisoformat(one.other.modified) > at:
            landed.append(one)
        elif at is not None:
            with desk.database.begin() as connection:
                put_entry(connection, desk.tenant_id(), msgspec.structs.replace(one.ours, reason=SETTLED))
    return landed


def _is_ours(other: Entry, intent: Intent) -> bool:
    """Whether it is exactly what we sent, of when we sent it, and can still be taken back."""
    if other.locked or not other.modified:
        return False
    if datetime.fromisoformat(other.modified) > datetime.fromisoformat(intent.sent_at) + MAY_LAND:
        return False
    return is_as_sent(other, intent)


def _intent(desk: Desk, ours: Entry) -> str:
    return recording_of(desk.tenant_id(), ours.id)
