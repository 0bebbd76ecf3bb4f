"""Keeps us under a vendor's rate limit, so that it never has to tell us."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from threading import Lock
from typing import NamedTuple

from integration.clock import Clock


class Limit(NamedTuple):
    """So many calls in any stretch of so many seconds."""

    calls: int
    window_s: float


class Pacer:
    """Waits on the clock until one more call fits into every limit. May be shared by threads."""

    def __init__(self, clock: Clock, limits: Iterable[Limit]) -> None:
        self._clock = clock
        self._limits = tuple(limits)
        self._sent: deque[datetime] = deque(maxlen=max((limit.calls for limit in self._limits), default=1))
        self._lock = Lock()

    def wait(self) -> float:
        """Come back when the next call may be sent; it is counted as sent. Returns how long that took, in seconds."""
        with self._lock:
            now = self._clock.now()  # asked once: a clock may be a call away
            waited_s = 0.0
            while (wait_s := self._wait_s(now)) > 0:
                self._clock.sleep(wait_s)
                waited_s += wait_s
                now = self._clock.now()
            self._sent.append(now)
            return waited_s

    def _wait_s(self, now: datetime) -> float:
        return max((self._until(limit, now) for limit in self._limits), default=0.0)

    def _until(self, limit: Limit, now: datetime) -> float:
        if len(self._sent) < limit.calls:
            return 0.0
        return (self._sent[-limit.calls] + timedelta(seconds=limit.window_s) - now).total_seconds()
