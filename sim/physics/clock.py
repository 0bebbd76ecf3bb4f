"""The world's time. It moves when it is told to, or follows a wall clock that it was given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

WORLD_START: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday morning


class Agenda(Protocol):
    """What happens at times of its own."""

    def next_due(self) -> datetime | None:
        """When the next of it is due; None when nothing is."""

    def happen(self) -> None:
        """Do all that is due by now."""


class Clock:
    """Aware UTC instants. `root` is the instant, so a restored snapshot is back in its own time."""

    def __init__(self, start: datetime = WORLD_START) -> None:
        self._instant = start
        self._wall: Callable[[], datetime] | None = None
        self._anchor = start
        self._watchers: list[Callable[[datetime], object]] = []
        self._agendas: list[Agenda] = []
        self._on_the_way = False

    @property
    def root(self) -> datetime:
        """The present instant."""
        return self.now()

    @root.setter
    def root(self, instant: datetime) -> None:
        self._place(instant)

    def now(self) -> datetime:
        """The present instant of this world."""
        if self._wall is None:
            return self._instant
        return self._instant + (self._wall() - self._anchor)

    def advance(self, seconds: float) -> datetime:
        """Let this much time pass, at no cost in real time."""
        return self.set(self.now() + timedelta(seconds=seconds))

    def set(self, instant: datetime) -> datetime:
        """Make it this instant; what is due on the way there happens when it is due.

        Whatever happens there may let time pass itself: it is then as late as that, and nothing else happens meanwhile.
        """
        if self._on_the_way or instant < self.now():
            return self._place(instant)
        self._on_the_way = True
        try:
            while (due := self._next_due()) is not None and due[0] <= instant:
                self._place(max(due[0], self.now()))
                due[1].happen()
                instant = max(instant, self.now())
        finally:
            self._on_the_way = False
        return self._place(instant)

    def keep(self, agenda: Agenda) -> None:
        """Stop for everything on this agenda, too, whenever time is made to pass."""
        self._agendas.append(agenda)

    def go_wrong(self, seconds: float) -> None:
        """Be off by so much from here on, and by that less with its opposite. No time passes: nothing is due by it."""
        self._instant += timedelta(seconds=seconds)

    def catch_up(self) -> None:
        """Let happen what came due while time passed by itself."""
        while not self._on_the_way and (due := self._next_due()) is not None and due[0] <= self.now():
            self._on_the_way = True
            try:
                due[1].happen()
            finally:
                self._on_the_way = False

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

    def _next_due(self) -> tuple[datetime, Agenda] | None:
        """What comes first of all agendas; of two at once that of the agenda that was there first."""
        found = [(due, agenda) for agenda in self._agendas if (due := agenda.next_due()) is not None]
        return min(found, key=lambda each: each[0], default=None)

    def _place(self, instant: datetime) -> datetime:
        self._instant = instant
        if self._wall is not None:
            self._anchor = self._wall()
        for watch in self._watchers:
            watch(instant)
        return instant
