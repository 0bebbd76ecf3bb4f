"""Worlds behind real sockets, each with a clock of its own; one service for all tests that do not end it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from flask import Flask, jsonify, request

from sim import firms
from sim.apps import apps_by_service
from sim.http.connections import base_urls, connections
from sim.world import World
from sim.worlds import Worlds
from tests.integration.clients.fakes.sockets import HOST, served
from tests.karbon.document.held import hold

from .caller import Caller, serving

NUMBERS = itertools.count(1)


class Office(NamedTuple):
    """A baseline firm in a world of its own, and what the service is told about it."""

    name: str
    world: World
    connections: dict[str, dict[str, str]]
    clock: str

    @property
    def wanted(self) -> dict[str, Any]:
        return {"connections": self.connections, "clock": self.clock}


NewOffice = Callable[[], Office]


@pytest.fixture(scope="session")
def worlds() -> Worlds:
    found = Worlds()
    baseline = firms.load("baseline")
    found.prepare("baseline", 7, lambda world: firms.furnish(world, baseline))
    return found


@pytest.fixture(scope="session")
def ports(worlds: Worlds) -> Iterator[dict[str, int]]:
    apps = apps_by_service(worlds.directory)
    hold(apps["karbon"], bodies=True)
    with served({**apps, "clock": clock_app(worlds)}) as found:
        yield found


def clock_app(worlds: Worlds) -> Flask:
    """The time of every world, as the harness serves it."""
    app = Flask("clock")

    @app.route("/clock/<name>", methods=["GET", "POST"])
    def clock(name: str):
        found = worlds.get(name).universe.clock
        if request.method == "POST":
            found.advance(request.get_json()["sleep_s"])
        return jsonify(now=found.now().isoformat())

    @app.get("/stopped/<name>")
    def stopped(name: str):
        return jsonify(now=worlds.get(name).universe.clock.now().isoformat()), 503

    return app


@pytest.fixture
def new_office(worlds: Worlds, ports: dict[str, int]) -> Iterator[NewOffice]:
    made: list[str] = []

    def make() -> Office:
        name = f"office-{next(NUMBERS)}"
        made.append(name)
        world = worlds.from_prepared("baseline", 7, name)
        found = connections(base_urls(HOST, ports), worlds.access(name))
        return Office(name, world, found, f"http://{HOST}:{ports['clock']}/clock/{name}")

    yield make
    for name in made:
        worlds.remove(name)


@pytest.fixture
def office(new_office: NewOffice) -> Office:
    return new_office()


@pytest.fixture(scope="session")
def service() -> Iterator[Caller]:
    with serving() as found:
        yield Caller(found.address)


@pytest.fixture
def opened(service: Caller, office: Office) -> Iterator[Office]:
    """An office that the service has opened."""
    assert service.open(office.name, **office.wanted).json() == {"ok": {}}
    yield office
    service("DELETE", f"/firms/{office.name}")
