"""The stage of every scenario: a baseline firm in a fresh world, and the integration at the vendors' real hosts."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import freezegun
import pytest

from sim import firms
from sim.apps import apps_by_host
from sim.conformance.stage import Stage, WorldClock, following_clock
from sim.conformance.subject.port import Subject, open_subject
from sim.http.inprocess import mounted
from sim.world import World
from sim.worlds import Worlds

WORLD = "scenario"


@pytest.fixture(scope="session")
def worlds() -> Iterator[Worlds]:
    """One world with the baseline firm, reachable at the vendors' real hosts by whoever uses `requests`."""
    found = Worlds()
    firm = firms.load("baseline")
    found.create(WORLD, seed=7, furnish=lambda world: firms.furnish(world, firm))
    with mounted(apps_by_host(found.directory)):
        yield found


@pytest.fixture(scope="session")
def wall_clock(subject_spec: str) -> Iterator[freezegun.api.FrozenDateTimeFactory]:
    """The wall clock, frozen once a session and then moved: freezing anew would cost milliseconds a step."""
    # What is imported while time is frozen would keep the stand-ins as its own dates.
    importlib.import_module(subject_spec.partition(":")[0])
    # Ours never read the wall clock, and the stand-ins that freezegun puts in for dates are no dates to msgspec.
    freezegun.configure(extend_ignore_list=["_pytest.timing", "pytest_bdd", "sim", "integration", "features"])
    with freezegun.freeze_time("2026-03-02T09:00:00Z") as frozen:
        yield frozen


@pytest.fixture
def world(worlds: Worlds, wall_clock: freezegun.api.FrozenDateTimeFactory) -> Iterator[World]:
    """The world as it was at the start, with the wall clock following its time."""
    worlds.back(WORLD, "start")
    found = worlds.get(WORLD)
    with following_clock(found, wall_clock.move_to):
        yield found


@pytest.fixture
def stage(worlds: Worlds, world: World, subject_spec: str, tmp_path: Path) -> Iterator[Stage]:
    """The services and the integration. A fault that was armed and never struck is a mistake in the scenario."""

    def open_it(*, with_books: bool) -> Subject:
        access = worlds.access(WORLD)
        connections = access if with_books else {key: access[key] for key in ("karbon", "quickbooks_time")}
        store = f"sqlite:///{tmp_path / 'timebridge.db'}"
        return open_subject(subject_spec, connections=connections, store=store, clock=WorldClock(world))

    yield Stage(world, open_it)
    unfired = world.universe.faults.unfired()
    assert not unfired, f"armed, but it never struck: {unfired}"
