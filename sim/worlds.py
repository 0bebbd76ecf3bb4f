"""All worlds of this process and the credentials that lead into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from sim.http.directory import Directory
from sim.physics.clock import WORLD_START
from sim.physics.universe import Snapshot
from sim.world import World

NAME_LENGTH_MAX = 64


class Worlds:
    """Worlds by name."""

    def __init__(self) -> None:
        self.directory: Directory[World] = Directory()
        self._worlds: dict[str, World] = {}
        self._access: dict[str, dict[str, dict[str, str]]] = {}
        self._snapshots: dict[tuple[str, str], Snapshot] = {}

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

    def remove(self, name: str) -> None:
        """End a world; its credentials lead nowhere."""
        world = self.get(name)
        self.directory.leave(world)
        del self._worlds[name], self._access[name]
        self._snapshots = {key: kept for key, kept in self._snapshots.items() if key[0] != name}

    def keep(self, name: str, label: str) -> None:
        """Keep the present state of a world under a label."""
        self._snapshots[name, label] = self.get(name).snapshot()

    def back(self, name: str, label: str) -> None:
        """Put a world back to a kept state; KeyError names the labels there are."""
        world = self.get(name)
        if (name, label) not in self._snapshots:
            known = ", ".join(sorted(kept for owner, kept in self._snapshots if owner == name)) or "none"
            raise KeyError(f"world {name!r} keeps no snapshot called {label!r}; kept: {known}")
        world.restore(self._snapshots[name, label])

    def _open(self, world: World) -> World:
        if not world.name or len(world.name) > NAME_LENGTH_MAX or world.name in self._worlds:
            raise ValueError(
                f"a world needs a name of its own of 1 to {NAME_LENGTH_MAX} characters, not {world.name!r}"
            )
        self._worlds[world.name] = world
        world.universe.announce = lambda credential: self.directory.enter(credential, world)
        self._access[world.name] = world.open()
        self.keep(world.name, "start")
        return world
