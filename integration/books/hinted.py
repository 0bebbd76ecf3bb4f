"""Customers that QuickBooks hinted at: those that stand for a code are looked at before time is sent to them."""

from __future__ import annotations

from typing import Final

from integration.books.bonds import Bonds
from integration.books.codes import Codes
from integration.books.report import BooksReport
from integration.clients.quickbooks import QuickBooks
from integration.desk import Desk
from integration.store import books as kept
from integration.store import inbox
from integration.store.inbox import Waiting

QUICKBOOKS: Final = "quickbooks"


def inbox_of(desk: Desk) -> list[Waiting]:
    """What QuickBooks hinted at since the last look."""
    with desk.database.read() as connection:
        return inbox.waiting(connection, desk.tenant_id(), QUICKBOOKS)


def look_at_hinted(desk: Desk, books: QuickBooks, report: BooksReport, hints: list[Waiting]) -> None:
    """Follow merged customers to the survivor, and tell of inactive ones: asked for together (NAME-06).

    A hint that is lost costs a refusal later; then the same is done.
    """
    if not hints:
        return
    hinted = {hint.key for hint in hints}
    everything = any(not hint.kind for hint in hints)
    with desk.database.read() as connection:
        bonds = kept.bonds(connection, desk.tenant_id())
    looked_at = [one.jobcode_id for one in bonds.values() if everything or one.customer_id in hinted]
    if looked_at:
        Bonds(desk, books, Codes(desk), report).look_again(looked_at)
    with desk.database.begin() as connection:
        inbox.heed(connection, desk.tenant_id(), QUICKBOOKS, hints, desk.now())
