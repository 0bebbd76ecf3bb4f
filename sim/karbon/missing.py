"""Why a record is not there for a caller: for the journal, never for the answer."""

from __future__ import annotations

from typing import Final

from sim.karbon.state import KarbonState
from sim.physics.refusal import Refusal

CHANGES_LOOKED_AT: Final = 2000


def explained(state: KarbonState, refusal: Refusal, key: str) -> Refusal:
    """The refusal, with what the account's history knows of this key."""
    refusal.note = _why(state, key)
    return refusal


def _why(state: KarbonState, key: str) -> str:
    work = state.work_items.get(key)
    client = state.client(key if work is None else work.client_key)
    if client is not None and client.restriction_level not in state.visible_levels:
        seen = " and ".join(state.visible_levels)
        of = "" if work is None else f"work {key} belongs to "
        return f"{of}{type(client).__name__} {client.key} is {client.restriction_level}; the application sees {seen}"
    if client is not None or work is not None:
        return f"{key} is the key of another kind of record"
    for number, change in reversed(state.universe.changes.newest(CHANGES_LOOKED_AT)):
        if change.id == key and change.after is None:
            return f"{key} existed in {change.table}; change {number} at {change.at:%Y-%m-%d %H:%M:%S} took it away"
    return f"{key} was never the key of anything, as far as the history goes back"
