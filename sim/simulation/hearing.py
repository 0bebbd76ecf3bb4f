"""What Karbon told by webhook in the middle of a sync: that sync reads it yet, or it waits for the next one."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec

from sim.http.outgoing import Received
from sim.physics.universe import Universe
from sim.simulation.broken import Broken

TAKEN: Final = 2  # hundred
SUBSCRIPTIONS: Final = "WebhookSubscriptions"
LISTS: Final = ("Contacts", "Organizations", "ClientGroups", "WorkItems")


class Told(NamedTuple):
    """One webhook that was taken, and that no earlier one was the same as."""

    key: str
    call: int  # the last one of the journal when it came


class Hearing:
    """Of one history."""

    def __init__(self, universe: Universe) -> None:
        self._universe = universe
        self._known: set[bytes] = set()
        self._told: list[Told] = []

    def took(self, call: Received, status: int) -> None:
        """Something arrived; it may come again where nobody heard that it was taken."""
        if status // 100 == TAKEN and call.body not in self._known:
            key = str(msgspec.json.decode(call.body).get("ResourcePermaKey"))
            self._told.append(Told(key, self._universe.calls.last))
        self._known.add(call.body)

    def begins(self) -> None:
        """A sync begins: what was told by now is a matter of what it reads first."""
        self._told.clear()

    def check(self, hints: dict[str, Any]) -> None:
        """HINT, when it has ended: nothing is let go that was not read. `hints`: how the firm hears by now."""
        if not self._told or not hints.get("on") or hints["waiting"]["karbon"]:
            return
        for told in self._told:
            made = self._universe.calls.since(told.call)
            paths = [one.path for _, one in made if one.service == "karbon" and SUBSCRIPTIONS not in one.path]
            if not any(told.key in path or path.endswith(LISTS) for path in paths):
                raise Broken("HINT", f"nothing waits, and {told.key} was not read", "read, or waiting")
