"""What happens while a sync is at work: something is done when one of its stages begins."""

from __future__ import annotations

from collections.abc import Callable


class Meanwhile:
    """Watches the progress of a sync, and does something when a stage begins, once."""

    def __init__(self, stage: str, deed: Callable[[], object]) -> None:
        self._stage, self._deed = stage, deed
        self.done = False

    def stage(self, name: str, *_: object) -> None:
        if name == self._stage and not self.done:
            self.done = True
            self._deed()

    def step(self, count: int = 1) -> None:
        """Steps are nothing to act on."""
