"""One firm's world in the fakes and the integration in it, in process, with the world's time."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

import requests

from integration.app import Timebridge
from integration.connections import connections_from
from integration.port import open_timebridge
from integration.store.entries import EntryState, entries_in
from integration.store.links import links
from sim.conformance.stage import WorldClock
from sim.karbon.screens import KarbonScreens
from sim.physics.faults import Fault, FaultKind
from sim.physics.journal import Call
from sim.quickbooks.screens import QuickBooksScreens
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.world import World

ADMIN, ANN, BOB = "priya@baseline.example", "ann@baseline.example", "bob@baseline.example"
ALL_STATES = tuple(EntryState)


class Firm:
    """A world with people in it, and Timebridge with its store. `with_books` is whether QuickBooks is connected."""

    def __init__(
        self,
        world: World,
        access: dict[str, Any],
        session: Callable[[], requests.Session],
        store: str,
        *,
        with_books: bool = True,
    ) -> None:
        self.world = world
        self.store = store
        self._access = access if with_books else {key: access[key] for key in ("karbon", "quickbooks_time")}
        self._session = session
        self.karbon: KarbonScreens = world.screens["karbon"]
        self.time: QuickBooksTimeScreens = world.screens["quickbooks_time"]
        self.books: QuickBooksScreens = world.screens["quickbooks"]
        self._twins: list[Firm] = []
        self.bridge = self._open()

    def _open(self) -> Timebridge:
        return open_timebridge(
            connections_from(self._access, "the test"),
            self.store,
            clock=WorldClock(self.world),
            sessions=self._session,
        )

    def restart(self) -> Timebridge:
        """The process ends and another begins; only the store is left."""
        self.close()
        self.bridge = self._open()
        return self.bridge

    def twin(self) -> Firm:
        """Another worker for the same firm, on the same store."""
        twin = copy(self)
        twin.bridge = self._open()
        self._twins.append(twin)
        return twin

    def close(self) -> None:
        for one in (self, *self._twins):
            one.bridge.desk.database.close()

    def connect(self, *, track_work: bool = True) -> Timebridge:
        """Connected, and in step."""
        self.bridge.connect(ADMIN)
        self.bridge.save_and_sync(ADMIN, ("Client",), track_work)
        return self.bridge

    def arm(self, kind: str, **fault: Any) -> None:
        self.world.universe.faults.arm(Fault(kind=FaultKind(kind), **fault))

    def disarm(self) -> None:
        self.world.universe.faults.disarm()

    def wait(self, seconds: float) -> None:
        self.world.universe.clock.advance(seconds)

    def today(self) -> Any:
        return self.world.universe.clock.now().date()

    def calls(self, service: str = "", method: str = "", path: str = "", since: int = 0) -> list[Call]:
        """What the journal has, oldest first."""
        return [
            call
            for _, call in self.world.universe.calls.since(since)
            if service in {"", call.service} and method in {"", call.method} and path in call.path
        ]

    def mark(self) -> int:
        """Where the journal stands."""
        return self.world.universe.calls.last

    def key(self, name: str) -> str:
        """The key of the client or work item called so."""
        found = [one["key"] for one in self.karbon.clients(name) if one["name"] == name]
        found += [one["key"] for one in self.karbon.work(name)]
        assert len(found) == 1, f"{len(found)} called {name!r}"
        return str(found[0])

    def job(self, path: str) -> int:
        """The id of the one active code of this path."""
        found = [job["id"] for job in self.time.jobs() if job["path"] == path and job["active"]]
        assert len(found) == 1, f"{len(found)} codes {path!r}"
        return int(found[0])

    def paths(self) -> list[str]:
        """The paths of the active codes, sorted."""
        return sorted(job["path"] for job in self.time.jobs() if job["active"])

    def track(self, minutes: int, name: str = "2026 Tax", by: str = ANN, **more: Any) -> Any:
        """Time in Karbon, today."""
        return self.bridge.track_time(by, self.key(name), self.today(), minutes, **more)

    def tab(self, name: str = "2026 Tax") -> Any:
        return self.bridge.open_tab(self.key(name))

    def live_links(self) -> dict[str, int]:
        """The live code of each entity."""
        desk = self.bridge.desk
        with desk.database.read() as connection:
            return {one.key: one.jobcode_id for one in links(connection, desk.tenant_id()) if one.live}

    def entries(self, *states: EntryState) -> list[Any]:
        """Time as the store has it."""
        desk = self.bridge.desk
        with desk.database.read() as connection:
            return entries_in(connection, desk.tenant_id(), *(states or ALL_STATES))
