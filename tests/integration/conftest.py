"""Worlds for the integration: each test begins with a fork of the baseline firm and a store of its own."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests

from sim import firms, karbon
from sim.apps import apps_by_host
from sim.http.inprocess import WorldAdapter
from sim.worlds import Worlds
from tests.karbon.document.held import hold, taken

from .firm import Firm
from .stores import KINDS, Stores
from .stores import stores as opened_stores

NUMBERS = itertools.count(1)
Found = Callable[..., Firm]


@pytest.fixture(scope="session")
def worlds() -> Worlds:
    found = Worlds()
    baseline = firms.load("baseline")
    found.prepare("baseline", 7, lambda world: firms.furnish(world, baseline))
    return found


@pytest.fixture(scope="session")
def session(worlds: Worlds) -> Callable[[], requests.Session]:
    apps = apps_by_host(worlds.directory)
    for host in karbon.HOSTS:
        hold(apps[host], bodies=True)
    adapter = WorldAdapter(apps)

    def opened() -> requests.Session:
        one = requests.Session()
        one.mount("https://", adapter)
        return one

    return opened


@pytest.fixture(autouse=True)
def what_karbon_takes_and_answers_is_documented() -> Iterator[None]:
    """What the integration sends is in what Karbon publishes, and so is what it hears."""
    yield
    found = taken()
    assert not found, "\n".join(found)


@pytest.fixture(params=KINDS)
def stores(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Stores]:
    """Where firms keep what they remember: every test that has a firm is run on both databases."""
    with opened_stores(request.param, tmp_path, worker_id) as found:
        yield found


@pytest.fixture
def found(worlds: Worlds, session: Callable[[], requests.Session], stores: Stores) -> Iterator[Found]:
    """Founds baseline firms; `store` puts several into one, `tenant` makes one that has all but its key in common."""
    opened: list[Firm] = []

    def one(store: str = "", tenant: str = "", **how: Any) -> Firm:
        name = f"firm-{next(NUMBERS)}"
        world = worlds.from_prepared("baseline", 7, name)
        if tenant:
            account = world.karbon._tenant
            account.root = msgspec.structs.replace(account.root, tenant_key=tenant)
        firm = Firm(world, worlds.access(name), session, stores.url(store or name), **how)
        opened.append(firm)
        return firm

    yield one
    for firm in opened:
        firm.close()
        worlds.remove(firm.world.name)


@pytest.fixture
def baseline(found: Found) -> Firm:
    """The baseline firm, not connected yet."""
    return found()


@pytest.fixture
def in_step(baseline: Firm) -> Firm:
    """The baseline firm, connected and in step."""
    baseline.connect()
    return baseline
