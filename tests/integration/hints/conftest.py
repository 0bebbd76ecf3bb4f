"""A firm whose hints are on: Karbon's webhooks arrive at a receiver as the world's time passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from integration.connections import connections_from
from integration.store import inbox
from integration.store.database import Database
from integration.webhooks.receiving import NotProven, Receiver
from sim.conformance.stage import WorldClock
from sim.http.outgoing import Received
from tests.integration.firm import ADMIN, Firm

ADDRESS = "https://hooks.example/firms/baseline/webhooks/karbon"
SETTLED_S = 120  # Karbon tells a minute after the last edit


class Post:
    """Takes what Karbon sends, as the service would; with `held` it keeps the calls for later."""

    def __init__(self, firm: Firm) -> None:
        self.receiver = Receiver(
            connections_from(firm._access, "the test"),
            firm.bridge.desk.signing,
            Database(firm.store),
            WorldClock(firm.world),
        )
        self.calls: list[Received] = []
        self.held = False
        self.status = 0  # that it answers, if not what it should
        firm.world.way_out.register(ADDRESS, self)

    def __call__(self, call: Received) -> int:
        self.calls.append(call)
        if self.status:
            return self.status
        if not self.held:
            self.deliver(call)
        return 200

    def deliver(self, call: Received) -> int:
        try:
            return self.receiver.receive("karbon", call.headers.get("Signature", ""), call.body)
        except NotProven:
            return -1


class Hinted:
    """The firm, its post, and what a Sync asks Karbon."""

    def __init__(self, firm: Firm) -> None:
        self.firm = firm
        self.post = Post(firm)
        self.karbon = firm.karbon
        self.bridge = firm.bridge

    def settle(self) -> None:
        """Karbon tells what was edited."""
        self.firm.wait(SETTLED_S)

    def waiting(self) -> int:
        return self.bridge.hints().waiting["karbon"]

    def sync(self) -> list[str]:
        """The paths that a Sync asks Karbon for, beside the subscription."""
        mark = self.firm.mark()
        self.bridge.sync()
        called = self.firm.calls("karbon", since=mark)
        assert {call.method for call in called} == {"GET"}
        return [call.path.removeprefix("/v3/") for call in called if "WebhookSubscriptions" not in call.path]

    def hint(self, **event: Any) -> inbox.Hint:
        """A hint that never came from Karbon, put into the inbox."""
        desk = self.bridge.desk
        found = inbox.Hint(**{"dedupe": str(event), "kind": "", "key": "", **event})
        with desk.database.begin() as connection:
            inbox.keep(connection, desk.tenant_id(), "karbon", [found], desk.now())
        return found


@pytest.fixture
def hint(found: Callable[..., Firm]) -> Iterator[Callable[[Firm], Hinted]]:
    """Turns a firm's hints on, and reads everything once."""
    opened: list[Hinted] = []

    def turn_on(firm: Firm) -> Hinted:
        firm.connect()
        firm.bridge.hints_on(ADMIN, ADDRESS)
        hinted = Hinted(firm)
        opened.append(hinted)
        firm.wait(3600)
        firm.bridge.sync()
        return hinted

    yield turn_on
    for one in opened:
        one.post.receiver.close()


@pytest.fixture
def hinted(baseline: Firm, hint: Callable[[Firm], Hinted]) -> Hinted:
    """The baseline firm, in step, with its hints on."""
    return hint(baseline)
