"""One world's clock, chance, tables, history, faults and deliveries, and the snapshot that holds all of them.

Every part keeps its whole state in one immutable value called `root`. A snapshot is the tuple of the roots, so
taking one, going back to it and starting another universe from it cost the same in a world of ten records and
in one of a million.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple, Protocol, TypeVar

from sim.physics.chance import Chance
from sim.physics.clock import WORLD_START, Clock
from sim.physics.deliveries import Deliveries
from sim.physics.faults import Deed, FaultPlan
from sim.physics.journal import Call
from sim.physics.late import LateCalls
from sim.physics.log import Log
from sim.physics.tables import Change, IndexKey, Table

CHANGES_KEPT: Final = 200_000
CALLS_KEPT: Final = 20_000

R = TypeVar("R")
P = TypeVar("P", bound="Part")


class Part(Protocol):
    """Anything whose whole state is one immutable `root`."""

    root: Any


class Cell:
    """A part that is just a value: a vendor's settings, who is connected, and the like."""

    def __init__(self, root: Any) -> None:
        self.root = root


class Snapshot(NamedTuple):
    """A world at an instant. Opaque; give it back to `Universe.restore`."""

    names: tuple[str, ...]
    roots: tuple[Any, ...]


class Universe:
    """The parts of one world, by name."""

    def __init__(self, seed: int | str = 0, start: datetime = WORLD_START) -> None:
        self._parts: dict[str, Part] = {}
        self.clock = self.part("clock", Clock(start))
        self.chance = self.part("chance", Chance(seed))
        self.changes: Log[Change] = self.part("changes", Log(CHANGES_KEPT))
        self.calls: Log[Call] = self.part("calls", Log(CALLS_KEPT))
        self.faults = self.part("faults", FaultPlan())
        self.deliveries = self.part("deliveries", Deliveries(self.clock, self.changes, self.faults))
        self.late = self.part("late", LateCalls(self.clock))
        self.clock.keep(self.late)
        self.clock.keep(self.deliveries)
        # Set by whoever knows the products' screens: lets somebody do something in one of them.
        self.act: Callable[[Deed], object] = nobody_there
        # Set by whoever keeps many worlds: told each credential that a service of this world hands out.
        self.announce: Callable[[str], object] = lambda credential: credential

    def part(self, name: str, part: P) -> P:
        """Make this part belong to the universe, and so to its snapshots."""
        if name in self._parts:
            raise ValueError(f"the universe has a part called {name!r} already")
        self._parts[name] = part
        return part

    def table(
        self, name: str, *, key: Callable[[R], Any], indexes: Mapping[str, IndexKey[R]] | None = None
    ) -> Table[R]:
        """A new table of records whose id is `key(record)`."""
        return self.part(name, Table(name, self.clock, self.changes, key, indexes or {}))

    def tables(self) -> list[Table[Any]]:
        """All tables of the services, in the order in which they were made."""
        return [part for part in self._parts.values() if isinstance(part, Table)]

    def snapshot(self) -> Snapshot:
        """The present state of everything."""
        return Snapshot(tuple(self._parts), tuple(part.root for part in self._parts.values()))

    def restore(self, snapshot: Snapshot) -> None:
        """Be again what the snapshot holds: records, indexes, clock, ids, journal, faults."""
        if snapshot.names != tuple(self._parts):
            raise ValueError("this snapshot was taken of a universe with other parts")
        for part, root in zip(self._parts.values(), snapshot.roots, strict=True):
            part.root = root


def nobody_there(deed: Deed) -> None:
    """A universe by itself has no screens."""
    raise LookupError(f"nobody is there to {deed.action} in {deed.service}")
