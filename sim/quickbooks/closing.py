"""Books that are closed up to a day: nothing of that day or before it is written through the API any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.physics.provenance import documented, inferred
from sim.quickbooks import errors

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState


def closed_until(company: QuickBooksState) -> str:
    """The last day of the closed books; empty while they are open."""
    preferences = company.preferences.get("1")
    return "" if preferences is None else str(preferences.accounting_info.get("BookCloseDate") or "")


@documented(
    "contract 3.10: BookCloseDate, and 2.2: account period closed; that the day itself is closed is inferred"
)
def check(company: QuickBooksState, *dates: str) -> None:
    """Refuses what was, or is to be, of a day in the closed books."""
    closed = closed_until(company)
    if closed and any(date and date <= closed for date in dates):
        raise errors.books_closed(company.behaviour.closed_books_code, f"the books are closed up to {closed}")


@inferred("closing is about transactions that move accounts, and time moves none before it is billed")
def check_time(company: QuickBooksState, *dates: str) -> None:
    """As `check`, for time."""
    if company.behaviour.closed_books_refuse_time:
        check(company, *dates)
