"""What a command passes on its way, counted from outside the integration, and its death at one of it.

A boundary is an instant between two things that are either done or not: before a call is sent, when its answer has
begun to come, before and after a COMMIT of a transaction that writes, before and after a file takes another's place.
Each is written down before the process goes on, so that whoever looks later knows how far it came.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from typing import Any

import requests.adapters
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.default import DefaultDialect

from integration.store.engines import READING

IDS = re.compile(r"/[A-Za-z0-9]*\d[A-Za-z0-9]*(?=/|$)")
API = re.compile(r"^/(?:api/v1|v3(?:/company/\d+)?)")


def die() -> None:
    """As sudden as a power cut, for this process."""
    os.kill(os.getpid(), signal.SIGKILL)


class Boundaries:
    """Counts, writes each down at `file`, and at the n-th does what is to happen there; at the 0-th is never."""

    def __init__(self, file: int, at: int, happens: Callable[[], object] = die) -> None:
        self._file = file
        self._at = at
        self._happens = happens
        self._count = 0

    def passed(self, what: str) -> None:
        """One more; this may be the end."""
        self._count += 1
        os.write(self._file, f"{what}\n".encode())
        if self._count == self._at:
            self._happens()

    def around(self, what: str, doing: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do it, with a boundary on both sides."""
        self.passed(f"before {what}")
        done = doing(*args, **kwargs)
        self.passed(f"after {what}")
        return done


def watch(boundaries: Boundaries) -> None:
    """From now on every call, every COMMIT and every file that takes another's place is counted."""
    _watch_calls(boundaries)
    _watch_commits(boundaries)
    replace = os.replace
    os.replace = lambda *args, **kwargs: boundaries.around("a file", replace, *args, **kwargs)


def _watch_calls(boundaries: Boundaries) -> None:
    send = requests.adapters.HTTPAdapter.send

    def watched(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        path = IDS.sub("/…", API.sub("", request.path_url.partition("?")[0]))
        what = f"call {request.method} {path}"
        return boundaries.around(what, send, self, request, *args, **kwargs)

    requests.adapters.HTTPAdapter.send = watched  # type: ignore[method-assign]


def _watch_commits(boundaries: Boundaries) -> None:
    """A transaction that only reads has nothing to lose by its COMMIT."""
    commit, reads = DefaultDialect.do_commit, []

    @event.listens_for(Engine, "commit")
    def about_to_commit(connection: Connection) -> None:
        reads[:] = [bool(connection.get_execution_options().get(READING))]

    def watched(self: Any, connection: Any) -> None:
        if reads == [True]:
            commit(self, connection)
        else:
            boundaries.around("commit", commit, self, connection)

    DefaultDialect.do_commit = watched  # type: ignore[method-assign]
