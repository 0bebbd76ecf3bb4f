"""Which index of a table answers a statement best, and which conditions it leaves to be tried row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from sim.quickbooks.kinds import Text
from sim.quickbooks.query_comparisons import Comparison
from sim.quickbooks.schema import EntityType, Index

Orders = list[tuple[str, bool]]  # property, descending


class Reading(NamedTuple):
    """A stretch of an index and the tests that it does not answer; without an index, rows by their ids."""

    by: Index | None
    rest: list[Comparison]
    low: tuple[Any, ...] = ()
    high: tuple[Any, ...] = ()


def narrowest(
    entity: EntityType, tests: list[Comparison], orders: Orders, length: Callable[[Reading], int]
) -> Reading:
    """The reading that leaves the fewest rows to look at, in order if two leave as few."""
    if any(test.found.name == "Id" and test.operator in {"=", "in"} for test in tests):
        return Reading(None, tests)
    readings = [_reading(index, tests) for index in _usable(entity, tests)]
    return min(readings, key=lambda found: (length(found), len(found.rest), not gives(found.by, orders)))


def in_order(entity: EntityType, tests: list[Comparison], orders: Orders) -> Reading | None:
    """The reading that gives the rows in order, if there is one."""
    fitting = [index for index in _usable(entity, tests) if gives(index, orders)]
    return _reading(max(fitting, key=lambda index: len(index.equal)), tests) if fitting else None


def _usable(entity: EntityType, tests: list[Comparison]) -> list[Index]:
    equal = {test.found.name for test in tests if test.equals}
    return [index for index in entity.indexes if set(index.equal) <= equal]


def _reading(index: Index, tests: list[Comparison]) -> Reading:
    equal = {test.found.name: test for test in tests if test.equals}
    used = [equal[name] for name in index.equal]
    low, high, inside = _range(index, tests, tuple(test.values[0] for test in used))
    return Reading(index, [test for test in tests if test not in used and test not in inside], low, high)


def _range(
    index: Index, tests: list[Comparison], prefix: tuple[Any, ...]
) -> tuple[tuple[Any, ...], tuple[Any, ...], list[Comparison]]:
    """From where to where in the index; bounds that are themselves left out stay a test."""
    first = index.order[0] if index.order else "Id"
    here = [test for test in tests if test.found.name == first]
    # Texts are equal whatever their case but ordered by it, so that equality is no range of theirs.
    exact = [test for test in here if test.operator == "=" and not isinstance(test.found.kind, Text)]
    lows = [test.values[0] for test in here if test.operator in {">", ">="}] + [
        test.values[0] for test in exact
    ]
    highs = [test.values[0] for test in here if test.operator in {"<", "<="}] + [
        test.values[0] for test in exact
    ]
    low = (*prefix, max(lows)) if lows else prefix
    high = (*prefix, min(highs)) if highs else prefix
    return low, high, [test for test in here if test in exact or test.operator in {">=", "<="}]


def gives(index: Index | None, orders: Orders) -> bool:
    """Whether reading the index one way is this order."""
    if index is None:
        return False
    one_way = len({down for _, down in orders}) == 1
    names = tuple(name for name, _ in orders)
    return one_way and (index.order == names or (not index.order and names == ("Id",)))
