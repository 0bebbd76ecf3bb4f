"""A sorted set of keys that never changes: adding to it gives a new one and shares all but one chunk.

Snapshots of an index are therefore a reference. Chunks keep a write at a few microseconds and a page at an
offset independent of how many keys there are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import Any, Final

Key = tuple[Any, ...]

CHUNK_MAX: Final = 512


class _Top:
    """Greater than everything, so that `(prefix, TOP)` ends the range of a prefix."""

    def __lt__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return True


TOP: Final = _Top()


class OrderedKeys:
    """Sorted, unique tuples with their positions."""

    __slots__ = ("_chunks", "_firsts", "_starts")

    def __init__(self, chunks: tuple[tuple[Key, ...], ...] = (), firsts: tuple[Key, ...] = ()) -> None:
        self._chunks = chunks
        self._firsts = firsts
        self._starts: list[int] | None = None

    @classmethod
    def of(cls, keys: Iterable[Key]) -> OrderedKeys:
        """All of these keys, sorted once."""
        ordered = sorted(keys)
        half = CHUNK_MAX // 2
        chunks = tuple(tuple(ordered[at : at + half]) for at in range(0, len(ordered), half))
        return cls(chunks, tuple(chunk[0] for chunk in chunks))

    def __len__(self) -> int:
        return self._positions()[-1]

    def added(self, key: Key) -> OrderedKeys:
        """These keys and one more; itself if the key is there already."""
        if not self._chunks:
            return OrderedKeys(((key,),), (key,))
        where = self._chunk_of(key)
        chunk = self._chunks[where]
        at = bisect_left(chunk, key)
        if at < len(chunk) and chunk[at] == key:
            return self
        grown = chunk[:at] + (key,) + chunk[at:]  # noqa: RUF005 - twice as fast as unpacking
        if len(grown) <= CHUNK_MAX:
            return self._replaced(where, (grown,))
        middle = len(grown) // 2
        return self._replaced(where, (grown[:middle], grown[middle:]))

    def removed(self, key: Key) -> OrderedKeys:
        """These keys without one; itself if it was not there."""
        if not self._chunks:
            return self
        where = self._chunk_of(key)
        chunk = self._chunks[where]
        at = bisect_left(chunk, key)
        if at == len(chunk) or chunk[at] != key:
            return self
        rest = chunk[:at] + chunk[at + 1 :]
        return self._replaced(where, (rest,) if rest else ())

    def span(self, low: Key, high: Key) -> tuple[int, int]:
        """Positions of the keys with low <= key < high."""
        return self._position(low), self._position(high)

    def between(self, start: int, stop: int) -> Iterator[Key]:
        """The keys at positions start to stop, ascending."""
        if start >= stop:
            return
        starts = self._positions()
        where = bisect_right(starts, start) - 1
        left = stop - start
        skip = start - starts[where]
        while left > 0 and where < len(self._chunks):
            chunk = self._chunks[where]
            taken = islice(chunk, skip, skip + left)
            yield from taken
            left -= max(0, len(chunk) - skip)
            skip = 0
            where += 1

    def _chunk_of(self, key: Key) -> int:
        return max(0, bisect_right(self._firsts, key) - 1)

    def _replaced(self, where: int, new: tuple[tuple[Key, ...], ...]) -> OrderedKeys:
        firsts = tuple(chunk[0] for chunk in new)
        return OrderedKeys(
            self._chunks[:where] + new + self._chunks[where + 1 :],
            self._firsts[:where] + firsts + self._firsts[where + 1 :],
        )

    def _position(self, key: Key) -> int:
        if not self._chunks:
            return 0
        where = self._chunk_of(key)
        return self._positions()[where] + bisect_left(self._chunks[where], key)

    def _positions(self) -> list[int]:
        if self._starts is None:
            self._starts = list(accumulate(map(len, self._chunks), initial=0))
        return self._starts
