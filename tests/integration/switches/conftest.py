"""The main job in a world of its own, with some switches set."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
import requests

from sim.worlds import Worlds
from tests.integration.firm import Firm
from tests.integration.switches.main_job import Story, main_job

Done = Callable[..., Story]


@pytest.fixture(scope="session")
def done(
    worlds: Worlds, session: Callable[[], requests.Session], tmp_path_factory: pytest.TempPathFactory
) -> Done:
    """Does the main job; `set_switches` is called with the world before anything is connected."""
    numbers = count(1)

    def job(set_switches: Callable[[Any], object] = lambda _world: None) -> Story:
        name = f"switched-{next(numbers)}"
        world = worlds.from_prepared("baseline", 7, name)
        store = (
            f"sqlite:///{tmp_path_factory.mktemp(name) / 'store.db'}"  # what a store holds is tried elsewhere
        )
        firm = Firm(world, worlds.access(name), session, store)
        try:
            set_switches(world)
            return main_job(firm)
        finally:
            firm.close()
            worlds.remove(name)

    return job


@pytest.fixture(scope="session")
def usual(done: Done) -> Story:
    """What comes of the main job where every switch has its default."""
    return done()
