"""One firm that is open: its store, its clock, its connections to the services, and its operations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec
import requests

from integration.app import Timebridge
from integration.clients.opening import Shared
from integration.clock import Clock, SystemClock
from integration.connections import connections_from
from integration.port import Answer, Port, open_timebridge
from integration.service.clock import HttpClock
from integration.service.lanes import Lane
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
        shared = Shared()
        self._open: Callable[[], Timebridge] = lambda: open_timebridge(
            connections,
            url,
            clock=self._clock,
            sessions=self._session,
            place=renewed.place,
            on_signing_key=signing_key.keep,
            shared=shared,
        )
        worker = self._open()
        self._bridges = {Lane.WORK: worker}
        self.receiver = Receiver(connections, worker.desk.signing, Database(url), clock_of_receiver)
        self._clocks = (self._clock, clock_of_receiver)

    def call(self, lane: Lane, operation: str, arguments: dict[str, Any]) -> Answer:
        """Carry out an operation, or refuse it. Calls of different lanes may come at the same time."""
        bridge = self._bridges.get(lane)
        if bridge is None:  # nobody looked or entered anything before
            bridge = self._bridges[lane] = self._open()
        return Port(bridge).call(operation, arguments)

    def close(self) -> None:
        """Let go of the store and hang up."""
        for bridge in self._bridges.values():
            bridge.desk.database.close()
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
