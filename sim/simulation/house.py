"""The firm that every history begins with: connected and in step, prepared once, and had again in a moment.

The world goes back to a snapshot. The integration's store is a file on a memory file system, of which each history
gets a copy: it outlives the processes that use it, as a disk does, and costs no real one.
"""

from __future__ import annotations

import inspect
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import requests

from sim import firms
from sim.apps import apps_by_host
from sim.conformance.stage import WorldClock
from sim.conformance.staging.way import ADMIN, FIRM, SEED
from sim.conformance.subject.port import Subject, entry_point, open_subject
from sim.http.inprocess import WorldAdapter
from sim.http.session import DirectSession
from sim.physics.chance import Chance
from sim.quickbooks.credentials import ACCESS_S, REFRESH_S
from sim.simulation.boundaries import Life, Line, Watch
from sim.simulation.neighbour import Neighbour
from sim.simulation.remembered import DRIVER
from sim.simulation.store_file import START as START_STORE
from sim.simulation.store_file import StoreFile
from sim.world import World
from sim.worlds import START, Worlds

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a file system, not a file
NAME: Final = "history"
SIGNING: Final = frozenset({"signing_key"})
NEXT_DOOR: Final = "next door"
USUAL: Final[dict[str, Any]] = {"contact_types": ["Client"], "track_work": True}
# What is there beside the firm of every feature, by the names that a plan calls it.
CLIENTS: Final = {"acme": "Acme", "birch": "Birch & Sons", "jo": "Jo Smith"}
WORK: Final = {
    "acme-tax": ("acme", "2026 Tax"),
    "birch-pay": ("birch", "Payroll"),
    "birch-books": ("birch", "Bookkeeping"),
    "jo-return": ("jo", "Return"),
}
GIVEN: Final = {
    "birch": 'an organization "Birch & Sons" in Karbon',
    "jo": 'a person "Jo Smith" in Karbon',
    "birch-pay": 'work "Payroll" for "Birch & Sons" in Karbon',
    "birch-books": 'work "Bookkeeping" for "Birch & Sons" in Karbon',
    "jo-return": 'work "Return" for "Jo Smith" in Karbon',
}


class Tokens:
    """The integration's own chance, from the seed."""

    def __init__(self, seed: int) -> None:
        self._chance = Chance(f"integration {seed}")

    def token(self) -> str:
        """What nobody can guess who does not know the seed."""
        return self._chance.hex("token", 43)


