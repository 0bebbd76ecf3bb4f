"""A sorted set of keys that never changes: adding to it gives a new one and shares all but one chunk.

Snapshots of an index are therefore a reference. Chunks keep a write at a few microseconds, and a page's cost
independent of how many keys there are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any, Final

Key = tuple[Any, ...]

CHUNK_MAX: Final = 512

_Place = tuple[int, int]  # number of a chunk, position in it


class _Top:
    """Greater than everything, so that `(prefix, TOP)` ends the range of a prefix."""

    def __lt__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return True


TOP: Final = _Top()


class OrderedKeys:
    """Sorted, unique tuples. Ranges are half open: low <= key < high."""

    __slots__ = ("_chunks", "_firsts")

    def __init__(self, chunks: tuple[tuple[Key, ...], ...] = (), firsts: tuple[Key, ...] = ()) -> None:
        self._chunks = chunks
        self._firsts = firsts

    @classmethod
    def of(cls, keys: Iterable[Key]) -> OrderedKeys:
        """All of these keys, sorted once."""
        ordered = sorted(keys)
        half = CHUNK_MAX // 2
        chunks = tuple(tuple(ordered[at : at + half]) for at in range(0, len(ordered), half))
        return cls(chunks, tuple(chunk[0] for chunk in chunks))

    def __len__(self) -> int:
        return sum(map(len, self._chunks))

    def added(self, key: Key) -> OrderedKeys:
        """These keys and one more; itself if the key is there already."""
        if not self._chunks:
            return OrderedKeys(((key,),), (key,))
        where, at = self._place(key)
        chunk = self._chunks[where]
        if at < len(chunk) and chunk[at] == key:
            return self
        grown = chunk[:at] + (key,) + chunk[at:]  # noqa: RUF005 - twice as fast as unpacking
        if len(grown) <= CHUNK_MAX:
            return self._with(where, grown)
        middle = len(grown) // 2
        return self._spliced(where, (grown[:middle], grown[middle:]))

    def removed(self, key: Key) -> OrderedKeys:
        """These keys without one; itself if it was not there."""
        if not self._chunks:
            return self
        where, at = self._place(key)
        chunk = self._chunks[where]
        if at == len(chunk) or chunk[at] != key:
            return self
        rest = chunk[:at] + chunk[at + 1 :]
        return self._with(where, rest) if rest else self._spliced(where, ())

    def count(self, low: Key, high: Key) -> int:
        """How many keys the range holds."""
        (first, start), (last, stop) = self._place(low), self._place(high)
        if (first, start) >= (last, stop):
            return 0
        return sum(map(len, self._chunks[first:last])) - start + stop

    def ascending(self, low: Key, high: Key, offset: int, limit: int | None) -> list[Key]:
        """Keys of the range from the lowest on, without the first `offset`, at most `limit`."""
        (where, start), (last, stop) = self._place(low), self._place(high)
        start += offset
        while where < last and start >= len(self._chunks[where]):
            start -= len(self._chunks[where])
            where += 1
        found: list[Key] = []
        while where <= last < len(self._chunks) and (limit is None or len(found) < limit):
            chunk = self._chunks[where]
            end = stop if where == last else len(chunk)
            found.extend(chunk[start : end if limit is None else min(end, start + limit - len(found))])
            where, start = where + 1, 0
        return found

    def descending(self, low: Key, high: Key, offset: int, limit: int | None) -> list[Key]:
        """Keys of the range from the highest down, without the first `offset`, at most `limit`."""
        (first, start), (where, stop) = self._place(low), self._place(high)
        stop -= offset
        while where > first and stop <= 0:
            where -= 1
            stop += len(self._chunks[where])
        found: list[Key] = []
        while first <= where < len(self._chunks) and (limit is None or len(found) < limit):
            begin = start if where == first else 0
            end = max(stop, begin)
            found.extend(reversed(self._chunks[where][_at_most(begin, end, limit, len(found)) : end]))
            where -= 1
            stop = len(self._chunks[where])
        return found

    def _place(self, key: Key) -> _Place:
        """Where the key is, or where it would go."""
        where = max(0, bisect_right(self._firsts, key) - 1)
        return where, bisect_left(self._chunks[where], key) if self._chunks else 0

    def _with(self, where: int, chunk: tuple[Key, ...]) -> OrderedKeys:
        chunks = list(self._chunks)
        chunks[where] = chunk
        if chunk[0] is self._firsts[where]:
            return OrderedKeys(tuple(chunks), self._firsts)
        firsts = list(self._firsts)
        firsts[where] = chunk[0]
        return OrderedKeys(tuple(chunks), tuple(firsts))

    def _spliced(self, where: int, new: tuple[tuple[Key, ...], ...]) -> OrderedKeys:
        firsts = tuple(chunk[0] for chunk in new)
        return OrderedKeys(
            self._chunks[:where] + new + self._chunks[where + 1 :],
            self._firsts[:where] + firsts + self._firsts[where + 1 :],
        )


def _at_most(begin: int, end: int, limit: int | None, found: int) -> int:
    return begin if limit is None else max(begin, end - limit + found)
