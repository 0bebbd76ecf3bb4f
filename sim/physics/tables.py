"""Records in tables. Every write goes through `put` or `remove`, which keep the indexes and the change log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar

from immutables import Map

from sim.physics.clock import Clock
from sim.physics.log import Log
from sim.physics.ordered import TOP, Key, OrderedKeys

R = TypeVar("R")
IndexKey = Callable[[R], Key | None]


class Change(NamedTuple):
    """One write: `before` is None for a new record, `after` is None for a removed one."""

    at: datetime
    table: str
    id: Any
    before: Any
    after: Any


class Table(Generic[R]):
    """Immutable records by id, with named indexes.

    An index is a function from a record to a tuple that sorts; the table adds the id at its end. A record whose
    key is None is not in that index. Asking with a prefix of the tuple is an equality filter on those columns;
    the rest of the tuple is the order of the answer.
    """

    def __init__(
        self,
        name: str,
        clock: Clock,
        changes: Log[Change],
        key: Callable[[R], Any],
        indexes: Mapping[str, IndexKey[R]],
    ) -> None:
        self.name = name
        self._clock = clock
        self._changes = changes
        self._key = key
        self._slots = {index: slot for slot, index in enumerate(indexes)}
        self._index_keys = tuple(indexes.values())
        self.root: tuple[Map[Any, R], tuple[OrderedKeys, ...]] = (
            Map(),
            tuple(OrderedKeys() for _ in indexes),
        )

    def __len__(self) -> int:
        return len(self.root[0])

    def __iter__(self) -> Iterator[R]:
        return iter(self.root[0].values())

    def __contains__(self, record_id: Any) -> bool:
        return record_id in self.root[0]

    def get(self, record_id: Any) -> R | None:
        """The record of this id, or None."""
        return self.root[0].get(record_id)

    def put(self, record: R) -> R:
        """Insert or replace. Putting an equal record changes nothing and is not logged."""
        records, indexes = self.root
        record_id = self._key(record)
        before = records.get(record_id)
        if before == record:
            return record
        self.root = (records.set(record_id, record), self._reindexed(indexes, record_id, before, record))
        self._changes.append(Change(self._clock.now(), self.name, record_id, before, record))
        return record

    def remove(self, record_id: Any) -> R | None:
        """Take a record away and return it; None if it was not there."""
        records, indexes = self.root
        before = records.get(record_id)
        if before is None:
            return None
        self.root = (records.delete(record_id), self._reindexed(indexes, record_id, before, None))
        self._changes.append(Change(self._clock.now(), self.name, record_id, before, None))
        return before

    def rewrite(self, record_id: Any, record: R | None) -> None:
        """Make it this record, or none, without a word to the change log: how a look into the past is prepared."""
        records, indexes = self.root
        before = records.get(record_id)
        if before is None and record is None:
            return
        kept = records.delete(record_id) if record is None else records.set(record_id, record)
        self.root = (kept, self._reindexed(indexes, record_id, before, record))

    def load(self, records: Iterable[R]) -> None:
        """Add many records at once without logging them: how a firm moves in."""
        merged = self.root[0].update({self._key(record): record for record in records})
        self.root = (
            merged,
            tuple(
                OrderedKeys.of(
                    (*found, record_id)
                    for record_id, record in merged.items()
                    if (found := index_key(record)) is not None
                )
                for index_key in self._index_keys
            ),
        )

    def count(self, index: str, *prefix: Any) -> int:
        """How many records the index holds under this prefix."""
        return self.count_between(index, prefix, prefix)

    def find(self, index: str, *prefix: Any) -> R | None:
        """The first record under this prefix, or None."""
        found = self.page(index, *prefix, limit=1)
        return found[0] if found else None

    def page(
        self, index: str, *prefix: Any, offset: int = 0, limit: int | None = None, descending: bool = False
    ) -> list[R]:
        """Records under a prefix in index order: `limit` of them from `offset` on."""
        return self.between(index, prefix, prefix, offset=offset, limit=limit, descending=descending)

    def between(
        self,
        index: str,
        low: Key,
        high: Key,
        *,
        offset: int = 0,
        limit: int | None = None,
        descending: bool = False,
    ) -> list[R]:
        """Records from prefix `low` to prefix `high`, both included, in index order."""
        records, indexes = self.root
        keys = indexes[self._slots[index]]
        read = keys.descending if descending else keys.ascending
        found = read(low, (*high, TOP), max(0, offset), None if limit is None else max(0, limit))
        return [records[key[-1]] for key in found]

    def count_between(self, index: str, low: Key, high: Key) -> int:
        """How many records lie from prefix `low` to prefix `high`, both included."""
        return self.root[1][self._slots[index]].count(low, (*high, TOP))

    def _reindexed(
        self, indexes: tuple[OrderedKeys, ...], record_id: Any, before: R | None, after: R | None
    ) -> tuple[OrderedKeys, ...]:
        return tuple(
            _moved(
                keys,
                None if before is None else index_key(before),
                None if after is None else index_key(after),
                record_id,
            )
            for keys, index_key in zip(indexes, self._index_keys, strict=True)
        )


def _moved(keys: OrderedKeys, old: Key | None, new: Key | None, record_id: Any) -> OrderedKeys:
    if old == new:
        return keys
    if old is not None:
        keys = keys.removed((*old, record_id))
    if new is not None:
        keys = keys.added((*new, record_id))
    return keys
