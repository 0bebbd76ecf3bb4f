"""Jobcodes that are connected with QuickBooks: what happens to them here happens to their customers there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.link import bonds
from sim.quickbooks_time.link.books import BooksRefusedError
from sim.quickbooks_time.records import Jobcode
from sim.quickbooks_time.records_link import TROUBLE_MAX, Kind

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


@documented("contract 5, 3.3: the two-way-sync beta; changes of a connected jobcode go to QuickBooks at once")
def jobcode_written(state: QuickBooksTimeState, jobcode: Jobcode) -> None:
    """A connected jobcode is new or changed."""
    if not (jobcode.connect_with_quickbooks and state.behaviour.two_way_sync):
        return
    if not state.account.quickbooks_linked:
        return
    try:
        _write(state, jobcode)
    except BooksRefusedError as refusal:
        _tell(state, jobcode, refusal)


def _write(state: QuickBooksTimeState, jobcode: Jobcode) -> None:
    bond = bonds.of_ours(state, Kind.CUSTOMER, jobcode.id)
    if bond is None and not jobcode.active:
        return
    theirs, version = state.books.save_customer(
        "" if bond is None else bond.theirs, jobcode.name, _above(state, jobcode), active=jobcode.active
    )
    bonds.tie(state, Kind.CUSTOMER, jobcode.id, theirs, version)


def _above(state: QuickBooksTimeState, jobcode: Jobcode) -> str:
    if not jobcode.parent_id:
        return ""
    bond = bonds.of_ours(state, Kind.CUSTOMER, jobcode.parent_id)
    if bond is None:
        raise BooksRefusedError("what it lies below is no customer there")
    return bond.theirs


@inferred("contract 5 is silent about a refusal: the jobcode stays as it is here, and the log says so")
def _tell(state: QuickBooksTimeState, jobcode: Jobcode, refusal: BooksRefusedError) -> None:
    told = f"{jobcode.name!r} did not go to QuickBooks: {refusal}"
    state.set_link(trouble=(*state.link.trouble, told)[-TROUBLE_MAX:])
