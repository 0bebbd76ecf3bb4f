"""How a firm moves into QuickBooks: its employees, and the customers that it has already."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from sim.firms.into_quickbooks_time import names
from sim.firms.model import Firm
from sim.quickbooks.records import Customer, Employee

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState


def move_in(firm: Firm, quickbooks: QuickBooksState) -> None:
    """Everything that QuickBooks knows of the firm."""
    quickbooks.found_account(firm.name)
    ids = map(str, count(1))  # customers and employees are numbered together
    quickbooks.load([*_employees(firm, ids), *_customers(firm, ids)])


def _employees(firm: Firm, ids: Iterator[str]) -> Iterator[Employee]:
    for colleague in firm.colleagues:
        if colleague.quickbooks_employee:
            first, last = names(colleague)
            yield Employee(
                id=next(ids),
                given_name=first,
                family_name=last,
                display_name=colleague.name,
                print_on_check_name=colleague.name,
                primary_email_addr=colleague.email,
                create_time=firm.clock,
                last_updated_time=firm.clock,
            )


def _customers(firm: Firm, ids: Iterator[str]) -> Iterator[Customer]:
    """A customer for each part of each path; those above come before those below."""
    made: dict[str, str] = {}
    for path in firm.customers:
        parts = path.split(":")
        for depth, name in enumerate(parts, start=1):
            here, above = ":".join(parts[:depth]).casefold(), ":".join(parts[: depth - 1]).casefold()
            if here in made:
                continue
            made[here] = next(ids)
            yield Customer(
                id=made[here],
                display_name=name,
                print_on_check_name=name,
                parent_id=made.get(above, ""),
                job=depth > 1,
                create_time=firm.clock,
                last_updated_time=firm.clock,
            )
