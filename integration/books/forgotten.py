"""Time that QuickBooks has from a run that this store does not remember: it is an older copy of itself (LINK-04).

Nothing can tell for sure. A timesheet with a token of ours that the store never gave is proof; time that has been in
QuickBooks Time for hours, and that nobody ever tried to send, is reason enough to look. What is there then, of the
same day, person, customer, length and notes, is taken for what it is, and that is told. With proof so is what was
changed since it was sent: of a day, a person and notes that are there once, whatever the length and customer. All other
time is sent without a look: reads are metered, and somebody may have entered the like of it in QuickBooks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from integration.books.customers import Customers
from integration.books.lots import intent_of
from integration.books.pending import Line
from integration.books.people import People
from integration.books.report import BooksReport
from integration.books.twins import Twins, trait_of
from integration.books.words import found_there, outdated
from integration.desk import Desk
from integration.model import TimeActivity
from integration.store import books as kept
from integration.store import ledger
from integration.store.books import Activity
from integration.store.entries import IDS_MAX, EntryState, entries_in
from integration.store.markers import of_another_store

SENT_WITHIN: Final = timedelta(hours=2)  # of a store that is synced as it should be


class Forgotten:
    """What a run looks for before it sends new time."""

    def __init__(
        self, desk: Desk, twins: Twins, people: People, customers: Customers, report: BooksReport
    ) -> None:
        self._desk = desk
        self._tenant = desk.tenant_id()
        self._twins = twins
        self._people = people
        self._customers = customers
        self._report = report
        self.looked_for: set[int] = set()  # timesheets that are not in QuickBooks, which was asked

    def left(self, lines: list[Line]) -> list[Line]:
        """The lines without those that turn out to be in QuickBooks already; each has its person and customer."""
        suspects, proof = self._suspects([line for line in lines if line.known is None])
        wanted = {
            line.timesheet_id: trait_of(line, payee)
            for line in suspects
            if (payee := self._people.of(line.entry.user_id)) is not None
        }
        customers = {
            line.timesheet_id: self._customers.of(line.entry.jobcode_id or 0) or "" for line in suspects
        }
        there = self._twins.found(wanted, customers)
        self._keep([line for line in suspects if line.timesheet_id in there], there)
        left = {one: trait for one, trait in wanted.items() if one not in there}
        self.looked_for |= left.keys()
        tokens = {line.timesheet_id: line.entry.marker for line in suspects}
        changed = self._twins.changed(left, tokens) if proof else {}
        if there or changed:
            self._report.tell(found_there(sorted(one.date for one in [*there.values(), *changed.values()])))
        return [_as_sent(line, changed) for line in lines if line.timesheet_id not in there]

    def _keep(self, lines: list[Line], there: Mapping[int, TimeActivity]) -> None:
        with self._desk.database.begin() as connection:
            kept.put_activities(
                connection,
                self._tenant,
                [
                    Activity(line.timesheet_id, found.id, found.sync_token, line.content, line.entry.locked)
                    for line in lines
                    if (found := there.get(line.timesheet_id)) is not None
                ],
            )

    def _suspects(self, new: list[Line]) -> tuple[list[Line], bool]:
        """All that were never tried if one is proof, else those that are overdue; and whether one was proof."""
        never = self._never_tried(new)
        strange = self._of_another_store(never)
        if strange:
            self._report.tell(outdated(min(line.entry.date for line in strange)))
            return never, True
        return [line for line in never if self._desk.now() - _since(line) > SENT_WITHIN], False

    def _never_tried(self, new: list[Line]) -> list[Line]:
        intents = {intent_of(self._tenant, "TimeActivity", "create", line.subject): line for line in new}
        ids = list(intents)
        tried: set[str] = set()
        with self._desk.database.read() as connection:
            for start in range(0, len(ids), IDS_MAX):
                tried |= ledger.attempts(connection, ids[start : start + IDS_MAX]).keys()
        return [line for intent, line in intents.items() if intent not in tried]

    def _of_another_store(self, lines: list[Line]) -> list[Line]:
        """Those with a token that this store never gave. With one that it gave they were copied by a person."""
        strange = [line for line in lines if of_another_store(line.entry)]
        if not strange:
            return []
        with self._desk.database.read() as connection:
            known = entries_in(connection, self._tenant, *EntryState)
        given = {one.marker for one in known if not of_another_store(one)}
        return [line for line in strange if line.entry.marker not in given]


def _as_sent(line: Line, changed: Mapping[int, TimeActivity]) -> Line:
    """A line that is there as it was once is an edited one."""
    found = changed.get(line.timesheet_id)
    if found is None:
        return line
    return line._replace(known=Activity(line.timesheet_id, found.id, found.sync_token, "", line.entry.locked))


def _since(line: Line) -> datetime:
    """When QuickBooks Time had it as it is."""
    return datetime.fromisoformat(line.entry.modified.partition(" ")[0])
