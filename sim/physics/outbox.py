"""What waits to go out of a world, in the order in which it is due, and the newest of what went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from sim.physics.clock import Clock
from sim.physics.log import Log
from sim.physics.news import Attempt, Delivery, Outcome
from sim.physics.tables import IndexKey, Table

WAITING_MAX: Final = 100_000
ENDED_KEPT: Final = 2_000

_INDEXES: Final[Mapping[str, IndexKey[Delivery]]] = {
    "number": lambda one: (one.number,),
    "due": lambda one: (one.due_at, one.behind) if one.outcome == "waiting" else None,
    "due_of": lambda one: (one.service, one.due_at, one.behind) if one.outcome == "waiting" else None,
    "untried": lambda one: (
        (one.service, one.channel, one.key) if one.outcome == "waiting" and not one.attempts else None
    ),
    "ended": lambda one: () if one.outcome != "waiting" else None,
}


class Outbox:
    """Deliveries by number. A delivery that ended is kept until so many others have."""

    def __init__(self, clock: Clock) -> None:
        # Its changes are no changes of the world: they go into a log of their own, which keeps none worth reading.
        self._kept: Table[Delivery] = Table("deliveries", clock, Log(1), lambda one: one.number, _INDEXES)
        self.last = 0

    @property
    def root(self) -> tuple[Any, int]:
        """Everything, by reference."""
        return (self._kept.root, self.last)

    @root.setter
    def root(self, root: tuple[Any, int]) -> None:
        self._kept.root, self.last = root

    def add(self, delivery: Delivery) -> None:
        """Number a new delivery; one too many is dropped, and says so."""
        self.last += 1
        delivery = msgspec.structs.replace(delivery, number=self.last)
        if self._kept.count("due") >= WAITING_MAX:
            self.end(delivery, "dropped", f"{WAITING_MAX} deliveries wait already")
        else:
            self._kept.put(delivery)

    def put(self, delivery: Delivery) -> None:
        """Keep a delivery as it is now."""
        self._kept.put(delivery)

    def end(self, delivery: Delivery, outcome: Outcome, why: str = "") -> None:
        """Nothing more is tried for it."""
        self._kept.put(msgspec.structs.replace(delivery, outcome=outcome, why=why))
        if self._kept.count("ended") > ENDED_KEPT:
            oldest = self._kept.page("ended", limit=1)[0]
            self._kept.remove(oldest.number)

    def attempted(self, delivery: Delivery, attempt: Attempt) -> Delivery | None:
        """The delivery with one attempt more; None if the world became another one meanwhile."""
        found = self._kept.get(delivery.number)
        if found is None or (found.outcome, found.attempts) != (delivery.outcome, delivery.attempts):
            return None
        found = msgspec.structs.replace(found, attempts=(*found.attempts, attempt))
        self._kept.put(found)
        return found

    def first(self) -> Delivery | None:
        """What is due next."""
        return self._kept.find("due")

    def waiting(self) -> list[Delivery]:
        """All that is due some time, soonest first."""
        return self._kept.page("due")

    def after(self, delivery: Delivery) -> Delivery | None:
        """What the same service sends next after this one."""
        low, high = (delivery.service, delivery.due_at, delivery.behind), (delivery.service,)
        found = self._kept.between("due_of", low, high, limit=2)
        return next((one for one in found if one.number != delivery.number), None)

    def untried(self, service: str, channel: str, key: str, at: datetime) -> Delivery | None:
        """The delivery that further news of this instant can still go with."""
        found = self._kept.page("untried", service, channel, key, limit=1, descending=True)
        return found[0] if found and at < found[0].due_at else None

    def since(self, number: int, limit: int) -> list[Delivery]:
        """Deliveries after this number in the order in which they were made."""
        return self._kept.between("number", (number + 1,), (), limit=limit)
