"""One firm's world in the fakes, and the clients in it: in process and over sockets."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
import requests

from integration.clients.opening import Clients, Opening
from integration.connections import System, Tokens, connections_from
from integration.token_place import TokenPlace
from sim import karbon, quickbooks, quickbooks_time
from sim.http.connections import base_urls
from sim.http.directory import Directory
from sim.http.inprocess import WorldAdapter
from sim.karbon import routes as karbon_routes
from sim.karbon.screens import KarbonScreens
from sim.karbon.state import KarbonState
from sim.physics.faults import Fault, FaultKind
from sim.physics.universe import Universe
from sim.quickbooks import routes as quickbooks_routes
from sim.quickbooks.state import QuickBooksState
from sim.quickbooks_time import routes as quickbooks_time_routes
from sim.quickbooks_time.state import QuickBooksTimeState
from tests.karbon.document.held import hold

from .sockets import HOST, served

NUMBERS = itertools.count(1)


class WorldClock:
    """The world's own time, so that waiting costs nothing and the fakes see it pass."""

    def __init__(self, universe: Universe) -> None:
        self._universe = universe
        self.slept_s = 0.0

    def now(self) -> datetime:
        return self._universe.clock.now()

    def sleep(self, seconds: float) -> None:
        self.slept_s += seconds
        self._universe.clock.advance(seconds)


class Firm:
    """A world, what people do in it, and clients with its credentials."""

    def __init__(
        self, directory: Directory[Any], session: Callable[[], requests.Session], addresses: Any
    ) -> None:
        name = f"firm-{next(NUMBERS)}"
        self.universe = Universe(7)
        self.karbon_state = KarbonState(self.universe)
        self.karbon_screens = KarbonScreens(self.karbon_state)
        self.time_state = QuickBooksTimeState(self.universe)
        self.books_state = QuickBooksState(self.universe)
        world = SimpleNamespace(
            universe=self.universe,
            karbon=self.karbon_state,
            quickbooks_time=self.time_state,
            quickbooks=self.books_state,
        )
        self.universe.announce = lambda credential: directory.enter(credential, world)
        self.access = {
            "karbon": self.karbon_state.open_access(name),
            "quickbooks_time": self.time_state.open_access(name),
            "quickbooks": self.books_state.open_access(name),
        }
        given = {service: {**addresses.get(service, {}), **keys} for service, keys in self.access.items()}
        self.given, self.session = given, session
        self.clock = WorldClock(self.universe)
        self.kept: list[tuple[System, Tokens]] = []
        opening = Opening(self.clock, session, TokenPlace(lambda *found: self.kept.append(found)))
        self.clients: Clients = opening.open(connections_from(given, name))

    @property
    def karbon(self) -> Any:
        return self.clients.karbon

    @property
    def time(self) -> Any:
        return self.clients.quickbooks_time

    @property
    def books(self) -> Any:
        return self.clients.quickbooks

    def arm(self, kind: str, **fault: Any) -> None:
        self.universe.faults.arm(Fault(kind=FaultKind(kind), **fault))

    def calls(self, method: str = "") -> list[Any]:
        """What the journal has, oldest first."""
        return [call for _, call in self.universe.calls.since(0) if method in {"", call.method}]


@pytest.fixture(scope="session")
def directory() -> Directory[Any]:
    return Directory()


@pytest.fixture(scope="session")
def apps(directory: Directory[Any]) -> dict[str, Any]:
    found = {
        "karbon": karbon_routes.create_app(directory),
        "quickbooks_time": quickbooks_time_routes.create_app(directory),
        "quickbooks": quickbooks_routes.create_app(directory),
    }
    hold(found["karbon"], bodies=True)
    return found


@pytest.fixture(scope="session")
def addresses(apps: dict[str, Any]) -> Iterator[dict[str, dict[str, str]]]:
    with served(apps) as ports:
        yield {service: {"base_url": url} for service, url in base_urls(HOST, ports).items()}


@pytest.fixture(params=["in process", "over sockets"])
def firm(request: pytest.FixtureRequest, directory: Directory[Any], apps: dict[str, Any]) -> Iterator[Firm]:
    sessions: list[requests.Session] = []
    vendors = {"karbon": karbon, "quickbooks_time": quickbooks_time, "quickbooks": quickbooks}
    hosts = {host: apps[name] for name, vendor in vendors.items() for host in vendor.HOSTS}

    def session() -> requests.Session:
        sessions.append(requests.Session())
        if request.param == "in process":
            sessions[-1].mount("https://", WorldAdapter(hosts))
        return sessions[-1]

    addresses = request.getfixturevalue("addresses") if request.param == "over sockets" else {}
    yield Firm(directory, session, addresses)
    for one in sessions:
        one.close()
