"""A store that was restored from yesterday's copy finds its way back."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from integration.store.database import file_url
from sim.worlds import Worlds
from tests.integration.firm import ADMIN, Firm

NUMBERS = itertools.count(1)


@pytest.fixture
def firm(worlds: Worlds, session: Callable[[], requests.Session], tmp_path: Path) -> Firm:
    """A firm in step, whose store is one file."""
    name = f"copied-{next(NUMBERS)}"
    world = worlds.from_prepared("baseline", 7, name)
    found = Firm(world, worlds.access(name), session, file_url(tmp_path / "store.db"))
    found.connect()
    yield found
    found.close()
    worlds.remove(name)


@pytest.mark.edge("LINK-04 b")
def test_yesterdays_copy(firm: Firm, tmp_path: Path) -> None:
    """Codes are found by their ids, those made since by their names, and none is made again; time is there once."""
    firm.close()
    shutil.copy(tmp_path / "store.db", tmp_path / "yesterday.db")
    firm.restart()
    firm.wait(86_400)
    firm.karbon.add_organization("Birch")
    firm.bridge.save_and_sync(ADMIN)
    firm.time.rename_job(firm.job("Acme"), "Acme Inc")
    firm.track(60)
    firm.bridge.sync()
    links = firm.live_links()
    firm.close()
    shutil.copy(tmp_path / "yesterday.db", tmp_path / "store.db")
    run = firm.restart().save_and_sync(ADMIN)

    assert run.counts == {"adopt": 1}
    assert firm.live_links() == links
    assert firm.tab().actual_minutes == 60
    assert [one["minutes"] for one in firm.time.timesheets()] == [60]
    assert [one["minutes"] for one in firm.books.time_activities()] == [60]
