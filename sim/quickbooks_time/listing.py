"""How a filtered, ordered, paged answer is found: through the narrowest index, and sliced from it where it can be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from sim.physics.ordered import Key
from sim.physics.tables import Table
from sim.quickbooks_time.query import Filters, Page, wildcard_range
from sim.quickbooks_time.selection import Selections


class Span(NamedTuple):
    """A stretch of an index, both ends included."""

    of: str
    low: Key
    high: Key


class Condition(NamedTuple):
    """One filter: what it asks of a record, and where records that meet it stand, if an index tells."""

    holds: Callable[[Any], bool]
    spans: tuple[Span, ...] | None = None


class Answer(NamedTuple):
    """The records of one page, and whether more follow."""

    records: Sequence[Any]
    more: bool


class Listing:
    """A question to one table. `base` lists it in the order of the answer when nothing else is asked."""

    def __init__(
        self,
        table: Table[Any],
        base: Span,
        order: Callable[[Any], Key],
        base_holds: Callable[[Any], bool] = lambda _: True,
        depends_on: Sequence[Table[Any]] = (),
        also: Hashable = None,
        descending: bool = False,
    ) -> None:
        self._table = table
        self._base = base
        self._order = order
        self._base_holds = base_holds
        self._tables = (table, *depends_on)
        self._also = also  # what else the answer depends on, beside the filters and these tables
        self._descending = descending
        self._newest_first = False  # of records that the order leaves equal
        self._conditions: list[Condition] = []
        self._ids: tuple[int, ...] | None = None

    def ids(self, ids: tuple[int, ...] | None) -> Listing:
        """Only these records."""
        self._ids = ids
        return self

    def where(
        self, asked: object, holds: Callable[[Any], bool], spans: Iterable[Span] | None = None
    ) -> Listing:
        """Only records for which this holds; nothing is asked when `asked` is None."""
        if asked is not None:
            self._conditions.append(Condition(holds, None if spans is None else tuple(spans)))
        return self

    def modified(self, filters: Filters) -> Listing:
        """Only records last changed from modified_since to modified_before."""
        if not (filters.has("modified_since") or filters.has("modified_before")):
            return self
        changes = filters.changes()
        span = Span("modified", (changes.since,), (changes.before,))
        return self.where(True, lambda record: changes.hold(record.last_modified), [span])

    def named(self, filters: Filters, name: str, *prefix: Any, index: str | None) -> Listing:
        """Only records whose name fits a pattern."""
        pattern = filters.text(name)
        if pattern is None:
            return self
        fits = filters.fits(pattern)
        low, high = wildcard_range(pattern)
        spans = None if index is None else [Span(index, (*prefix, low), (*prefix, high))]
        return self.where(True, lambda record: fits(getattr(record, name)), spans)

    def answer(self, selections: Selections, filters: Filters, asker: Hashable) -> Answer:
        """The page that is asked for."""
        page = filters.page()
        self._newest_first = filters.behaviour.list_ties == "newest_first"
        if self._ids is None and not (self._conditions or self._descending or self._newest_first):
            return self._slice_of_base(page)
        if self._ids is not None:
            found = self._select()
        else:
            question = (filters.question(), asker, self._also)
            found = selections.remembered(question, self._tables, self._select)
        stop = page.offset + page.limit
        return Answer(found[page.offset : stop], stop < len(found))

    def whole(self, filters: Filters) -> Answer:
        """All of it, for the few lists that have no pages."""
        self._newest_first = filters.behaviour.list_ties == "newest_first"
        return Answer(self._select(), more=False)

    def _slice_of_base(self, page: Page) -> Answer:
        index, low, high = self._base
        records = self._table.between(index, low, high, offset=page.offset, limit=page.limit + 1)
        return Answer(records[: page.limit], len(records) > page.limit)

    def _select(self) -> Sequence[Any]:
        found = [
            record
            for record in self._candidates()
            if self._base_holds(record) and all(condition.holds(record) for condition in self._conditions)
        ]
        found.sort(key=lambda record: record.id, reverse=self._newest_first is not self._descending)
        found.sort(key=self._order, reverse=self._descending)
        return found

    def _candidates(self) -> Iterable[Any]:
        if self._ids is not None:
            found = (self._table.get(record_id) for record_id in dict.fromkeys(self._ids))
            return [record for record in found if record is not None]
        choices = [condition.spans for condition in self._conditions if condition.spans is not None]
        narrowest = min([(self._base,), *choices], key=self._count)
        return [record for span in dict.fromkeys(narrowest) for record in self._table.between(*span)]

    def _count(self, spans: tuple[Span, ...]) -> int:
        return sum(self._table.count_between(*span) for span in spans)
