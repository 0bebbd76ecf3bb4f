"""What a scenario plays on: one world, the integration under test, and what was seen so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

from sim.conformance.expect import expect
from sim.conformance.subject.port import Refused, Subject
from sim.karbon.screens import KarbonScreens
from sim.physics.journal import Call
from sim.physics.tables import Change
from sim.quickbooks.screens import QuickBooksScreens
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.world import World


class WorldClock:
    """The world's time for whoever is handed a clock; waiting costs nothing."""

    def __init__(self, world: World) -> None:
        self._clock = world.universe.clock

    def now(self) -> datetime:
        """The present instant."""
        return self._clock.now()

    def sleep(self, seconds: float) -> None:
        """Let the world's time pass."""
        self._clock.advance(seconds)


class OpenSubject(Protocol):
    """Opens the integration under test, with or without QuickBooks."""

    def __call__(self, *, with_books: bool) -> Subject:
        """A subject that knows the three services, or only Karbon and QuickBooks Time."""
        ...


class Stage:
    """The three services through their screens, and the integration through its port."""

    def __init__(self, world: World, open_subject: OpenSubject, *, with_books: bool = True) -> None:
        self.world = world
        self._open_subject = open_subject
        self._subject: Subject | None = None
        self.with_books = with_books
        self.karbon: KarbonScreens = world.screens["karbon"]
        self.time: QuickBooksTimeScreens = world.screens["quickbooks_time"]
        self.books: QuickBooksScreens = world.screens["quickbooks"]
        self.refusal: Refused | None = None
        self.answer: dict[str, Any] = {}
        self.notes: dict[str, Any] = {}  # what a step wants a later one to know
        self._call_mark = world.universe.calls.last
        self._change_mark = world.universe.changes.last

    @property
    def subject(self) -> Subject:
        """The integration under test, opened when it is first needed."""
        if self._subject is None:
            self._subject = self._open_subject(with_books=self.with_books)
        return self._subject

    def restart(self) -> None:
        """Open the integration anew at its next use; only its store remembers."""
        self._subject = None

    def ask(self, operation: str, **arguments: Any) -> dict[str, Any]:
        """Ask the integration for something that has to work."""
        self.refusal = None
        self.answer = self.subject.call(operation, **arguments)
        return self.answer

    def attempt(self, operation: str, **arguments: Any) -> None:
        """An event: ask for something that may be refused; a later step says what should have come of it."""
        self.mark()
        self.refusal = None
        try:
            self.answer = self.subject.call(operation, **arguments)
        except Refused as refusal:
            self.answer = {}
            self.refusal = refusal

    def shown(self, part: str) -> Any:
        """A part of the last answer; when there was a refusal instead, that is what was found."""
        __tracebackhide__ = True
        expect("what came of it", str(self.refusal or "an answer"), "an answer")
        return self.answer[part]

    def mark(self) -> None:
        """From here on `calls` and `changes` count."""
        self._call_mark = self.world.universe.calls.last
        self._change_mark = self.world.universe.changes.last

    def calls(self, service: str | None = None) -> list[Call]:
        """Calls to the services since the mark."""
        found = (call for _, call in self.world.universe.calls.since(self._call_mark))
        return [call for call in found if service in {None, call.service}]

    def changes(self, prefix: str = "") -> list[Change]:
        """Records changed since the mark, in tables whose name begins like this."""
        found = (change for _, change in self.world.universe.changes.since(self._change_mark))
        return [change for change in found if change.table.startswith(prefix)]

    def wait(self, seconds: float) -> None:
        """Let time pass in the world."""
        self.world.universe.clock.advance(seconds)

    def today(self) -> str:
        """The world's date, as ISO text."""
        return self.world.universe.clock.now().date().isoformat()


@contextmanager
def following_clock(world: World, move: Callable[[datetime], object]) -> Iterator[None]:
    """While this lasts, somebody else's clock moves whenever the world's does."""
    move(world.universe.clock.now())
    stop = world.universe.clock.watch(move)
    try:
        yield
    finally:
        stop()
