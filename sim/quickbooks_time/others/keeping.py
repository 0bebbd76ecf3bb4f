"""Records made and changed: ids, stamps, and references that must lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from sim.physics.provenance import inferred
from sim.quickbooks_time.others import refusals
from sim.quickbooks_time.others.tables import KEPT

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

STAMPS: Final = ("created", "last_modified")


def make(state: QuickBooksTimeState, kind: str, /, **values: Any) -> Any:
    """A new record, stamped now."""
    record = KEPT[kind].record
    now = {name: state.stamp() for name in STAMPS if name in record.__struct_fields__}
    made = record(id=state.tables.next_id(kind), **{**now, **values})
    return state.tables.of(kind).put(made)


def amend(state: QuickBooksTimeState, kind: str, before: Any, /, **changes: Any) -> Any:
    """A changed record; what equals the present values is ignored."""
    wanted = msgspec.structs.replace(before, **changes)
    if wanted == before:
        return before
    if "last_modified" in wanted.__struct_fields__:
        wanted = msgspec.structs.replace(wanted, last_modified=state.stamp())
    return state.tables.of(kind).put(wanted)


@inferred("contract 9: the texts for what a row points to are not public")
def found(state: QuickBooksTimeState, kind: str, record_id: int, noun: str) -> Any:
    """The record that a row points to."""
    record = state.tables.of(kind).get(record_id)
    if record is None:
        raise refusals.unknown(noun)
    return record
