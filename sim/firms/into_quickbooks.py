"""How a firm moves into QuickBooks: its employees, and the customers that it has already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.firms.into_quickbooks_time import names, owner
from sim.firms.model import Firm
from sim.quickbooks.records import Customer, Employee

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState


def move_in(firm: Firm, quickbooks: QuickBooksState) -> None:
    """Everything that QuickBooks knows of the firm. Who owns QuickBooks Time signed the company up as well."""
    first, last = names(owner(firm))
    quickbooks.found_account(firm.name, given_name=first, family_name=last)
    quickbooks.load([*_employees(firm, quickbooks), *_customers(firm, quickbooks)])


def _employees(firm: Firm, quickbooks: QuickBooksState) -> Iterator[Employee]:
    now = quickbooks.now()
    for colleague in firm.colleagues:
        if colleague.quickbooks_employee:
            first, last = names(colleague)
            yield Employee(
                id=quickbooks.next_id("Names"),
                given_name=first,
                family_name=last,
                display_name=colleague.name,
                print_on_check_name=colleague.name,
                primary_email_addr=colleague.email,
                create_time=now,
                last_updated_time=now,
            )


def _customers(firm: Firm, quickbooks: QuickBooksState) -> Iterator[Customer]:
    """A customer for each part of each path; those above come before those below."""
    now = quickbooks.now()
    made: dict[str, str] = {}
    for path in firm.customers:
        parts = path.split(":")
        for depth, name in enumerate(parts, start=1):
            here, above = ":".join(parts[:depth]).casefold(), ":".join(parts[: depth - 1]).casefold()
            if here in made:
                continue
            made[here] = quickbooks.next_id("Names")
            yield Customer(
                id=made[here],
                display_name=name,
                parent_id=made.get(above, ""),
                create_time=now,
                last_updated_time=now,
            )
