"""In which order a firm connects: QuickBooks Time with QuickBooks first, then Karbon; equal names are then linked."""

from __future__ import annotations

from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.messages import Code, Finding


def order_warning(desk: Desk) -> Finding | None:
    """The other order is allowed, with a warning: names that differ by a letter would be there twice (ORDER-02).

    It shows in an account without codes beside a QuickBooks with customers: the recommended order would have brought
    these over. QuickBooks is optional; one that does not answer is no reason not to connect.
    """
    if desk.books is None or desk.time.jobcodes(active="yes"):
        return None
    try:
        customers = sum(one.active for one in desk.books.customers())
    except VendorError:
        return None
    if not customers:
        return None
    return Finding(
        code=Code.QUICKBOOKS_FIRST,
        subject="",
        behaviour="ORDER-02",
        sentence=f"QuickBooks Time has no codes yet, though QuickBooks has {customers} "
        f"{'customer' if customers == 1 else 'customers'}: codes will be made with the names of Karbon.",
    )
