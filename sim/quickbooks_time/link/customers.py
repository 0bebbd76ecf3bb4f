"""Customers and their jobs come in as jobcodes, and follow what QuickBooks makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import jobcodes
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.link import bonds
from sim.quickbooks_time.link.books import BooksCustomer
from sim.quickbooks_time.records import Jobcode
from sim.quickbooks_time.records_link import Kind

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

TOP = 0


def bring_in(state: QuickBooksTimeState, trouble: list[str]) -> None:
    """Take over every customer and job that changed since the last time."""
    for customer in state.books.customers(state.link.last_import):
        _take(state, customer, trouble)


def _take(state: QuickBooksTimeState, customer: BooksCustomer, trouble: list[str]) -> None:
    try:
        made = _taken(state, customer)
    except RowRefusedError as refusal:
        trouble.append(_not_taken(customer, refusal))
        return
    if made:  # what lies below it may have waited for it
        for job in state.books.jobs(customer.id):
            _take(state, job, trouble)


def _taken(state: QuickBooksTimeState, customer: BooksCustomer) -> bool:
    """Whether it is here for the first time."""
    bond = bonds.of_theirs(state, Kind.CUSTOMER, customer.id)
    if bond is None:
        return _import(state, customer)
    if bond.version != customer.version:
        _follow(state, jobcodes.get(state, bond.ours), customer)
        bonds.tie(state, Kind.CUSTOMER, bond.ours, customer.id, customer.version)
    return False


@documented("contract 5: active customers and their jobs only; assigned to everyone or one by one")
def _import(state: QuickBooksTimeState, customer: BooksCustomer) -> bool:
    parent_id = _place(state, customer)
    if not customer.active or parent_id is None:
        return False
    values = {
        "name": customer.name,
        "parent_id": parent_id,
        "assigned_to_all": state.link.assign_to_all,
    }
    code = _unlinked_namesake(state, customer.name, parent_id) or jobcodes.create(state, values)[1].id
    bonds.tie(state, Kind.CUSTOMER, code, customer.id, customer.version)
    return True


@inferred(
    "contract 5 is silent: a job of just this name in just this place, linked to nothing, is the one meant"
)
def _unlinked_namesake(state: QuickBooksTimeState, name: str, parent_id: int) -> int:
    found = [
        jobcode.id
        for jobcode in state.tables.jobcodes.page("children", parent_id, True)
        if jobcode.name == name and bonds.of_ours(state, Kind.CUSTOMER, jobcode.id) is None
    ]
    return found[0] if found else 0


@documented(
    "contract 5: a job deleted here returns when it is reactivated or renamed in QuickBooks, and a sync"
)
def _follow(state: QuickBooksTimeState, jobcode: Jobcode, customer: BooksCustomer) -> None:
    """The jobcode gets the name, the place and the state of the customer."""
    if not customer.active:
        if jobcode.active:
            jobcodes.update(state, jobcode.id, {"active": False})
        return
    wanted: dict[str, Any] = {"name": customer.name, "active": True}
    parent_id = _place(state, customer)
    if parent_id is not None:
        wanted["parent_id"] = parent_id
    if not jobcode.active:  # archiving took its assignments away
        wanted["assigned_to_all"] = state.link.assign_to_all
    jobcodes.update(state, jobcode.id, wanted)


def _place(state: QuickBooksTimeState, customer: BooksCustomer) -> int | None:
    """Below which jobcode it belongs; None while what lies above it is not here."""
    if not customer.parent_id:
        return TOP
    above = bonds.of_theirs(state, Kind.CUSTOMER, customer.parent_id)
    return None if above is None else above.ours


@inferred("contract 5: 64 characters is documented; that longer names are reported and stay out is ours")
def _not_taken(customer: BooksCustomer, refusal: RowRefusedError) -> str:
    return f"The customer {customer.path!r} was not imported: {refusal.extra}"
