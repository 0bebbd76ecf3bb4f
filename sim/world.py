"""One world: Karbon, QuickBooks Time and QuickBooks of one firm, one clock, one seed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sim.http.outgoing import WayOut
from sim.karbon.planning.overnight import ScheduledWork
from sim.karbon.screens import KarbonScreens
from sim.karbon.state import KarbonState
from sim.link import CompanyBooks
from sim.physics.clock import WORLD_START, Clock
from sim.physics.faults import Deed
from sim.physics.universe import Snapshot, Universe
from sim.quickbooks.screens import QuickBooksScreens
from sim.quickbooks.state import QuickBooksState
from sim.quickbooks_time.link import sync
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.quickbooks_time.state import QuickBooksTimeState


class World:
    """The three services of one firm. `name` is part of every credential, so no two worlds share one."""

    def __init__(self, name: str, seed: int | str = 0, start: datetime = WORLD_START) -> None:
        self.name = name
        self.seed = seed
        self.universe = Universe(seed, start)
        self.way_out = WayOut()
        self.universe.deliveries.post = self.way_out
        self.karbon = KarbonState(self.universe)
        self.quickbooks_time = QuickBooksTimeState(self.universe)
        self.quickbooks = QuickBooksState(self.universe)
        self.quickbooks_time.books = CompanyBooks(self.quickbooks)
        self.clock.keep(ScheduledWork(self.karbon))
        self.clock.watch(lambda _: sync.keep_up(self.quickbooks_time))
        self.screens: dict[str, Any] = {
            "karbon": KarbonScreens(self.karbon),
            "quickbooks_time": QuickBooksTimeScreens(self.quickbooks_time),
            "quickbooks": QuickBooksScreens(self.quickbooks),
        }
        self.universe.act = self.act

    @property
    def clock(self) -> Clock:
        """The time of the three services; moving it costs none."""
        return self.universe.clock

    def act(self, deed: Deed) -> object:
        """Let somebody do something in a product's screens. LookupError or ValueError when they cannot."""
        action = getattr(self.screens[deed.service], deed.action, None)
        if action is None or deed.action.startswith("_"):
            raise LookupError(f"the screens of {deed.service} have no {deed.action!r}")
        return action(**deed.arguments)

    def open(self) -> dict[str, dict[str, str]]:
        """Hand out fresh credentials for the three services; those handed out before are void.

        What an integration is given, by service, without base URLs.
        """
        return {
            "karbon": self.karbon.open_access(self.name),
            "quickbooks_time": self.quickbooks_time.open_access(self.name),
            "quickbooks": self.quickbooks.open_access(self.name),
        }

    def let_in_again(self) -> dict[str, dict[str, str]]:
        """Hand out fresh credentials of the same accounts: in Karbon in place of the old, elsewhere beside them."""
        return {
            "karbon": self.karbon.open_access(self.name),
            "quickbooks_time": self.quickbooks_time.let_in_again(),
            "quickbooks": self.quickbooks.credentials.let_in_again(),
        }

    def snapshot(self) -> Snapshot:
        """Everything as it is now."""
        return self.universe.snapshot()

    def restore(self, snapshot: Snapshot) -> None:
        """Everything as it was."""
        self.universe.restore(snapshot)

    def fork(self, name: str) -> World:
        """A world of its own that begins where this one stands. Open it to get its credentials."""
        world = World(name, self.seed)
        world.universe.restore(self.snapshot())
        return world
