"""What is noted while a scenario runs: two numbers and a time after each step. The rest waits until one fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from sim.conformance.run.outcomes import SeenStep, StepStatus

if TYPE_CHECKING:  # a suite without a world pays for none
    from sim.physics.universe import Universe
    from sim.world import World


class Mark(NamedTuple):
    """How far the change log and the journal had come."""

    changes: int
    calls: int


class Watch:
    """One scenario as it runs, and the world it plays in once that is known."""

    def __init__(self) -> None:
        self.universe: Universe | None = None
        self.start = Mark(0, 0)
        self.steps: list[SeenStep] = []
        self.marks: list[Mark] = []  # after each step that passed
        self._since = 0.0

    def begin(self, now: float) -> None:
        """Forget an earlier try; the first step begins now."""
        self.steps, self.marks, self._since = [], [], now

    def enter(self, universe: Universe) -> None:
        """From here on this world is watched; steps that passed before have changed nothing in it."""
        self.universe = universe
        self.start = self._mark()
        self.marks = [self.start] * len(self.marks)

    def note(self, status: StepStatus, now: float) -> None:
        """A step is over."""
        self.steps.append(SeenStep(status, round((now - self._since) * 1000, 3)))
        self._since = now
        if status == "passed":
            self.marks.append(self._mark())

    @property
    def failed(self) -> bool:
        """Whether a step has failed already."""
        return bool(self.steps) and self.steps[-1].status == "failed"

    def _mark(self) -> Mark:
        universe = self.universe
        return self.start if universe is None else Mark(universe.changes.last, universe.calls.last)


WATCH = pytest.StashKey[Watch]()


def watch_of(node: pytest.Item) -> Watch:
    """The watch of a test, made when it is first asked for."""
    return node.stash.setdefault(WATCH, Watch())


def announce(node: pytest.Item, world: World) -> None:
    """Tell whoever watches this test which world it plays in; a fixture that opens a world calls this."""
    watch_of(node).enter(world.universe)
