"""Worlds: which there are, a new one from a firm or as a fork, its credentials, its end."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

from sim.firms import FirmError, furnish
from sim.http.connections import connections
from sim.http.control.house import House
from sim.http.control.operations import NAME, Area
from sim.http.control.refusals import refused
from sim.world import World
from sim.worlds import WorldsFull

area = Area("worlds")

Name = Annotated[str, msgspec.Meta(pattern=f"^{NAME.pattern}$")]
Connections = dict[str, dict[str, str]]


class WorldView(msgspec.Struct, frozen=True, kw_only=True):
    """A world from outside. `last_call` and `last_change` are where the journal and the change log stand."""

    name: str
    seed: str
    now: datetime
    follows_wall_clock: bool
    records: int
    last_call: int
    last_change: int
    unfired_faults: int


class WorldList(msgspec.Struct, frozen=True, kw_only=True):
    """The worlds of this server."""

    worlds: tuple[WorldView, ...]


class NewWorld(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A world to make: of a firm and a seed, or as a fork of another world, which gives it both."""

    name: Name
    firm: Annotated[str, msgspec.Meta(min_length=1, max_length=200)] | None = None
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = 0
    fork_of: Name | None = None


class MadeWorld(msgspec.Struct, frozen=True, kw_only=True):
    """A new world and how an integration reaches its services."""

    world: WorldView
    connections: Connections


@area.on("GET", "/worlds")
def list_worlds(house: House) -> WorldList:
    """All worlds of this server."""
    return WorldList(worlds=tuple(_view(world) for world in house.worlds))


@area.on("POST", "/worlds", 201)
def create_world(house: House, body: NewWorld) -> MadeWorld:
    """Make a world from a firm, or as a fork of another; it begins with credentials of its own."""
    if body.name in house.worlds:
        raise refused(
            409, "name_taken", f"there is a world {body.name!r} already; delete it or choose another name."
        )
    if (body.firm is None) == (body.fork_of is None):
        raise refused(422, "bad_body", "give either 'firm' or 'fork_of': what the world is made from.")
    try:
        world = _forked(house, body) if body.fork_of is not None else _furnished(house, body)
    except WorldsFull as error:
        raise refused(409, "too_many_worlds", str(error)) from None
    return MadeWorld(world=_view(world), connections=_connections(house, world.name))


@area.on("GET", "/worlds/{world}")
def read_world(house: House, world: str) -> WorldView:
    """How a world stands."""
    return _view(house.world(world))


@area.on("DELETE", "/worlds/{world}", 204)
def delete_world(house: House, world: str) -> None:
    """End a world; its credentials lead nowhere from now on."""
    house.worlds.remove(house.world(world).name)


@area.on("GET", "/worlds/{world}/access")
def read_access(house: House, world: str) -> Connections:
    """By service, the base URL and the credentials that the world handed out when it was made."""
    return _connections(house, house.world(world).name)


def _forked(house: House, body: NewWorld) -> World:
    if body.seed:
        raise refused(422, "bad_body", "a fork has the seed of its parent; leave 'seed' out.")
    return house.worlds.fork(house.world(str(body.fork_of)).name, body.name)


def _furnished(house: House, body: NewWorld) -> World:
    name = str(body.firm)
    if not house.worlds.knows(name, body.seed):
        try:
            firm = house.firm(name)
        except FirmError as error:
            raise refused(404, "unknown_firm", str(error)) from None
        house.worlds.prepare(name, body.seed, lambda world: furnish(world, firm))
        house.settle()
    return house.worlds.from_prepared(name, body.seed, body.name)


def _connections(house: House, name: str) -> Connections:
    return connections(house.addresses, house.worlds.access(name))


def _view(world: World) -> WorldView:
    universe = world.universe
    return WorldView(
        name=world.name,
        seed=str(world.seed),
        now=universe.clock.now(),
        follows_wall_clock=universe.clock.follows,
        records=sum(map(len, universe.tables())),
        last_call=universe.calls.last,
        last_change=universe.changes.last,
        unfired_faults=len(universe.faults.unfired()),
    )
