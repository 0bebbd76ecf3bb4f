"""How long work tells how far it is: a stage by name, steps done, steps in all when that is known."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Somebody who watches."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins."""

    def step(self, count: int = 1) -> None:
        """So many more are done."""


class NoProgress:
    """Nobody watches."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Nothing to show."""

    def step(self, count: int = 1) -> None:
        """Nothing to show."""
