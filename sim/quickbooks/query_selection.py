"""The rows that a statement means: how many, and any page of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sim.quickbooks.query_comparisons import Comparison, checked, checked_orders
from sim.quickbooks.query_grammar import Statement
from sim.quickbooks.query_plan import Reading, gives, in_order, narrowest
from sim.quickbooks.schema import EntityType, Property

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

CHUNK: Final = 500  # rows read at a time where a condition has to be tried row by row


class Selection:
    """The rows of a statement: how many, and any page of them."""

    def __init__(self, company: QuickBooksState, entity: EntityType, statement: Statement) -> None:
        self._company = company
        self._entity = entity
        self._table = company.table(entity)
        self._orders = [(found.name, down) for found, down in checked_orders(entity, statement.orders)]
        tests = [test for condition in statement.conditions if (test := checked(company, entity, condition))]
        named = {condition.name.lower() for condition in statement.conditions}
        if entity.hides_inactive and "active" not in named:
            tests.append(Comparison(entity.properties["active"], "=", (True,)))
        self._tests = tests
        self._narrow = narrowest(entity, tests, self._orders, self._length)

    def count(self) -> int:
        """How many rows there are."""
        narrow = self._narrow
        if narrow.by is not None and not narrow.rest:
            return self._length(narrow)
        return len(self._matching())

    def page(self, offset: int, limit: int) -> list[Any]:
        """Rows in order, from the offset on."""
        reading = self._ordered_reading(offset + limit)
        if reading is None or reading.by is None:
            return self._sorted(self._matching())[offset : offset + limit]
        descending = self._orders[0][1]
        if not reading.rest:
            return self._table.between(
                reading.by.label,
                reading.low,
                reading.high,
                offset=offset,
                limit=limit,
                descending=descending,
            )
        return self._sifted(reading, offset + limit, descending)[offset:]

    def _ordered_reading(self, wanted: int) -> Reading | None:
        """An index to read in order, if that is cheaper than to sort all that match."""
        narrow = self._narrow
        if narrow.by is None or gives(narrow.by, self._orders):
            return None if narrow.by is None else narrow
        ordered = in_order(self._entity, self._tests, self._orders)
        if ordered is None:
            return None
        matching, all_rows = self._length(narrow), self._length(ordered)
        return ordered if wanted * all_rows < matching * matching else None

    def _length(self, reading: Reading) -> int:
        index = reading.by
        return 0 if index is None else self._table.count_between(index.label, reading.low, reading.high)

    def _sifted(self, reading: Reading, wanted: int, descending: bool) -> list[Any]:
        """The first rows that pass the tests that the index does not answer."""
        found: list[Any] = []
        at = 0
        while len(found) < wanted and reading.by is not None:
            rows = self._table.between(
                reading.by.label,
                reading.low,
                reading.high,
                offset=at,
                limit=CHUNK,
                descending=descending,
            )
            found += [row for row in rows if self._passes(row, reading.rest)]
            at += CHUNK
            if len(rows) < CHUNK:
                break
        return found[:wanted]

    def _matching(self) -> list[Any]:
        narrow = self._narrow
        if narrow.by is not None:
            rows = self._table.between(narrow.by.label, narrow.low, narrow.high)
        else:
            ids = next(
                test for test in narrow.rest if test.found.name == "Id" and test.operator in {"=", "in"}
            )
            rows = [row for value in dict.fromkeys(ids.values) if (row := self._table.get(value)) is not None]
        return [row for row in rows if self._passes(row, narrow.rest)]

    def _passes(self, row: Any, tests: list[Comparison]) -> bool:
        return all(test.passes(self._company, row) for test in tests)

    def _sorted(self, rows: list[Any]) -> list[Any]:
        rows.sort(key=lambda row: int(row.id), reverse=self._orders[0][1])
        for name, descending in reversed(self._orders):
            found = self._entity.properties[name.lower()]
            rows.sort(key=partial(_sortable, found, self._company), reverse=descending)
        return rows


def _sortable(found: Property, company: Any, row: Any) -> tuple[bool, Any]:
    value = found.get(company, row)
    return (value is not None, None if value is None else found.kind.sort(value))
