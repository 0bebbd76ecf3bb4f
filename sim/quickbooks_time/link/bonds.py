"""Which record of QuickBooks Time belongs to which of QuickBooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sim.quickbooks_time.records_link import Bond, Kind

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


def of_ours(state: QuickBooksTimeState, kind: Kind, ours: int) -> Bond | None:
    """What this record here belongs to."""
    return state.tables.bonds.find("ours", kind, ours)


def of_theirs(state: QuickBooksTimeState, kind: Kind, theirs: str) -> Bond | None:
    """What here belongs to this record there."""
    return state.tables.bonds.find("theirs", kind, theirs)


def tie(state: QuickBooksTimeState, kind: Kind, ours: int, theirs: str, version: str = "") -> Bond:
    """From now on these two belong together."""
    bond = of_ours(state, kind, ours) or Bond(id=state.tables.next_id("bonds"), kind=kind, ours=ours)
    return state.tables.bonds.put(msgspec.structs.replace(bond, theirs=theirs, version=version))


def untie(state: QuickBooksTimeState, bond: Bond) -> None:
    """They do not belong together any more."""
    state.tables.bonds.remove(bond.id)


def waiting(state: QuickBooksTimeState) -> list[int]:
    """Timesheets that could not be exported so far."""
    return [bond.ours for bond in state.tables.bonds.page("theirs", Kind.TIME, "")]
