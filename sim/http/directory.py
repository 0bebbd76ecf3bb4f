"""Which world a credential belongs to. Whoever calls with it is in that world and sees no other."""

from __future__ import annotations

from typing import Generic, TypeVar

W = TypeVar("W")


class Directory(Generic[W]):
    """Every credential that any world handed out. Whether it is still good is for the world to say."""

    def __init__(self) -> None:
        self._worlds: dict[str, W] = {}

    def enter(self, credential: str, world: W) -> None:
        """Remember whose credential this is."""
        self._worlds[credential] = world

    def find(self, credential: str) -> W | None:
        """The world that handed it out, or None."""
        return self._worlds.get(credential)

    def leave(self, world: W) -> None:
        """Forget every credential of a world."""
        self._worlds = {key: found for key, found in self._worlds.items() if found is not world}


class Lookup(Directory[W]):
    """The directory as one call sees it: remembers whose credential was shown, also when it is no longer good."""

    def __init__(self, directory: Directory[W]) -> None:
        self._worlds = directory._worlds  # noqa: SLF001 - a view of the same entries
        self.world: W | None = None

    def find(self, credential: str) -> W | None:
        """The world that handed it out, or None."""
        found = super().find(credential)
        if found is not None:
            self.world = found
        return found
