"""The books leg: time goes from QuickBooks Time to QuickBooks, never from Karbon (FLOW-06 to FLOW-09).

A customer or customer:job is matched on its full path and made only when time is logged on it. Every new time activity
is an intent on disk with its requestid before it is sent, so that a lost answer never makes a second one.
"""

from __future__ import annotations

from integration.books.export import Export
from integration.books.hinted import inbox_of, look_at_hinted
from integration.books.pending import Pending, pending
from integration.books.report import BooksReport
from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.messages import Code, Finding
from integration.store import books as kept
from integration.store.books import ELSEWHERE, Activity

__all__ = ["BooksReport", "sync_books"]


def sync_books(desk: Desk) -> BooksReport:
    """Bring QuickBooks in line with the time that QuickBooks Time has. No QuickBooks, no call."""
    report = BooksReport()
    if desk.books is None:
        report.note = "no QuickBooks is connected"
        return report
    work = pending(desk)
    hints = inbox_of(desk)
    if work.nothing and not hints:
        return report
    try:
        look_at_hinted(desk, desk.books, report, hints)
        if work.nothing:
            return report
        if _linked_already(desk):
            report.note = (
                "QuickBooks Time's own connection to QuickBooks is installed and sends the time itself;"
                " Timebridge sends none, so that nothing is there twice"
            )
            _leave_to_it(desk, work)
            report.tell(
                Finding(code=Code.BOOKS_LINKED_ALREADY, subject="", behaviour="FLOW-06", sentence=report.note)
            )
            return report
        Export(desk, desk.books, report).run(work)
    except VendorError as error:
        # QuickBooks being away never stands between Karbon and QuickBooks Time (FLOW-03).
        report.tell(
            Finding(code=Code.SERVICE_UNAVAILABLE, subject="", behaviour="FLOW-03", sentence=str(error))
        )
    return report


def _leave_to_it(desk: Desk, work: Pending) -> None:
    """Locked time is there already: it stays theirs when that connection is removed one day."""
    with desk.database.begin() as connection:
        for line, content in work.changed:
            if line.locked and kept.activity(connection, desk.tenant_id(), line.timesheet_id or 0) is None:
                sent = Activity(line.timesheet_id or 0, ELSEWHERE, "", content)
                kept.put_activity(connection, desk.tenant_id(), sent)


def _linked_already(desk: Desk) -> bool:
    section = desk.time.effective_settings().get("quickbooks")
    values = section.get("settings", section) if isinstance(section, dict) else {}
    return isinstance(values, dict) and str(values.get("installed", 0)) in {"1", "True", "true"}
