"""The whole story on one kind of store, opened once for many deaths, and which of them to take when not all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.integration.stores import stores
from tests.processes.commands import nursery
from tests.processes.fakes import fakes
from tests.processes.stages import Beginning, Desk, play
from tests.processes.stores import Copies

Place = tuple[Beginning, int]  # a stage, and the number of a boundary in it


class Story(NamedTuple):
    """Where each stage begins, where the last one ends, and the desk at which commands are run."""

    kind: str  # of store
    desk: Desk
    beginnings: list[Beginning]
    end: Beginning

    def stage(self, name: str) -> Beginning:
        """The stage of this name."""
        return next(one for one in (*self.beginnings, self.end) if one.stage.name == name)

    @property
    def places(self) -> list[Place]:
        """Every boundary of the story, in its order."""
        return [(one, number + 1) for one in self.beginnings for number in range(len(one.boundaries))]


def spread(found: list[Place], count: int, phase: float = 0.5) -> list[Place]:
    """So many of them, as far from each other as can be; always the same ones."""
    if count >= len(found):
        return found
    return [found[int((number + phase) * len(found) / count)] for number in range(count)]


@contextmanager
def told(kind: str, worker: str) -> Iterator[Story]:
    """The fakes, the nursery and the story on a store of this kind."""
    with tempfile.TemporaryDirectory(prefix="timebridge-") as name, fakes(Path(name)) as served:
        folder = Path(name)
        with nursery() as children, stores(kind, folder, worker) as kept:
            desk = Desk(children, Copies(kept, folder), folder)
            *beginnings, end = play(desk, served)
            yield Story(kind, desk, beginnings, end)
