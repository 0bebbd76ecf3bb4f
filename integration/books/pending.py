"""What QuickBooks does not know yet: time that is new or different, and exports whose time is gone. No call."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from integration.books.lots import EXPORT
from integration.desk import Desk
from integration.rules import minutes_of
from integration.store import books as kept
from integration.store import ledger
from integration.store.books import ELSEWHERE, Activity
from integration.store.entries import Entry, EntryState, entries_in


class Line(NamedTuple):
    """Time as QuickBooks Time has it, a digest of what is to be exported, and what was exported."""

    entry: Entry
    content: str
    known: Activity | None

    @property
    def timesheet_id(self) -> int:
        """The timesheet."""
        return self.entry.timesheet_id or 0

    @property
    def subject(self) -> str:
        """What intents call it."""
        return subject(self.timesheet_id)


class Pending(msgspec.Struct, frozen=True):
    """The work of one run."""

    unheard: bool  # something was sent, and nobody heard of it
    new: list[Line]
    edited: list[Line]
    gone: list[Activity]
    locked: list[Line]  # exported by us, and since then by somebody else as well, perhaps

    @property
    def nothing(self) -> bool:
        """Whether QuickBooks is in line."""
        return not (self.unheard or self.new or self.edited or self.gone or self.locked)


def pending(desk: Desk, stuck: Collection[str] = ()) -> Pending:
    """Compare the time that QuickBooks Time has with what was exported; what is stuck waits."""
    with desk.database.read() as connection:
        unheard = bool(ledger.open_intents(connection, desk.tenant_id(), EXPORT))
        exported = {one.timesheet_id: one for one in kept.activities(connection, desk.tenant_id())}
        recorded = entries_in(connection, desk.tenant_id(), EntryState.RECORDED)
    lines = [
        Line(entry, _content(entry), exported.get(entry.timesheet_id or 0))
        for entry in recorded
        if _belongs_in_books(entry) and subject(entry.timesheet_id or 0) not in stuck
    ]
    ours = [line for line in lines if line.known is not None and line.known.activity_id != ELSEWHERE]
    wanted = {line.timesheet_id for line in lines}
    return Pending(
        unheard,
        [line for line in lines if line.known is None],
        [line for line in ours if line.known and line.known.content != line.content],
        [
            one
            for key, one in exported.items()
            if key not in wanted and one.activity_id != ELSEWHERE and subject(key) not in stuck
        ],
        [line for line in ours if line.known and line.entry.locked and not line.known.locked],
    )


def subject(timesheet_id: int) -> str:
    """What intents call the time of a timesheet."""
    return f"timesheet {timesheet_id}"


def _belongs_in_books(entry: Entry) -> bool:
    """QuickBooks counts whole minutes, for a customer."""
    return minutes_of(entry.seconds) > 0 and bool(entry.jobcode_id)


def _content(entry: Entry) -> str:
    parts = [
        entry.date,
        entry.seconds,
        entry.user_id,
        entry.jobcode_id,
        entry.notes,
        sorted(entry.fields.items()),
    ]
    return blake2b(msgspec.json.encode(parts), digest_size=16).hexdigest()
