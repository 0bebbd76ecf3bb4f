"""How a room of the API says what it keeps: a kind of record, its key, and an index for each cheap question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sim.physics.tables import IndexKey


class Kept(NamedTuple):
    """One kind of record. Rooms name theirs in a `KEPT` of their `tables.py`; the account makes the tables."""

    name: str  # of the table in the change log, behind "karbon."
    record: type[Any]
    key: Callable[[Any], str]
    indexes: Mapping[str, IndexKey[Any]] = {}
