"""A service's records as they were a while ago, rebuilt from the change log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sim.physics.log import Log
from sim.physics.tables import Change
from sim.physics.universe import Universe

BLOCK: Final = 200


def go_back(universe: Universe, service: str, instant: datetime) -> None:
    """Take back what changed in this service's tables after the instant, as far as the log remembers.

    Nothing of it is logged. Whoever does this puts a snapshot back afterwards.
    """
    tables = {table.name: table for table in universe.tables() if table.name.startswith(f"{service}.")}
    for change in _newest_first(universe.changes):
        if change.at <= instant:
            return
        if change.table in tables:
            tables[change.table].rewrite(change.id, change.before)


def _newest_first(changes: Log[Change]) -> Iterator[Change]:
    number = changes.last
    while number >= changes.first:
        start = max(number - BLOCK, changes.first - 1)
        for _, change in reversed(changes.since(start, number - start)):
            yield change
        number = start
