"""The short token in the notes of time that was entered in Karbon: what has it is that time, wherever it is found."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from integration.store.entries import (
    IDS_MAX,
    OF_FIRM,
    SETTLED,
    WITHDRAWN,
    Entry,
    EntryState,
    found_entries,
    select_entries,
)
from integration.store.schema import ENTRY

_CAME_WITH_TOKEN = OF_FIRM.where(
    ENTRY.c.state == EntryState.RECORDED.value, ENTRY.c.marker != "", ENTRY.c.id.like("t%")
)


# What waits, too: it was changed since it was sent, and what was sent lands late.
_MADE_HERE = (EntryState.RECORDED, EntryState.DELETED, EntryState.HELD)


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


def doubled(connection: Connection, tenant: str) -> list[tuple[Entry, Entry]]:
    """Entries that were made here, each with a timesheet that came with the same token: the same time again.

    Also those that were deleted since: in Karbon, by somebody who saw one, or somewhere else, until that is settled.
    """
    came = found_entries(connection, tenant, _CAME_WITH_TOKEN, {})
    others = [one for one in came if one.id == f"t{one.timesheet_id}"]
    if not others:
        return []
    markers = [one.marker for one in others]
    ours = {
        one.marker: one
        for start in range(0, len(markers), IDS_MAX)
        for one in select_entries(
            connection,
            ENTRY.c.tenant == tenant,
            ENTRY.c.state.in_([state.value for state in _MADE_HERE]),
            ENTRY.c.reason != SETTLED,
            ENTRY.c.marker.in_(markers[start : start + IDS_MAX]),
        )
        if one.id != f"t{one.timesheet_id}"
    }
    return [(ours[one.marker], one) for one in others if one.marker in ours]


def withdrawn(connection: Connection, tenant: str, one: Entry) -> Entry:
    """The entry as it is when it was deleted in Karbon just now. Whoever saw it twice there wants to keep the other."""
    same = (ENTRY.c.tenant == tenant, ENTRY.c.marker == one.marker, ENTRY.c.id != one.id)
    others = (
        select_entries(connection, *same, ENTRY.c.state == EntryState.RECORDED.value) if one.marker else []
    )
    return msgspec.structs.replace(one, state=EntryState.DELETED, reason="" if others else WITHDRAWN)
