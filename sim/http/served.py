"""A firm's world with its three services and the control API, each on a port of its own, ready to be run."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, NamedTuple

from sim.apps import apps_by_service
from sim.firms import Firm, FirmError, furnish, load
from sim.firms.load import names
from sim.http.connections import SERVICES, Connection, Connections, base_urls, connections
from sim.http.control import House, create_control
from sim.http.ports import Port, reserve
from sim.http.postman import Postman
from sim.http.server import Listening, settle
from sim.world import World
from sim.worlds import Worlds

WORLD: Final = "main"
CONTROL_HOST: Final = "127.0.0.1"  # the control API never leaves this machine
TOKEN_BYTES: Final = 32


class Served(NamedTuple):
    """What is served, where, and with which credentials."""

    firm: Firm
    seed: int
    world: World
    connections: Connections
    control: Connection
    listening: tuple[Listening, ...]
    postman: Postman


def prepare(firm: str, seed: int, host: str, port_base: int) -> Served:
    """Make the world of a firm and its apps. Ports come first: they fail at once, a large firm takes seconds."""
    numbers = range(port_base, port_base + 4) if port_base else (0,) * 4
    ports = reserve(zip((host, host, host, CONTROL_HOST), numbers, strict=True))
    try:
        return _prepared(firm, seed, host, ports)
    except BaseException:
        for port in ports:
            port.release()
        raise


def _prepared(firm: str, seed: int, host: str, ports: tuple[Port, ...]) -> Served:
    found = load(firm)
    worlds = Worlds(_wall, postman=True)
    postman = Postman(worlds)
    worlds.prepare(firm, seed, lambda world: _move_in(world, found))
    world = worlds.from_prepared(firm, seed, WORLD)
    addresses = base_urls(
        host, {service: port.number for service, port in zip(SERVICES, ports, strict=False)}
    )
    # Whoever has it has power over every world, so it must not follow from a seed that anybody may know.
    control = {
        "base_url": f"http://{CONTROL_HOST}:{ports[-1].number}",
        "token": secrets.token_urlsafe(TOKEN_BYTES),
    }
    house = House(worlds, addresses, _firms(firm), _wall, settle)
    hosts = [f"{name}:{ports[-1].number}" for name in (CONTROL_HOST, "localhost")]
    apps = apps_by_service(worlds.directory).values()
    listening = (
        *(Listening(app, port) for app, port in zip(apps, ports[:-1], strict=True)),
        Listening(create_control(house, control["token"], hosts), ports[-1], postman.settle),
    )
    access = connections(addresses, worlds.access(WORLD))
    return Served(found, seed, world, access, control, listening, postman)


def _move_in(world: World, firm: Firm) -> None:
    """The firm's past is its own, but its present is ours: whoever calls over sockets reads a clock on the wall."""
    furnish(world, firm)
    world.universe.clock.set(_wall())


def _firms(served: str) -> Callable[[str], Firm]:
    """The firms that may move in: ours and the one that is served. No caller makes this process read other files."""

    def firm(name: str) -> Firm:
        known = sorted({served, *names()})
        if name not in known:
            raise FirmError(f"this server knows no firm {name[:80]!r}; it knows {', '.join(known)}.")
        return load(name)

    return firm


def _wall() -> datetime:
    """The time outside: worlds that are served run along with it. Nothing else under sim/ asks."""
    return datetime.now(UTC)  # noqa: TID251 - this is the injected clock's source
