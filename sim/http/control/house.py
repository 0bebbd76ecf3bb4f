"""What the control API has charge of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from sim.firms import Firm
from sim.http.control.refusals import unknown
from sim.world import World
from sim.worlds import Worlds


class House(NamedTuple):
    """The worlds of a process, where their services answer, and which firms may move in."""

    worlds: Worlds
    addresses: Mapping[str, str]  # base URL by service
    firm: Callable[[str], Firm]  # by name; raises FirmError
    wall: Callable[[], datetime] | None = None
    settle: Callable[[], object] = lambda: None  # called after many records came

    def world(self, name: str) -> World:
        """The world of this name, or a refusal that names the nearest."""
        if name not in self.worlds:
            raise unknown("world", name, (world.name for world in self.worlds))
        return self.worlds.get(name)
