"""One firm that is open: its store, its clock, its connections to the services, and its operations."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import msgspec
import requests

from integration.clock import Clock, SystemClock
from integration.connections import connections_from
from integration.port import Answer, Port, open_timebridge
from integration.service.clock import HttpClock
from integration.service.renewed import Renewed
from integration.store.database import file_url

STORE: Final = "timebridge.db"
RENEWED: Final = "renewed.json"


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a firm is opened with."""

    connections: dict[str, Any]
    clock: str | None = None


class Firm:
    """What is open for one firm. Its store outlives it."""

    def __init__(self, folder: Path, wanted: Wanted) -> None:
        connections = connections_from(wanted.connections, "the connections", strict=True)
        self._clock: Clock = HttpClock(wanted.clock) if wanted.clock is not None else SystemClock()
        self._sessions: list[requests.Session] = []
        url = file_url(folder / STORE)  # makes the folder
        renewed = Renewed(folder / RENEWED, connections)
        self._timebridge = open_timebridge(
            renewed.in_place_of(connections),
            url,
            clock=self._clock,
            sessions=self._session,
            on_tokens=renewed.keep,
        )
        self._port = Port(self._timebridge)

    def call(self, operation: str, arguments: dict[str, Any]) -> Answer:
        """Carry out an operation, or refuse it."""
        return self._port.call(operation, arguments)

    def close(self) -> None:
        """Let go of the store and hang up."""
        self._timebridge.desk.database.close()
        for session in self._sessions:
            session.close()
        if isinstance(self._clock, HttpClock):
            self._clock.close()

    def _session(self) -> requests.Session:
        session = requests.Session()
        self._sessions.append(session)
        return session
