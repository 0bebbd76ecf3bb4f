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
from integration.service.signing_key import SigningKeyFile
from integration.store.database import Database, file_url
from integration.webhooks.receiving import Receiver

STORE: Final = "timebridge.db"
RENEWED: Final = "renewed.json"
SIGNING_KEY: Final = "signing_key"


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a firm is opened with."""

    connections: dict[str, Any]
    clock: str | None = None


class Firm:
    """What is open for one firm. Its store outlives it."""

    def __init__(self, folder: Path, wanted: Wanted) -> None:
        connections = connections_from(wanted.connections, "the connections", strict=True)
        self._clock, clock_of_receiver = _clock(wanted.clock), _clock(wanted.clock)
        self._sessions: list[requests.Session] = []
        url = file_url(folder / STORE)  # makes the folder
        renewed = Renewed(folder / RENEWED, connections)
        signing_key = SigningKeyFile(folder / SIGNING_KEY)
        connections = signing_key.added_to(renewed.in_place_of(connections))
        self._timebridge = open_timebridge(
            connections,
            url,
            clock=self._clock,
            sessions=self._session,
            on_tokens=renewed.keep,
            on_signing_key=signing_key.keep,
        )
        self._port = Port(self._timebridge)
        self.receiver = Receiver(connections, self._timebridge.desk.signing, Database(url), clock_of_receiver)
        self._clocks = (self._clock, clock_of_receiver)

    def call(self, operation: str, arguments: dict[str, Any]) -> Answer:
        """Carry out an operation, or refuse it."""
        return self._port.call(operation, arguments)

    def close(self) -> None:
        """Let go of the store and hang up."""
        self._timebridge.desk.database.close()
        self.receiver.close()
        for session in self._sessions:
            session.close()
        for clock in self._clocks:
            if isinstance(clock, HttpClock):
                clock.close()

    def _session(self) -> requests.Session:
        session = requests.Session()
        self._sessions.append(session)
        return session


def _clock(url: str | None) -> Clock:
    return HttpClock(url) if url is not None else SystemClock()
