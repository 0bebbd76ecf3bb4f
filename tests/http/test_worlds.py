"""Worlds are kept by name, and the credentials of each lead into it and nowhere else."""

from datetime import UTC, datetime, timedelta

import pytest

from sim import worlds as module
from sim.worlds import Worlds, WorldsFull


@pytest.fixture
def worlds():
    found = Worlds()
    found.create("one", 7)
    return found


def credentials(worlds, name):
    return {value for service in worlds.access(name).values() for value in service.values()}


def test_credentials_lead_into_their_world(worlds):
    """Whoever calls with a world's bearer or token is in that world."""
    fork = worlds.fork("one", "two")

    assert worlds.directory.find(worlds.access("one")["karbon"]["bearer"]) is worlds.get("one")
    assert worlds.directory.find(worlds.access("two")["quickbooks"]["access_token"]) is fork


def test_no_two_worlds_share_a_credential(worlds):
    """Not even worlds of one seed, nor a world and its fork."""
    worlds.fork("one", "two")
    worlds.create("three", 7)
    sets = [credentials(worlds, name) for name in ("one", "two", "three")]

    assert sum(map(len, sets)) == len(set.union(*sets))


def test_same_name_and_seed_same_credentials(worlds):
    """What a test printed yesterday is good today."""
    again = Worlds()
    again.create("one", 7)

    assert again.access("one") == worlds.access("one")


def test_a_world_that_ended(worlds):
    """Its credentials lead nowhere, and those of others are untouched."""
    worlds.fork("one", "two")
    gone, stays = worlds.access("one")["karbon"]["bearer"], worlds.access("two")["karbon"]["bearer"]
    worlds.remove("one")

    assert worlds.directory.find(gone) is None
    assert worlds.directory.find(stays) is worlds.get("two")
    assert [world.name for world in worlds] == ["two"]


@pytest.mark.parametrize("name", ["", "x" * 65, "one"])
def test_names(worlds, name):
    """A name is its own and not too long."""
    with pytest.raises(ValueError, match="a name of its own of 1 to 64 characters"):
        worlds.create(name)


def test_unknown_names_and_labels(worlds):
    """The error names those there are."""
    with pytest.raises(KeyError, match="no world called 'two'; worlds: one"):
        worlds.get("two")
    with pytest.raises(KeyError, match="no snapshot called 'end'; kept: start"):
        worlds.back("one", "end")


def test_prepared_firms(worlds):
    """A firm moves in once; worlds of it begin as forks, each alone."""
    furnished = []
    worlds.prepare("mine", 3, furnished.append)
    first, second = worlds.from_prepared("mine", 3, "a"), worlds.from_prepared("mine", 3, "b")
    first.universe.clock.advance(60)

    assert len(furnished) == 1
    assert worlds.knows("mine", 3)
    assert worlds.knows("mine", "3")
    assert not worlds.knows("mine", 4)
    assert first.universe.clock.now() - second.universe.clock.now() == timedelta(seconds=60)


def test_only_so_many_firms_stay_prepared(worlds, monkeypatch):
    """The one that was prepared first makes room."""
    monkeypatch.setattr(module, "PREPARED_MAX", 2)
    for firm in ("a", "b", "c"):
        worlds.prepare(firm, 1, lambda _: None)

    assert [worlds.knows(firm, 1) for firm in ("a", "b", "c")] == [False, True, True]


def test_limits(worlds, monkeypatch):
    """Reaching one is an error with a name."""
    monkeypatch.setattr(module, "WORLDS_MAX", 1)
    monkeypatch.setattr(module, "SNAPSHOTS_MAX", 1)
    with pytest.raises(WorldsFull, match="there are 1 worlds already"):
        worlds.create("two")
    with pytest.raises(WorldsFull, match="keeps 1 snapshots already"):
        worlds.keep("one", "mine")


def test_worlds_follow_a_wall_clock():
    """With a wall clock every world runs along with it, forks too, each from its own instant."""
    wall = [datetime(2030, 1, 1, tzinfo=UTC)]
    worlds = Worlds(lambda: wall[0])
    start = worlds.create("one", 7).universe.clock.now()
    wall[0] += timedelta(seconds=5)
    fork = worlds.fork("one", "two")
    wall[0] += timedelta(seconds=1)

    assert fork.universe.clock.now() == start + timedelta(seconds=6)
    assert worlds.get("one").universe.clock.now() == start + timedelta(seconds=6)
