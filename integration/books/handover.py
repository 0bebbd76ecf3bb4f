"""Time that QuickBooks Time's own connection to QuickBooks exported: it is there once, and it is theirs.

An export locks a timesheet, and nothing else does (contract 5). So locked time is looked for in QuickBooks: what we
never sent and is there stays theirs; what we sent before that connection was switched on, and it sent again, ours is
taken out of; and what is not there is ours to send, whoever locked it.
"""

from __future__ import annotations

from typing import Final

from integration.books.bodies import BILLED
from integration.books.lots import Item, Lots
from integration.books.pending import Line, Pending
from integration.books.people import People
from integration.books.report import BooksReport
from integration.books.twins import Twins, trait_of
from integration.books.words import there_twice
from integration.clients.quickbooks import QuickBooks
from integration.clients.quickbooks_batch import Write
from integration.desk import Desk
from integration.store import books as kept
from integration.store.books import ELSEWHERE, Activity

NO_TOKEN: Final = ""


def hand_over(
    desk: Desk,
    books: QuickBooks,
    twins: Twins,
    people: People,
    lots: Lots,
    work: Pending,
    report: BooksReport,
) -> None:
    """Leave to them what they sent, and remember of the rest that it was looked at."""
    locked = [line for line in work.new + work.locked if line.entry.locked]
    payees = {line.timesheet_id: people.of(line.entry.user_id) for line in locked}
    there = twins.found(
        {line.timesheet_id: trait_of(line, payee) for line in locked if (payee := payees[line.timesheet_id])}
    )
    theirs, ours = [], []
    for line in locked:
        if line.timesheet_id not in there:
            if line.known is not None:
                theirs.append(line.known._replace(locked=line.entry.locked))
        elif line.known is None:
            theirs.append(Activity(line.timesheet_id, ELSEWHERE, NO_TOKEN, line.content, line.entry.locked))
        else:
            ours.append(line)
    with desk.database.begin() as connection:
        kept.put_activities(connection, desk.tenant_id(), theirs)
    _take_out(desk, books, lots, ours, report)


def _take_out(desk: Desk, books: QuickBooks, lots: Lots, lines: list[Line], report: BooksReport) -> None:
    """Ours goes, unless it is billed: then a person has to say which of the two is right."""
    known = {line.known.activity_id: line for line in lines if line.known is not None}
    present = {one.id: one for one in books.time_activities_with(known)} if known else {}
    items, kept_here = [], []
    for activity_id, line in known.items():
        now = present.get(activity_id)
        instead = {"timesheet": line.timesheet_id, "content": line.content, "locked": line.entry.locked}
        if now is None:
            kept_here.append(
                Activity(line.timesheet_id, ELSEWHERE, NO_TOKEN, line.content, line.entry.locked)
            )
        elif now.billable_status == BILLED and line.known is not None:
            report.tell(there_twice(now.minutes, now.date, line.timesheet_id))
            kept_here.append(line.known._replace(locked=line.entry.locked))
        else:
            body = {"Id": now.id, "SyncToken": now.sync_token}
            items.append(Item(line.subject, Write("TimeActivity", "delete", body), instead))
    with desk.database.begin() as connection:
        kept.put_activities(connection, desk.tenant_id(), kept_here)
    lots.send(items)
