"""The books leg: time goes from QuickBooks Time to QuickBooks, never from Karbon (FLOW-06 to FLOW-09).

A customer or customer:job is matched on its full path and made only when time is logged on it. Writes go thirty a call,
and every one of them is an intent on disk with its requestid before it is sent, so that a lost answer never makes a
second one. What is bonded already, and unchanged, is never asked for.
"""

from __future__ import annotations

from integration.books.export import Export
from integration.books.hinted import inbox_of, look_at_hinted
from integration.books.pending import pending
from integration.books.report import BooksReport
from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.unavailable import unavailable

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
        if not work.nothing:
            Export(desk, desk.books, report, linked=_linked(desk)).run(work)
    except VendorError as error:
        # QuickBooks being away never stands between Karbon and QuickBooks Time (FLOW-03).
        report.tell(unavailable(error, "FLOW-03"))
    return report


def _linked(desk: Desk) -> bool:
    """Whether QuickBooks Time's own connection to QuickBooks is installed."""
    section = desk.time.effective_settings().get("quickbooks")
    values = section.get("settings", section) if isinstance(section, dict) else {}
    return isinstance(values, dict) and str(values.get("installed", 0)) in {"1", "True", "true"}
