"""What QuickBooks does not know yet: time that is new or different, and exports whose time is gone. No call."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

import msgspec

from integration.desk import Desk
from integration.rules import minutes_of
from integration.store import books as kept
from integration.store import ledger
from integration.store.books import Activity
from integration.store.entries import Entry, EntryState, entries_in
from integration.store.ledger import Intent

EXPORT_TIME: Final = "export time"


class Pending(msgspec.Struct, frozen=True):
    """The work of one run."""

    unsure: list[Intent]  # sent, and nobody heard of it
    changed: list[tuple[Entry, str]]  # with the digest of what is to be exported
    gone: list[Activity]

    @property
    def nothing(self) -> bool:
        """Whether QuickBooks is in line."""
        return not (self.unsure or self.changed or self.gone)


def pending(desk: Desk) -> Pending:
    """Compare the time that QuickBooks Time has with what was exported."""
    with desk.database.read() as connection:
        unsure = ledger.open_intents(connection, desk.tenant_id(), EXPORT_TIME)
        exported = {one.timesheet_id: one for one in kept.activities(connection, desk.tenant_id())}
        recorded = entries_in(connection, desk.tenant_id(), EntryState.RECORDED)
    wanted = {line.timesheet_id: line for line in recorded if _belongs_in_books(line)}
    changed = []
    for key, line in wanted.items():
        known = exported.get(key or 0)
        content = _content(line)
        if known is None or known.content != content:
            changed.append((line, content))
    return Pending(unsure, changed, [one for key, one in exported.items() if key not in wanted])


def _belongs_in_books(line: Entry) -> bool:
    """QuickBooks counts whole minutes, for a customer."""
    return minutes_of(line.seconds) > 0 and bool(line.jobcode_id)


def _content(line: Entry) -> str:
    parts = [line.date, line.seconds, line.user_id, line.jobcode_id, line.notes, sorted(line.fields.items())]
    return blake2b(msgspec.json.encode(parts), digest_size=16).hexdigest()