class House:
    """One world, the apps in front of it, and a place for the store."""

    def __init__(self, spec: str, folder: Path, watch: Watch) -> None:
        self.spec = spec
        self.watch = watch
        self.store = StoreFile(folder)
        entry_point(spec)
        self._driver = DRIVER if _uses_sqlalchemy(spec) else "sqlite"
        self._parameters = inspect.signature(entry_point(spec)).parameters.values()
        worlds = Worlds()
        firm = firms.load(FIRM)
        self.world: World = worlds.create(NAME, SEED, furnish=lambda world: firms.furnish(world, firm))
        self._worlds = worlds
        self._adapter = WorldAdapter(apps_by_host(worlds.directory))
        self.connections: dict[str, dict[str, str]] = {}  # what the integration is opened with
        self.renewals = 0  # how often that changed
        self._hold(worlds.access(NAME))
        self.keys: dict[str, str] = {}
        self.codes: dict[str, int] = {}
        self.receives = False  # whether the subject takes webhooks
        self.neighbour: Neighbour | None = None
        if self._takes("store"):
            next_door = worlds.create(NEXT_DOOR, SEED + 1, furnish=lambda world: firms.furnish(world, firm))
            self.neighbour = Neighbour(next_door, self._next_door)
        self._prepare()

    def authorise(self) -> None:
        """Somebody lets the integration in anew: the systems hand out other keys and tokens."""
        books = self.world.quickbooks.credentials
        allowed = books.connect()
        tokens = {
            "access_token": books.issue("access", allowed, ACCESS_S),
            "refresh_token": books.issue("refresh", allowed, REFRESH_S),
        }
        signing = {
            name: self.connections["karbon"][name] for name in SIGNING & self.connections["karbon"].keys()
        }
        self._hold(
            {
                "karbon": self.world.karbon.open_access(NAME) | signing,
                "quickbooks_time": self.world.quickbooks_time.open_access(NAME),
                "quickbooks": self.connections["quickbooks"] | tokens,
            }
        )

    def _hold(self, access: dict[str, dict[str, str]]) -> None:
        self.connections = {name: dict(one) for name, one in access.items()}
        self.renewals += 1

    def _renewed(self, system: str, tokens: Any) -> None:
        """Tokens that the integration renewed are kept where its connections are."""
        access, refresh = tokens.secrets
        self.connections[str(system)] |= {"access_token": access, "refresh_token": refresh}
        self.renewals += 1

    def _signs(self, key: Any) -> None:
        """The key for webhooks that the integration drew is kept there as well."""
        self.connections["karbon"] |= {"signing_key": key.reveal()}
        self.renewals += 1

    def fresh(self) -> World:
        """The world and the store as they were at the start."""
        self.watch.close_stores()
        self._worlds.back(NAME, START)
        self._hold(self._worlds.access(NAME))
        self.store.put_back(START_STORE)
        return self.world

    def open(self, life: Life, seed: int) -> Subject:
        """A process of the integration on this store."""
        kept = {
            "on_tokens": self._renewed,
            "on_signing_key": self._signs,
            "kept_connections": lambda: self.connections,
        }
        return self._process(life, seed, self.world, self.connections, kept)

    @contextmanager
    def _next_door(self) -> Iterator[Subject]:
        """A process for the firm next door, on the same store."""
        life = Life()
        world = self._worlds.get(NEXT_DOOR)
        with self.watch.works(life):
            yield self._process(life, 0, world, self._worlds.access(NEXT_DOOR), {})
        life.close()

    def _process(
        self,
        life: Life,
        seed: int,
        world: World,
        connections: dict[str, dict[str, str]],
        kept: dict[str, Any],
    ) -> Subject:
        given: dict[str, Any] = {
            "connections": {name: dict(one) for name, one in connections.items()},
            "store": f"{self._driver}:///{self.store.path}",
            "clock": WorldClock(world),
            "sessions": lambda: self._session(life),
            "chance": Tokens(seed),
            **kept,
        }
        with self.watch.works(life):
            return open_subject(
                self.spec, **{name: value for name, value in given.items() if self._takes(name)}
            )

    def _takes(self, name: str) -> bool:
        """Whether the entry point takes this, too: sessions, tokens and chance are no part of every port."""
        return any(one.name == name or one.kind is one.VAR_KEYWORD for one in self._parameters)

    def _session(self, life: Life) -> requests.Session:
        session = DirectSession()
        session.mount("https://", Line(self._adapter, life))
        return session

    def _prepare(self) -> None:
        karbon = self.world.screens["karbon"]
        self.keys["acme"] = karbon.clients("Acme")[0]["key"]
        self.keys["acme-tax"] = karbon.work("2026 Tax")[0]["key"]
        self.keys["birch"] = karbon.add_organization(CLIENTS["birch"])
        self.keys["jo"] = karbon.add_person("Jo", "Smith")
        day = self.world.clock.now().date().isoformat()
        for name, (client, title) in WORK.items():
            if name not in self.keys:
                self.keys[name] = karbon.add_work(title, self.keys[client], day)
        life = Life()
        subject = self.open(life, 0)
        self.receives = subject.receives
        subject.call("connect", by=ADMIN)
        subject.call("save_and_sync", by=ADMIN, **USUAL)
        self.world.clock.advance(600)  # far enough from what was just written
        subject.call("sync")
        jobs = {job["path"]: job["id"] for job in self.world.screens["quickbooks_time"].jobs()}
        self.codes = {name: jobs[called] for name, called in CLIENTS.items()}
        self.codes |= {name: jobs[f"{CLIENTS[owner]} › {title}"] for name, (owner, title) in WORK.items()}
        life.close()
        if self.neighbour is not None:
            self.neighbour.move_in(**USUAL)
        self.watch.close_stores()
        self.store.keep(START_STORE)
        self._worlds.keep(NAME, START)


def _uses_sqlalchemy(spec: str) -> bool:
    """Whether the package of a subject makes engines of SQLAlchemy, which may compile each statement once for all."""
    package = spec.partition(":")[0].partition(".")[0]
    return any(
        name.partition(".")[0] == package and hasattr(module, "create_engine")
        for name, module in list(sys.modules.items())
    )


@contextmanager
def housed(spec: str) -> Iterator[House]:
    """A house, and its folder for as long as this lasts."""
    watch = Watch()
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="timebridge-", dir=place) as folder, watch.over_stores():
        try:
            yield House(spec, Path(folder), watch)
        finally:
            watch.close_stores()
