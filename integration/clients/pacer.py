"""Keeps us under a vendor's rate limit, so that it never has to tell us, and lets people who wait go first.

Every call goes into one log, and no stretch of a window ever has more of them than the vendor allows. Part of each
window is there for calls that somebody waits for: a few always, so that whoever comes first finds room, and a fifth as
long as somebody came within the last window. The rest is for syncs. So a sync that nobody disturbs has 114 of Karbon's
120 calls a minute, and 294 of the 300 that QuickBooks Time allows in five.

When the vendor tells us all the same, another program uses its limit, too: then a sync takes half of what it took, and
a tenth more with every window that passes quietly.

It is our own, since libraries that pace calls (PyrateLimiter, limits) know callers of one kind only, sleep by the
machine's clock, and let everybody else stand behind whoever sleeps.

A pacer is of one process. The lease lets only one worker of a firm sync at a time, and what other processes do
meanwhile are the few calls of people, for which there is room; so a log that all share, at the price of a write to the
disk before every call, is not worth it. What two processes exceed together costs the sync a wait.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from math import ceil
from threading import Lock
from typing import Final, NamedTuple

from integration.clock import Clock

RESERVED_ALWAYS: Final = 6  # calls: two people who look at a tab and enter time
RESERVE_ALWAYS_MAX: Final = 0.05
RESERVE_WHILE_SOMEBODY_WAITS: Final = 0.20
SHARE_MIN: Final = 1 / 16
RECOVERS_EACH_WINDOW: Final = 0.1
ENDLESS: Final = 1_000_000_000  # room where there is no limit

_SOMEBODY_WAITS: Final = ContextVar("somebody waits", default=False)


@contextmanager
def somebody_waits() -> Iterator[None]:
    """What is called in here is called for a person who looks at the screen meanwhile."""
    token = _SOMEBODY_WAITS.set(True)
    try:
        yield
    finally:
        _SOMEBODY_WAITS.reset(token)


def does_somebody_wait() -> bool:
    """Whether a person looks at the screen until this is done."""
    return _SOMEBODY_WAITS.get()


class Limit(NamedTuple):
    """So many calls in any stretch of so many seconds."""

    calls: int
    window_s: float


class TooLong(Exception):
    """There is no room for longer than the caller waits."""

    def __init__(self, wait_s: float) -> None:
        super().__init__()
        self.wait_s = wait_s


class Pacer:
    """Waits on the clock until one more call fits into every limit. May be shared by threads."""

    def __init__(self, clock: Clock, limits: Iterable[Limit]) -> None:
        self._clock = clock
        self._limits = tuple(limits)
        self._longest_s = max((limit.window_s for limit in self._limits), default=60.0)
        length = max((limit.calls for limit in self._limits), default=1)
        self._sent: deque[datetime] = deque(maxlen=length)
        self._sent_by_syncs: deque[datetime] = deque(maxlen=length)
        self._person_at: datetime | None = None
        self._closed_until: datetime | None = None
        self._share = 1.0
        self._share_at: datetime | None = None
        self._now: datetime | None = None
        self._lock = Lock()

    def wait(self, *, at_most_s: float | None = None) -> float:
        """Come back when the next call may be sent; it is counted as sent. Returns how long that took, in seconds.

        Raises TooLong instead of waiting for more than `at_most_s`. Whoever waits is in nobody's way.
        """
        waited_s = 0.0
        while True:
            with self._lock:
                now = self._told()
                wait_s = self._wait_s(now)
                if wait_s <= 0:
                    self._count(now)
                    return waited_s
            if at_most_s is not None and waited_s + wait_s > at_most_s:
                raise TooLong(wait_s)
            self._clock.sleep(wait_s)
            waited_s += wait_s

    def room(self) -> int:
        """How many calls could be sent at this instant without a wait."""
        with self._lock:
            now = self._told()
            if self._closed_until is not None and self._closed_until > now:
                return 0
            return min((self._room(limit, now) for limit in self._limits), default=ENDLESS)

    def throttled(self, wait_s: float) -> None:
        """The vendor wants no call for so long. Syncs go on at half the pace, and come back to it step by step."""
        with self._lock:
            now = self._told()
            self._share, self._share_at = max(SHARE_MIN, self._share_now(now) / 2), now
            self._closed_until = now + timedelta(seconds=wait_s)

    def _told(self) -> datetime:
        """The time. When the clock was set back, everything that is remembered stays as old as it was."""
        now = self._clock.now()
        if self._now is not None and now < self._now:
            back = now - self._now
            self._sent = deque((each + back for each in self._sent), self._sent.maxlen)
            self._sent_by_syncs = deque((each + back for each in self._sent_by_syncs), self._sent.maxlen)
            self._person_at = self._person_at and self._person_at + back
            self._closed_until = self._closed_until and self._closed_until + back
            self._share_at = self._share_at and self._share_at + back
        self._now = now
        return now

    def _count(self, now: datetime) -> None:
        self._sent.append(now)
        if does_somebody_wait():
            self._person_at = now
        else:
            self._sent_by_syncs.append(now)

    def _wait_s(self, now: datetime) -> float:
        closed_s = (self._closed_until - now).total_seconds() if self._closed_until is not None else 0.0
        return max([closed_s, *(self._until(limit, now) for limit in self._limits)])

    def _until(self, limit: Limit, now: datetime) -> float:
        wait_s = _until(self._sent, limit.calls, limit.window_s, now)
        if does_somebody_wait():
            return wait_s
        return max(wait_s, _until(self._sent_by_syncs, self._for_syncs(limit, now), limit.window_s, now))

    def _room(self, limit: Limit, now: datetime) -> int:
        left = limit.calls - _within(self._sent, limit.window_s, now)
        if not does_somebody_wait():
            for_syncs = self._for_syncs(limit, now) - _within(self._sent_by_syncs, limit.window_s, now)
            left = min(left, for_syncs)
        return max(0, left)

    def _for_syncs(self, limit: Limit, now: datetime) -> int:
        """How many calls of a window syncs may have."""
        window = timedelta(seconds=limit.window_s)
        lately = self._person_at is not None and now - self._person_at < window
        always = min(RESERVED_ALWAYS, ceil(limit.calls * RESERVE_ALWAYS_MAX))
        reserved = ceil(limit.calls * RESERVE_WHILE_SOMEBODY_WAITS) if lately else always
        return max(1, int((limit.calls - reserved) * self._share_now(now)))

    def _share_now(self, now: datetime) -> float:
        if self._share_at is None:
            return 1.0
        quiet = (now - self._share_at) // timedelta(seconds=self._longest_s)
        return min(1.0, self._share + RECOVERS_EACH_WINDOW * quiet)


def _within(log: deque[datetime], window_s: float, now: datetime) -> int:
    window = timedelta(seconds=window_s)
    return sum(now - sent < window for sent in log)


def _until(log: deque[datetime], calls: int, window_s: float, now: datetime) -> float:
    if len(log) < calls:
        return 0.0
    return (log[-calls] + timedelta(seconds=window_s) - now).total_seconds()
