"""The worlds that the tests of one process play in: made once a firm and seed, and put back for every test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Final, Self
from zlib import crc32

from sim import karbon, quickbooks, quickbooks_time
from sim.apps import apps_by_host
from sim.http import inprocess
from sim.http.connections import PATHS
from sim.physics.faults import OF_WEBHOOKS, Fault
from sim.testing.services import Karbon, QuickBooks, QuickBooksTime
from sim.world import World
from sim.worlds import START, Worlds

WORLDS_MAX: Final = 16
HOSTS: Final = {
    "karbon": karbon.HOSTS[0],
    "quickbooks_time": quickbooks_time.HOSTS[0],
    "quickbooks": quickbooks.HOSTS[0],
}
REAL: Final = {service: f"https://{host}{PATHS[service]}" for service, host in HOSTS.items()}
# A test may call its own services. The vendors' it may not: what is not answered here is answered by nobody.
ELSEWHERE: Final = re.compile(
    r"^https?://(?>(?:[^/?#@]*@)?)(?!(?:[^/?#:]+\.)?(?:karbonhq\.com|tsheets\.com|intuit\.com)\.?(?:[:/?#]|$))",
    re.IGNORECASE,
)


class NoSuchFirm(ValueError):
    """The firm that a test is marked with cannot be had; the text says why, in a sentence."""


class Scene:
    """What one test gets: a fresh world and its three services."""

    def __init__(self, world: World, urls: dict[str, str], access: dict[str, dict[str, str]]) -> None:
        self.world = world
        self.karbon = Karbon(world, urls["karbon"], dict(access["karbon"]))
        self.quickbooks_time = QuickBooksTime(world, urls["quickbooks_time"], dict(access["quickbooks_time"]))
        self.quickbooks = QuickBooks(world, urls["quickbooks"], dict(access["quickbooks"]))

    def unfired(self) -> str:
        """A sentence about the faults that were armed and never struck, or nothing."""
        found = [_told(fault) for fault in self.world.universe.faults.unfired()]
        return (
            f"armed, but never struck: {'; '.join(found)}. Make it happen, or do not arm it" if found else ""
        )


class Grounds:
    """Every world of this process, in process at the vendors' real hosts, and at sockets when somebody asks."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._worlds = Worlds()
        self._apps = apps_by_host(self._worlds.directory)
        self._names: list[str] = []
        self._open = ExitStack()

    @contextmanager
    def open(self) -> Iterator[Self]:
        """These grounds; what they opened is closed afterwards."""
        with self._open:
            yield self

    def scene(self, firm: str, seed: int, *, served: bool) -> Scene:
        """The world of this firm and seed as it is at its start."""
        name = (
            f"test {crc32(f'{firm}|{seed}'.encode()):08x}"  # part of the credentials, so the same everywhere
        )
        if name not in self._worlds:
            self._create(name, firm, seed)
        self._worlds.back(name, START)
        self._worlds.get(name).way_out.forget()
        return Scene(self._worlds.get(name), self._sockets if served else REAL, self._worlds.access(name))

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """While this lasts, `requests` finds the fakes at the vendors' real hosts."""
        with inprocess.mounted(self._apps) as mock:
            mock.add_passthru(ELSEWHERE)
            yield

    def _create(self, name: str, firm: str, seed: int) -> None:
        if len(self._names) >= WORLDS_MAX:
            self._worlds.remove(self._names.pop(0))
        if not firm:
            self._worlds.create(name, seed)
        else:
            from sim import firms  # with the names of half the world in it

            try:
                found = firms.load(self._root / firm if (self._root / firm).is_file() else firm)
            except firms.FirmError as problem:
                raise NoSuchFirm(str(problem)) from None
            self._worlds.create(name, seed, furnish=lambda world: firms.furnish(world, found))
        self._names.append(name)

    @cached_property
    def _sockets(self) -> dict[str, str]:
        """The addresses of the three services at sockets, opened now and closed with the grounds."""
        from sim.testing.sockets import listening

        return self._open.enter_context(
            listening({service: self._apps[host] for service, host in HOSTS.items()})
        )


def _told(fault: Fault) -> str:
    where = " ".join(part for part in (fault.method, fault.path) if part)
    if fault.kind in OF_WEBHOOKS:
        return f"a {fault.kind.value.removeprefix('webhook_')} webhook of {fault.service} ({where or 'any'})"
    return f"a {fault.kind.value} call to {fault.service} ({where or 'any call'})"
