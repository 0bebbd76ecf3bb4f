"""A way in: the world that a subject can reach, and what the subject is told about it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Final, NamedTuple

from sim import firms
from sim.http.connections import SERVICES, Connections
from sim.world import World
from sim.worlds import START, Worlds

WORLD: Final = "scenario"
FIRM: Final = "baseline"
SEED: Final = 7
ADMIN: Final = "priya@baseline.example"  # an administrator of all three systems of that firm


class Way(NamedTuple):
    """One world for all scenarios of a session, each of which finds it as it was at the start."""

    worlds: Worlds
    addresses: Mapping[str, str]  # base URLs by service; without one a vendor is at its real host
    clock: str | None  # where the world's time is asked over HTTP
    waiting: Callable[[], AbstractContextManager[object]]  # entered while the steps wait for the subject
    open: Callable[[], AbstractContextManager[object]] = (
        nullcontext  # entered for as long as a scenario lasts
    )

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


def with_firm(worlds: Worlds) -> Worlds:
    """The baseline firm moves into the one world."""
    firm = firms.load(FIRM)
    worlds.create(WORLD, seed=SEED, furnish=lambda world: firms.furnish(world, firm))
    return worlds
