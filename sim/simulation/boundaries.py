"""Where the integration's process can end: at a call, and where its store begins or commits a transaction.

A process that has died reaches nobody any more. So whatever `finally` blocks do on its way out, no call is sent and
nothing is written: what is left is what was committed, as after `kill -9`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import requests
from requests.adapters import BaseAdapter
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import Pool

from sim.simulation.plan import Moment, Upset


class Killed(BaseException):
    """The process ended here. No `except Exception` holds it up."""


class Life:
    """One process of the integration: what it has done so far in an event, and when it is to die."""

    def __init__(self) -> None:
        self.dead = False
        self.upset: Upset | None = None
        self.struck = False  # the upset came
        self.meanwhile: Callable[[int], object] | None = None
        self.opened: list[Any] = []  # connections to its store
        self._passed: dict[Moment, int] = {}

    def begin(self, upset: Upset | None, meanwhile: Callable[[int], object] | None) -> None:
        """An event begins: count from here."""
        self.upset, self.meanwhile, self.struck = upset, meanwhile, False
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
        """Go on, or die here."""
        if self.reaches(moment):
            self.die()

    def close(self) -> None:
        """The system takes back what a process had open, whatever it was in the middle of."""
        while self.opened:
            self.opened.pop().close()

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
        self.engines: dict[int, Engine] = {}

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
        """While this lasts, every store of this process that SQLAlchemy opens is watched."""
        heard: list[tuple[Any, str, Callable[..., object]]] = [
            (Pool, "connect", self._connects),
            (Engine, "begin", self._begins),
            (Engine, "commit", self._commits),
        ]
        for what, name, listener in heard:
            event.listen(what, name, listener)
        try:
            yield
        finally:
            for what, name, listener in heard:
                event.remove(what, name, listener)

    def close_stores(self) -> None:
        """Let go of every store that was opened."""
        for engine in self.engines.values():
            engine.dispose()
        self.engines.clear()

    def _connects(self, connection: Any, _record: Any) -> None:
        if self._at_work:
            self._at_work[-1].opened.append(connection)

    def _begins(self, connection: Connection) -> None:
        if not self._at_work:
            return
        self.engines[id(connection.engine)] = connection.engine
        life = self._at_work[-1]
        if life.reaches("locked"):
            raise _broken("database is locked")

    def _commits(self, _connection: Connection) -> None:
        if not self._at_work:
            return
        life = self._at_work[-1]
        life.pass_by("commit")
        if life.reaches("full"):
            raise _broken("database or disk is full")
        if life.reaches("committed"):  # it dies as soon as it does anything more
            life.dead = True


def _broken(why: str) -> OperationalError:
    return OperationalError("BEGIN", {}, sqlite3.OperationalError(why))
