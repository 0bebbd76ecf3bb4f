"""One run against one company: settle what is unsure, export what is new, follow edits, take back what is gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from integration.books.bodies import BILLED, changed_time, chosen, new_time, status_of
from integration.books.bonds import Bonds
from integration.books.codes import Codes
from integration.books.customers import Customers
from integration.books.forgotten import Forgotten
from integration.books.handover import hand_over
from integration.books.lots import Item, Lots
from integration.books.pending import Line, Pending, pending, subject
from integration.books.people import People
from integration.books.refusals import Refusals
from integration.books.report import BooksReport
from integration.books.twins import Twins
from integration.books.words import billed, linked_already
from integration.clients.errors import Refused as VendorRefused
from integration.clients.quickbooks import NOT_FOUND, QuickBooks
from integration.clients.quickbooks_batch import Write
from integration.desk import Desk
from integration.model import TimeActivity, TimeField
from integration.store import books as kept
from integration.store import mirror
from integration.store.books import Activity

ROUNDS_MAX: Final = 3  # as it is; not billable, or for another customer or person; and once more

Refused = list[tuple[Line, VendorRefused]]


class Export:
    """One run against one company. `linked` is whether QuickBooks Time brings new time there by itself."""

    def __init__(self, desk: Desk, books: QuickBooks, report: BooksReport, *, linked: bool) -> None:
        self._desk = desk
        self._books = books
        self._report = report
        self._linked = linked
        self._tenant = desk.tenant_id()
        self._stuck: frozenset[str] = frozenset()
        self._lots = Lots(desk, books, report)
        self._codes = Codes(desk)
        self._people = People(desk, books, report)
        self._bonds = Bonds(desk, books, self._codes, report)
        self._customers = Customers(self._codes, self._bonds, self._lots, report)
        self._twins = Twins(desk, books)
        self._forgotten = Forgotten(desk, self._twins, self._people, self._customers, report)
        self._refusals = Refusals(self._codes, self._bonds, self._people, report)
        self._anew: set[int] = set()  # timesheets that are sent under a requestid that nobody had
        self._unset = desk.firm().settings.unset_billable
        with desk.database.read() as connection:
            self._fields = mirror.read_all(connection, self._tenant, TimeField)

    def run(self, work: Pending) -> None:
        """What is unsure comes first, and then there is another look at what is left to do."""
        if work.unheard:
            self._twins.resolve()
            self._stuck = self._lots.settle()
            work = pending(self._desk, self._stuck)
        if work.locked or any(line.entry.locked for line in work.new):
            self._people.match(
                line.entry.user_id or 0 for line in work.new + work.locked if line.entry.locked
            )
            hand_over(self._desk, self._books, self._twins, self._people, self._lots, work, self._report)
            work = pending(self._desk, self._stuck)
        self._codes.read(line.entry.jobcode_id or 0 for line in work.new + work.edited)
        lines = [line for line in work.new + work.edited if self._codes.line(line.entry.jobcode_id or 0)]
        if self._linked:
            lines = self._left_to_the_link(lines)
        self._desk.progress.stage("Sending time to QuickBooks", len(lines) + len(work.gone))
        self._send_all(lines, work.gone)

    def _left_to_the_link(self, lines: list[Line]) -> list[Line]:
        """New time is not ours to send then; what we sent before is ours to look after."""
        if any(line.known is None for line in lines):
            finding = linked_already()
            self._report.note = finding.sentence
            self._report.tell(finding)
        return [line for line in lines if line.known is not None]

    def _send_all(self, lines: list[Line], gone: list[Activity]) -> None:
        """What is refused is looked at, and sent once more where that helps; the rest has arrived by then (I12)."""
        refused: Refused = []
        for _ in range(ROUNDS_MAX):
            refused = self._send(self._forgotten.left(self._ready(lines)), gone)
            anew = self._to_send_anew(refused)
            others = [(line, why) for line, why in refused if line not in anew]
            lines, gone = [*anew, *self._refusals.worth_another_try(others)], []
            if not lines:
                return
        again = {line.timesheet_id for line in lines}
        self._refusals.tell((line, refusal) for line, refusal in refused if line.timesheet_id in again)

    def _to_send_anew(self, refused: Refused) -> list[Line]:
        """What an older store may have tried before: the refusal may be that of then, so it is sent once anew.

        Only what was looked for in QuickBooks, and is not there.
        """
        found = [line for line, _ in refused if line.timesheet_id in self._forgotten.looked_for - self._anew]
        self._anew |= {line.timesheet_id for line in found}
        return found

    def _ready(self, lines: list[Line]) -> list[Line]:
        """The lines that have a person and a customer."""
        if not lines:
            return []
        self._people.match(line.entry.user_id or 0 for line in lines)
        ours = [line for line in lines if self._people.of(line.entry.user_id) is not None]
        self._customers.find_or_make((line.entry.jobcode_id or 0 for line in ours), self._stuck)
        return [line for line in ours if self._customers.of(line.entry.jobcode_id or 0) is not None]

    def _send(self, lines: list[Line], gone: list[Activity]) -> Refused:
        """One look at what is there already, then all of it thirty a call."""
        present = self._present([*(line.known for line in lines if line.known is not None), *gone])
        items: list[tuple[Item, Line | None]] = [
            (item, line) for line in lines if (item := self._item(line, present)) is not None
        ]
        items += [(item, None) for item in self._deletions(gone, present)]
        answers = self._lots.send([item for item, _ in items])
        refused: Refused = []
        for (item, line), answer in zip(items, answers, strict=True):
            if answer.refusal is None:
                self._refusals.tell_if_not_billable(line)
            elif line is not None:
                refused.append((line, answer.refusal))
            elif answer.refusal.code != NOT_FOUND:
                self._refusals.tell_deletion(item.about["timesheet"], answer.refusal)
        return refused

    def _item(self, line: Line, present: dict[str, TimeActivity]) -> Item | None:
        """What there is to write of a line. An edit follows (D-22) unless the time is billed, or was deleted there."""
        payee = self._people.of(line.entry.user_id)
        customer_id = self._customers.of(line.entry.jobcode_id or 0)
        if payee is None or customer_id is None:
            return None
        about = {"timesheet": line.timesheet_id, "content": line.content, "locked": line.entry.locked}
        status = self._refusals.status(line, status_of(line.entry, self._fields, self._unset))
        if line.known is None:
            self._refusals.remember_status(line, status)
            body = new_time(line, payee, customer_id, status)
            return Item(
                line.subject, Write("TimeActivity", "create", body), about, line.timesheet_id in self._anew
            )
        now = present.get(line.known.activity_id)
        if now is None or now.billable_status == BILLED:
            self._keep(line.known._replace(content=line.content))
            return None
        # Never over what somebody chose in QuickBooks while QuickBooks Time is silent.
        says = bool(chosen(line.entry, self._fields)) and status != now.billable_status
        self._refusals.remember_status(line, status if says else "")
        body = changed_time(line, payee, customer_id, (now.id, now.sync_token), status if says else "")
        return Item(line.subject, Write("TimeActivity", "update", body), about)

    def _deletions(self, gone: list[Activity], present: dict[str, TimeActivity]) -> list[Item]:
        """Time that is no more is taken out. Billed time stays in QuickBooks (D-22); it is QuickBooks' own by then."""
        items, over = [], []
        for activity in gone:
            now = present.get(activity.activity_id)
            if now is not None and now.billable_status != BILLED:
                body = {"Id": now.id, "SyncToken": now.sync_token}
                write = Write("TimeActivity", "delete", body)
                items.append(
                    Item(subject(activity.timesheet_id), write, {"timesheet": activity.timesheet_id})
                )
                continue
            if now is not None:
                self._report.tell(billed(now.minutes, now.date, activity.timesheet_id))
            over.append(activity.timesheet_id)
        with self._desk.database.begin() as connection:
            kept.drop_activities(connection, self._tenant, over)
        return items

    def _present(self, some: Iterable[Activity]) -> dict[str, TimeActivity]:
        """What QuickBooks has of it now: whether it is billed is not ours to guess, and a SyncToken may not tell."""
        ids = {one.activity_id for one in some}
        return {one.id: one for one in self._books.time_activities_with(ids)} if ids else {}

    def _keep(self, activity: Activity) -> None:
        with self._desk.database.begin() as connection:
            kept.put_activities(connection, self._tenant, [activity])
