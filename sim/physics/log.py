"""An append-only, bounded log whose past is shared by every snapshot."""

from __future__ import annotations

from itertools import chain, islice
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")

SEGMENT: Final = 256

# (sealed segments, linked tail with the newest entry in front, entries in the tail, number of the newest entry)
_Root = tuple[tuple[tuple[Any, ...], ...], Any, int, int]


class Log(Generic[T]):
    """Entries numbered from 1. The newest `limit` can be read; what is older is forgotten."""

    def __init__(self, limit: int) -> None:
        if limit < 1:
            raise ValueError(f"a log keeps at least one entry, not {limit}")
        self.limit = limit
        # Whole segments are kept, so that the newest `limit` entries are there even when the tail is empty.
        self._segments_kept = -(-limit // SEGMENT)
        self.root: _Root = ((), None, 0, 0)

    @property
    def last(self) -> int:
        """The number of the newest entry; 0 when nothing happened yet."""
        return self.root[3]

    @property
    def first(self) -> int:
        """The number of the oldest entry that can still be read; one past the last when there is none."""
        segments, _, count, last = self.root
        return last - min(self.limit, len(segments) * SEGMENT + count) + 1

    def append(self, entry: T) -> int:
        """Add an entry and return its number."""
        segments, tail, count, last = self.root
        tail = (entry, tail)
        count += 1
        if count == SEGMENT:
            segments = (*segments, tuple(_newest(tail, count)))[-self._segments_kept :]
            tail, count = None, 0
        self.root = (segments, tail, count, last + 1)
        return last + 1

    def since(self, number: int, limit: int | None = None) -> list[tuple[int, T]]:
        """Numbered entries after `number`, oldest first, at most `limit`. Costs what it returns."""
        segments, tail, count, last = self.root
        start = max(number + 1, self.first)
        stop = last + 1 if limit is None else min(last + 1, start + limit)
        if start >= stop:
            return []
        sealed = last - count  # number of the newest entry in a segment
        oldest = sealed - len(segments) * SEGMENT + 1
        at, skip = divmod(max(0, start - oldest), SEGMENT)
        newest = _newest(tail, last + 1 - max(start, sealed + 1)) if stop > sealed + 1 else []
        entries = islice(chain(*segments[at:], newest), skip if start <= sealed else 0, None)
        return list(zip(range(start, stop), entries, strict=False))

    def newest(self, count: int) -> list[tuple[int, T]]:
        """The last `count` entries, oldest first."""
        return self.since(self.last - count)


def _newest(tail: Any, count: int) -> list[Any]:
    """So many entries from the front of a linked tail, oldest first."""
    found = []
    for _ in range(count):
        entry, tail = tail
        found.append(entry)
    found.reverse()
    return found
