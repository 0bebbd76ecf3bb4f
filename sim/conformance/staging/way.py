"""A way in: the world that a subject can reach, and what the subject is told about it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, NamedTuple

from sim import firms
from sim.conformance.stage import OpenSubject, WorldClock
from sim.conformance.subject.address import is_url
from sim.conformance.subject.port import Subject, open_subject
from sim.http.connections import SERVICES, Connections
from sim.world import World
from sim.worlds import START, Worlds

WORLD: Final = "scenario"
FIRM: Final = "baseline"
SEED: Final = 7


class Way(NamedTuple):
    """One world for all scenarios of a session, each of which finds it as it was at the start."""

    worlds: Worlds
    addresses: Mapping[str, str]  # base URLs by service; without one a vendor is at its real host
    clock: str | None  # where the world's time is asked over HTTP
    waiting: Callable[[], AbstractContextManager[object]]  # entered while the steps wait for the subject

    def fresh_world(self) -> World:
        """The world, put back to its start."""
        self.worlds.back(WORLD, START)
        return self.worlds.get(WORLD)

    def connections(self, *, with_books: bool) -> Connections:
        """Where the services are and with which credentials, as a file of connections has it."""
        access = self.worlds.access(WORLD)
        return {
            service: {**self._address(service), **access[service]}
            for service in SERVICES
            if with_books or service != "quickbooks"
        }

    def _address(self, service: str) -> dict[str, str]:
        return {"base_url": self.addresses[service]} if service in self.addresses else {}


class Asking(NamedTuple):
    """How a subject is asked: its name, and for one at a URL the patience and the token."""

    spec: str
    timeout_s: float
    token: str


def with_firm(worlds: Worlds) -> Worlds:
    """The baseline firm moves into the one world."""
    firm = firms.load(FIRM)
    worlds.create(WORLD, seed=SEED, furnish=lambda world: firms.furnish(world, firm))
    return worlds


def opener(way: Way, asking: Asking, firm: str, folder: Path) -> OpenSubject:
    """What opens the subject for one scenario, and again with the same memory when it is restarted."""

    def open_it(*, with_books: bool) -> Subject:
        given: dict[str, Any] = {"connections": way.connections(with_books=with_books)}
        if is_url(asking.spec):
            given |= {"firm": firm, "clock": way.clock, "timeout_s": asking.timeout_s, "token": asking.token}
        else:
            store = f"sqlite:///{folder / 'timebridge.db'}"
            given |= {"store": store, "clock": WorldClock(way.worlds.get(WORLD))}
        return open_subject(asking.spec, way.waiting, **given)

    return open_it
