"""All worlds of this process and the credentials that lead into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from sim.http.directory import Directory
from sim.physics.clock import WORLD_START
from sim.physics.universe import Snapshot
from sim.world import World

NAME_LENGTH_MAX: Final = 64
WORLDS_MAX: Final = 1_000
SNAPSHOTS_MAX: Final = 100  # of one world
PREPARED_MAX: Final = 8
START: Final = "start"  # label of the snapshot that a world begins with


class WorldsFull(ValueError):
    """A limit on worlds or snapshots is reached; the text says which and what to do."""


class Worlds:
    """Worlds by name. With a wall clock they run along with it from the instant they begin at.

    With a postman, somebody goes round them and makes the calls that go out; else each makes its own as time passes.
    """

    def __init__(self, wall: Callable[[], datetime] | None = None, *, postman: bool = False) -> None:
        self._wall = wall
        self._postman = postman
        self.directory: Directory[World] = Directory()
        self._worlds: dict[str, World] = {}
        self._access: dict[str, dict[str, dict[str, str]]] = {}
        self._first_access: dict[str, dict[str, dict[str, str]]] = {}
        self._snapshots: dict[str, dict[str, Snapshot]] = {}
        self._prepared: dict[tuple[str, str], World] = {}

    def __iter__(self) -> Iterator[World]:
        return iter(self._worlds.values())

    def __contains__(self, name: str) -> bool:
        return name in self._worlds

    def create(
        self,
        name: str,
        seed: int | str = 0,
        start: datetime = WORLD_START,
        furnish: Callable[[World], object] | None = None,
    ) -> World:
        """A new world, furnished by a firm if one is given, open for calls."""
        world = World(name, seed, start)
        if furnish is not None:
            furnish(world)
        return self._open(world)

    def fork(self, parent: str, name: str) -> World:
        """A new world that begins where its parent stands, with credentials of its own."""
        return self._open(self.get(parent).fork(name))

    def get(self, name: str) -> World:
        """The world of this name; KeyError names those there are."""
        if name not in self._worlds:
            known = ", ".join(sorted(self._worlds)) or "none"
            raise KeyError(f"there is no world called {name!r}; worlds: {known}")
        return self._worlds[name]

    def access(self, name: str) -> dict[str, dict[str, str]]:
        """The credentials that the world handed out when it was opened."""
        return self._access[self.get(name).name]

    def let_in_again(self, name: str) -> None:
        """Hand out credentials beside those that are void by now, as people do when they connect an app again."""
        self._access[name] = self.get(name).let_in_again()

    def remove(self, name: str) -> None:
        """End a world; its credentials lead nowhere."""
        world = self.get(name)
        self.directory.leave(world)
        del self._worlds[name], self._access[name], self._first_access[name], self._snapshots[name]

    def prepare(self, firm: str, seed: int | str, furnish: Callable[[World], object]) -> None:
        """Furnish a world once, so that worlds of this firm and seed begin as forks of it."""
        world = World(f"firm {firm}", seed)
        furnish(world)
        if len(self._prepared) >= PREPARED_MAX:
            del self._prepared[next(iter(self._prepared))]  # the one that was prepared first
        self._prepared[firm, str(seed)] = world

    def knows(self, firm: str, seed: int | str) -> bool:
        """Whether a world of this firm and seed is prepared."""
        return (firm, str(seed)) in self._prepared

    def from_prepared(self, firm: str, seed: int | str, name: str) -> World:
        """A new world of a prepared firm, open for calls."""
        return self._open(self._prepared[firm, str(seed)].fork(name))

    def labels(self, name: str) -> tuple[str, ...]:
        """The labels under which a world keeps what it was, in the order in which they were first used."""
        return tuple(self._snapshots[self.get(name).name])

    def keep(self, name: str, label: str) -> None:
        """Keep the present state of a world under a label."""
        kept = self._snapshots[self.get(name).name]
        if label not in kept and len(kept) >= SNAPSHOTS_MAX:
            raise WorldsFull(
                f"world {name!r} keeps {SNAPSHOTS_MAX} snapshots already; use one of its labels again."
            )
        kept[label] = self.get(name).snapshot()

    def back(self, name: str, label: str) -> None:
        """Put a world back to a kept state; KeyError names the labels there are."""
        world = self.get(name)
        if label not in self._snapshots[name]:
            known = ", ".join(sorted(self._snapshots[name]))
            raise KeyError(f"world {name!r} keeps no snapshot called {label!r}; kept: {known}")
        world.restore(self._snapshots[name][label])
        if label == START:
            self._access[name] = self._first_access[name]

    def _open(self, world: World) -> World:
        if not world.name or len(world.name) > NAME_LENGTH_MAX or world.name in self._worlds:
            raise ValueError(
                f"a world needs a name of its own of 1 to {NAME_LENGTH_MAX} characters, not {world.name!r}"
            )
        if len(self._worlds) >= WORLDS_MAX:
            raise WorldsFull(f"there are {WORLDS_MAX} worlds already; remove one first.")
        self._worlds[world.name] = world
        self._snapshots[world.name] = {}
        if self._postman:
            world.universe.deliveries.post = None
        world.universe.announce = lambda credential: self.directory.enter(credential, world)
        self._access[world.name] = self._first_access[world.name] = world.open()
        world.universe.clock.follow(self._wall)
        self.keep(world.name, START)
        return world
