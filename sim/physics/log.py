"""An append-only, bounded log whose past is shared by every snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")

SEGMENT: Final = 256

# (sealed segments, newest first linked tail, entries in the tail, sequence number of the newest entry)
_Root = tuple[tuple[tuple[Any, ...], ...], Any, int, int]


class Log(Generic[T]):
    """Entries numbered from 1. Beyond the limit the oldest are forgotten, a segment at a time."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.root: _Root = ((), None, 0, 0)

    @property
    def last(self) -> int:
        """The number of the newest entry; 0 when nothing happened yet."""
        return self.root[3]

    def append(self, entry: T) -> int:
        """Add an entry and return its number."""
        segments, tail, count, last = self.root
        tail = (entry, tail)
        count += 1
        if count == SEGMENT:
            segments = (*segments, tuple(_oldest_first(tail)))[-max(1, self.limit // SEGMENT) :]
            tail, count = None, 0
        self.root = (segments, tail, count, last + 1)
        return last + 1

    def since(self, number: int) -> list[tuple[int, T]]:
        """Numbered entries after `number`, oldest first. Costs what it returns, not what there is."""
        segments, tail, count, last = self.root
        wanted = last - number
        if wanted <= 0:
            return []
        newest = _take(tail, min(wanted, count))
        at = len(segments) - 1
        parts = [newest]
        left = wanted - len(newest)
        while left > 0 and at >= 0:
            part = list(segments[at][-left:])
            parts.append(part)
            left -= len(part)
            at -= 1
        entries = [entry for part in reversed(parts) for entry in part]
        first = last - len(entries) + 1
        return [(first + offset, entry) for offset, entry in enumerate(entries)]

    def newest(self, count: int) -> list[tuple[int, T]]:
        """The last `count` entries, oldest first."""
        return self.since(max(0, self.last - count))


def _oldest_first(tail: Any) -> Iterator[Any]:
    return reversed(_walk(tail))


def _walk(tail: Any) -> list[Any]:
    found = []
    while tail is not None:
        entry, tail = tail
        found.append(entry)
    return found


def _take(tail: Any, count: int) -> list[Any]:
    found = []
    while count > 0:
        entry, tail = tail
        found.append(entry)
        count -= 1
    found.reverse()
    return found
