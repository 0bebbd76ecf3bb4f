"""The firm next door: another tenant of the same store, of the same names and numbers, to whom nothing happens (V10).

Its codes have the numbers that the firm's codes have, and its clients their names. So whatever is asked for or written
without saying whose it is finds the wrong one of two.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final

from sim.conformance.staging.way import ADMIN
from sim.conformance.subject.port import Subject
from sim.simulation.broken import Broken
from sim.world import World

WORK: Final = "2026 Tax"
MINUTES: Final = 33


class Neighbour:
    """In a world of its own. `opened` opens the integration for it, on the store of the firm."""

    def __init__(self, world: World, opened: Callable[[], AbstractContextManager[Subject]]) -> None:
        self._world = world
        self._opened = opened
        self._said: object = None
        self._calls = 0

    def move_in(self, **choices: Any) -> None:
        """Connected, in step, with some time."""
        day = self._world.clock.now().date().isoformat()
        with self._opened() as subject:
            subject.call("connect", by=ADMIN)
            subject.call("save_and_sync", by=ADMIN, **choices)
            subject.call("track_time", by=ADMIN, key=self._key, day=day, minutes=MINUTES)
            self._said = self._told(subject)
        self._calls = self._world.universe.calls.last

    def check(self) -> None:
        """V10: what it is told is what it was told when it moved in, and nobody has called in its name."""
        made = [call.path for _, call in self._world.universe.calls.since(self._calls)]
        with self._opened() as subject:
            found = self._told(subject)
        self._calls = self._world.universe.calls.last
        if made:
            raise Broken("V10", f"calls for the firm next door: {', '.join(made)}", "none")
        if found != self._said:
            raise Broken("V10", f"the firm next door is told {found}", self._said)

    @property
    def _key(self) -> str:
        return str(self._world.screens["karbon"].work(WORK)[0]["key"])

    def _told(self, subject: Subject) -> tuple[Any, Any]:
        """Its links, and a tab; no time passes for it, so that the tab stays fresh."""
        links = subject.call("export_synced_items", by=ADMIN)["items"]
        tab = subject.call("open_tab", key=self._key)
        return links, (tab["actual_minutes"], tab["entries"])
