"""Long work shows how far it is, on a terminal only."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)


class TerminalProgress:
    """A bar on standard error that is gone when the work is done."""

    def __init__(self, console: Console, *, hidden: bool) -> None:
        self._bars = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=hidden or not console.is_terminal,
        )
        self._task = None if self._bars.disable else self._bars.add_task("Starting", total=None)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins."""
        if self._task is not None:
            self._bars.reset(self._task, description=name, total=total)

    def step(self, count: int = 1) -> None:
        """So many more are done."""
        if self._task is not None:
            self._bars.advance(self._task, count)
