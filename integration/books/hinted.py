"""Customers that QuickBooks hinted at: those that stand for a code are looked at before time is sent to them."""

from __future__ import annotations

from typing import Final

from integration.books.customers import Customers
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
    """Follow merged customers to the survivor, and tell of inactive ones: one listing for all (NAME-06).

    A hint that is lost costs a refusal later; then the same is done.
    """
    if not hints:
        return
    hinted = {hint.key for hint in hints}
    with desk.database.read() as connection:
        bonds = kept.customers(connection, desk.tenant_id())
    everything = any(not hint.kind for hint in hints)
    customers = Customers(desk, books, report)
    for jobcode_id, customer_id in bonds.items():
        if everything or customer_id in hinted:
            customers.follow(jobcode_id)
    with desk.database.begin() as connection:
        inbox.heed(connection, desk.tenant_id(), QUICKBOOKS, hints, desk.now())
