"""Where the integration's process can end: at a call, and where its store begins or commits a transaction.

A process that has died reaches nobody any more. So whatever `finally` blocks do on its way out, no call is sent and
nothing is written: what is left is what was committed, as after `kill -9`. One that is asked to end (SIGTERM) comes
out of what it was in the middle of by an exception instead, and may still send and write on its way.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import requests
from requests.adapters import BaseAdapter
from sqlalchemy import Engine

from sim.simulation.plan import Moment, Upset
from sim.simulation.remembered import Remembered

NOBODYS_PID: Final = 2**22 + 1  # more than any system gives


class Killed(BaseException):
    """The process ended here. No `except Exception` holds it up."""


class Stopped(KeyboardInterrupt):
    """The process was asked to end here, as by Ctrl-C: not dead yet, but on its way out."""


class Life:
    """One process of the integration: what it has done so far in an event, and when it is to die."""

    def __init__(self) -> None:
        self.dead = False
        self.upset: Upset | None = None
        self.asked = False  # it is asked to end, and not killed
        self.stopping = False  # it is asked as soon as its transaction is committed
        self.struck = False  # the upset came
        self.meanwhile: Callable[[int], object] | None = None
        self.opened: list[Callable[[], object]] = []  # takes back a connection to its store
        self._passed: dict[Moment, int] = {}

    def begin(
        self, upset: Upset | None, meanwhile: Callable[[int], object] | None = None, *, asked: bool = False
    ) -> None:
        """An event begins: count from here."""
        self.upset, self.meanwhile, self.struck, self.asked = upset, meanwhile, False, asked
        self.stopping = False
        self._passed = {}

    def reaches(self, moment: Moment) -> bool:
        """Whether the upset comes at this moment. Raises Killed in a process that is dead."""
        if self.dead:
            raise Killed
        passed = self._passed.get(moment, 0)
        self._passed[moment] = passed + 1
        if moment == "send" and self.meanwhile is not None:
            self.meanwhile(passed)
        upset = self.upset
        if upset is None or self.struck or upset.at != moment or upset.after != passed:
            return False
        self.struck = True
        return True

    def pass_by(self, moment: Moment) -> None:
        """Go on, or end here."""
        if self.reaches(moment):
            if self.asked:
                raise Stopped
            self.die()

    def close(self) -> None:
        """The system takes back what a process had open, whatever it was in the middle of."""
        while self.opened:
            self.opened.pop()()

    def die(self) -> None:
        """End."""
        self.dead = True
        raise Killed


class Line(BaseAdapter):
    """The way of one process to the services; it may die before a call is sent, or when the answer is there."""

    def __init__(self, inner: BaseAdapter, life: Life) -> None:
        super().__init__()
        self._inner = inner
        self._life = life

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send, unless the process ends first."""
        self._life.pass_by("send")
        try:
            return self._inner.send(request, *args, **kwargs)
        finally:
            self._life.pass_by("answer")

    def close(self) -> None:
        """Nothing is open."""


class Watch:
    """Knows whose process is at work, so that a transaction of whatever engine is counted for it."""

    def __init__(self) -> None:
        self._at_work: list[Life] = []
        self._engines: list[Engine] = []
        self._free: dict[str, list[Any]] = {}  # by the file: connections of processes that ended

    @contextmanager
    def works(self, life: Life) -> Iterator[None]:
        """While this lasts, the process is at work."""
        self._at_work.append(life)
        try:
            yield
        finally:
            self._at_work.pop()

    @contextmanager
    def over_stores(self) -> Iterator[None]:
        """While this lasts, every store that is opened with our dialect is watched."""
        before, Remembered.watched_by = Remembered.watched_by, self
        try:
            yield
        finally:
            Remembered.watched_by = before

    def close_stores(self) -> None:
        """Let go of every store that was opened."""
        while self._engines:
            self._engines.pop().dispose()
        self._free.clear()

    def opens(self, engine: Engine) -> None:
        """A store is opened."""
        self._engines.append(engine)

    def connects(self, file: str, connect: Callable[[], Any]) -> Any:
        """A connection to one: that of a process that ended, as good as new, or another."""
        free = self._free.setdefault(file, [])
        connection = free.pop() if free else connect()
        if self._at_work:
            self._at_work[-1].opened.append(lambda: _take_back(connection, free))
        return connection

    def begins(self) -> None:
        """A transaction is about to begin."""
        if self._at_work and self._at_work[-1].reaches("locked"):
            raise sqlite3.OperationalError("database is locked")

    def commits(self) -> None:
        """A transaction is about to be committed."""
        if not self._at_work:
            return
        life = self._at_work[-1]
        life.pass_by("commit")
        if life.reaches("full"):
            raise sqlite3.OperationalError("database or disk is full")
        if life.reaches("committed"):  # it dies as soon as it does anything more
            life.dead, life.stopping = not life.asked, life.asked

    def committed(self) -> None:
        """A transaction is committed."""
        if self._at_work and self._at_work[-1].stopping:
            self._at_work[-1].stopping = False
            raise Stopped


@contextmanager
def another_pid() -> Iterator[None]:
    """While this lasts, this process has a number that no process has, and who was at work before is another one.

    All processes of a history are one here. So whoever asks the system whether one of them is dead would be told so
    by its own number, and a turn that nobody gave back would show nowhere.
    """
    getpid = os.getpid
    os.getpid = lambda: NOBODYS_PID
    try:
        yield
    finally:
        os.getpid = getpid


def _take_back(connection: Any, free: list[Any]) -> None:
    """What a process was in the middle of is undone. Its connection knows the tables, and is kept for the next one."""
    with suppress(sqlite3.ProgrammingError):  # the process had closed it
        connection.rollback()
        free.append(connection)
