"""What the fixtures give: a vendor's product as people use it, and how a client of its API gets in.

Every screen of the vendor is a method here (`karbon.add_organization("Acme")`); the rest is the same for the three.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, Final

from sim.http.outgoing import Receiver
from sim.karbon.screens import KarbonScreens
from sim.physics.faults import Fault, FaultKind
from sim.physics.journal import Call
from sim.quickbooks.screens import QuickBooksScreens
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.testing.inbox import Inbox
from sim.world import World

Credentials = dict[str, str]
KINDS: Final = tuple(kind.value for kind in FaultKind)
SAID: Final = tuple(
    name
    for name in Fault.__struct_fields__
    if name not in {"id", "kind", "service", "method", "path", "fired"}
)


class Service:
    """One vendor's service in the world of one test."""

    service: ClassVar[str]

    def __init__(self, world: World, url: str, credentials: Credentials) -> None:
        self.url = url  # what stands before the paths of the vendor's documentation
        self.credentials = credentials
        self._world = world
        self._mark = world.universe.calls.last

    @property
    def calls(self) -> list[Call]:
        """The calls that this service got in this test, oldest first."""
        found = (call for _, call in self._world.universe.calls.since(self._mark))
        return [call for call in found if call.service == self.service]

    def arm(
        self,
        kind: str,
        method: str | None = None,
        path: str | None = None,
        **more: Any,
    ) -> Fault:
        """Let calls to come fail: "refused" before anything happens, "lost" after it, "slow" after it, and so on.

        `path` is a regular expression searched for in the path; `skip` calls pass first, then `times` calls fail. The
        kinds and what else can be said of each (`status`, `delay_s`, `rows`, ...) stand in `sim.physics.fault_kinds`
        and `sim.physics.faults`. "webhook_lost", "webhook_doubled", "webhook_reordered", "webhook_forged" and
        "webhook_late" befall what the service sends; the path is then what the webhook is about, such as
        `Contact/Organization/2LPSrkzbYrn4`. A test in which an armed fault never struck fails at its end.
        """
        if kind not in KINDS:
            raise ValueError(f"there is no fault {kind!r}; there are {', '.join(KINDS)}")
        unknown = sorted(more.keys() - SAID)
        if unknown:
            raise ValueError(f"a fault has no {unknown[0]!r}; say {', '.join(SAID)}")
        try:
            fault = Fault(kind=FaultKind(kind), service=self.service, method=method, path=path, **more)
            return self._world.universe.faults.arm(fault)
        except re.error as problem:
            raise ValueError(f"the path {path!r} is no regular expression: {problem}") from None

    def receive_webhooks(self, url: str, receiver: Receiver | None = None) -> Inbox:
        """Receive what is sent to this URL, any URL at all; what arrived stands in the inbox.

        A receiver of your own is a function of what was received that returns the status, or `asking(app)` for a WSGI
        app. Without one the inbox answers its `status`. Webhooks arrive as the world's time passes.
        """
        inbox = Inbox(receiver)
        self._world.way_out.register(url, inbox)
        return inbox

    def behave(self, **switches: Any) -> None:
        """Set switches where the vendor is silent or was seen both ways, such as `rate_limited=False`."""
        getattr(self._world, self.service).set_behaviour(**switches)


class Karbon(KarbonScreens, Service):
    """Karbon; its credentials are `bearer` and `access_key`."""

    service = "karbon"

    def __init__(self, world: World, url: str, credentials: Credentials) -> None:
        KarbonScreens.__init__(self, world.karbon)
        Service.__init__(self, world, url, credentials)


class QuickBooksTime(QuickBooksTimeScreens, Service):
    """QuickBooks Time; its credentials are `access_token`, `refresh_token`, `client_id` and `client_secret`."""

    service = "quickbooks_time"

    def __init__(self, world: World, url: str, credentials: Credentials) -> None:
        QuickBooksTimeScreens.__init__(self, world.quickbooks_time)
        Service.__init__(self, world, url, credentials)


class QuickBooks(QuickBooksScreens, Service):
    """QuickBooks; its credentials are those of QuickBooks Time and `realm_id`, the company."""

    service = "quickbooks"

    def __init__(self, world: World, url: str, credentials: Credentials) -> None:
        QuickBooksScreens.__init__(self, world.quickbooks)
        Service.__init__(self, world, url, credentials)
