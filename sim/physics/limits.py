"""How many calls a caller may make in a window of the world's time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from immutables import Map

from sim.physics.clock import Clock

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class FixedWindow:
    """So many calls from the first call of a window on; then wait for the window to end."""

    def __init__(self, clock: Clock, calls: int, window_s: float) -> None:
        self._clock = clock
        self._calls = calls
        self._window_us = int(window_s * 1_000_000)
        self.root: Map[str, tuple[int, int]] = Map()

    def take(self, caller: str) -> float:
        """Count a call. 0.0 when it may pass, else the seconds to wait."""
        now = _microseconds(self._clock)
        start, used = self.root.get(caller, (now, 0))
        if not 0 <= now - start < self._window_us:  # over, or of a future that was taken back
            start, used = now, 0
        if used >= self._calls:
            return (start + self._window_us - now) / 1_000_000
        self.root = self.root.set(caller, (start, used + 1))
        return 0.0


class SlidingWindow:
    """So many calls in any stretch of the window's length."""

    def __init__(self, clock: Clock, calls: int, window_s: float) -> None:
        self._clock = clock
        self._calls = calls
        self._window_us = int(window_s * 1_000_000)
        self.root: Map[str, tuple[int, ...]] = Map()

    def take(self, caller: str) -> float:
        """Count a call. 0.0 when it may pass, else the seconds to wait."""
        now = _microseconds(self._clock)
        horizon = now - self._window_us
        recent = self.root.get(caller, ())
        if recent and (recent[0] <= horizon or recent[-1] > now):  # over, or of a future that was taken back
            recent = tuple(stamp for stamp in recent if horizon < stamp <= now)
        if len(recent) >= self._calls:
            return (recent[0] + self._window_us - now) / 1_000_000
        self.root = self.root.set(caller, (*recent, now))
        return 0.0


def _microseconds(clock: Clock) -> int:
    return (clock.now() - _EPOCH) // timedelta(microseconds=1)
