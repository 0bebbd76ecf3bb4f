"""The world's time. It moves when it is told to, or follows a wall clock that it was given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

WORLD_START: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday morning


class Clock:
    """Aware UTC instants. `root` is the instant, so a restored snapshot is back in its own time."""

    def __init__(self, start: datetime = WORLD_START) -> None:
        self._instant = start
        self._wall: Callable[[], datetime] | None = None
        self._anchor = start
        self._watchers: list[Callable[[datetime], object]] = []

    @property
    def root(self) -> datetime:
        """The present instant."""
        return self.now()

    @root.setter
    def root(self, instant: datetime) -> None:
        self.set(instant)

    def now(self) -> datetime:
        """The present instant of this world."""
        if self._wall is None:
            return self._instant
        return self._instant + (self._wall() - self._anchor)

    def advance(self, seconds: float) -> datetime:
        """Let this much time pass, at no cost in real time."""
        return self.set(self.now() + timedelta(seconds=seconds))

    def set(self, instant: datetime) -> datetime:
        """Make it this instant."""
        self._instant = instant
        if self._wall is not None:
            self._anchor = self._wall()
        for watch in self._watchers:
            watch(instant)
        return instant

    def follow(self, wall: Callable[[], datetime] | None) -> None:
        """Run along with a wall clock from here on, or stand still again with None."""
        self._instant = self.now()
        self._wall = wall
        if wall is not None:
            self._anchor = wall()

    @property
    def follows(self) -> bool:
        """Whether time passes by itself."""
        return self._wall is not None

    def watch(self, callback: Callable[[datetime], object]) -> Callable[[], None]:
        """Tell the callback whenever the clock is moved; returns how to stop that."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)
