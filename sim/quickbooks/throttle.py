"""How many calls the service takes (contract 4): off unless a switch says otherwise, as test suites exceed it easily.

Older texts count calls under way at once instead of calls a second. One thread answers here, so there is never more
than one under way, and that limit can never be met.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from flask import request

from sim.physics.limits import SlidingWindow
from sim.physics.provenance import documented
from sim.physics.universe import Universe
from sim.quickbooks.behaviour import Behaviour

CALLS_A_MINUTE: Final = 500  # a realm
CALLS_A_SECOND: Final = 10  # an app and realm (current text)
BATCHES_A_MINUTE: Final = 40  # an app and realm; 120 a realm, which takes three apps


class Windows:
    """The windows of one company."""

    def __init__(self, universe: Universe) -> None:
        def window(name: str, calls: int, window_s: float) -> SlidingWindow:
            return universe.part(f"quickbooks.{name}", SlidingWindow(universe.clock, calls, window_s))

        self.per_second = window("per_second", CALLS_A_SECOND, 1)
        self.per_minute = window("per_minute", CALLS_A_MINUTE, 60)
        self.batches = window("batches_per_minute", BATCHES_A_MINUTE, 60)


class All(NamedTuple):
    """Several windows; whoever waits, waits for each."""

    windows: Sequence[SlidingWindow]

    def take(self, caller: str) -> float:
        """0.0 when the call may pass, else the seconds to wait."""
        return next((wait_s for window in self.windows if (wait_s := window.take(caller))), 0.0)


@documented("contract 4: a minute, a second, and batches by themselves")
def limit(windows: Windows, behaviour: Behaviour) -> Any:
    """What this call has to pass; None when throttling is off."""
    if not behaviour.throttle:
        return None
    found = [windows.per_second, windows.per_minute]
    return All([*found, windows.batches] if request.path.rstrip("/").endswith("/batch") else found)
