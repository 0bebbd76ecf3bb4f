"""Which stretches of which index hold what a filter asks for, and how many records they hold.

An index of a table begins with the scope, then has a property's value, then perhaps what the answer is ordered
by. One comparison, a range of days, or both together are stretches of such an index; more is not, and is looked
for among the records of the fewest stretches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sim.karbon.days import Days, days_like, pieces, ranges
from sim.karbon.listing import Condition, Listing, Property
from sim.karbon.matching import test_of
from sim.karbon.state import KarbonState
from sim.physics.ordered import TOP, Key

VALUES_MAX: Final = 4096  # of a property that is said to have few


class Span(NamedTuple):
    """A stretch of an index: from prefix `low` to prefix `high`, both included."""

    index_name: str
    low: Key
    high: Key


class Choice(NamedTuple):
    """The part of a filter that stretches of one index can hold."""

    pick: Condition | None = None
    days: Days | None = None


Spans = tuple[Span, ...]


def choices(listing: Listing, conditions: Sequence[Condition]) -> Iterator[tuple[Choice, bool]]:
    """What could be looked up of these conditions, and whether that is all of them. The most telling come first."""
    days, rest = ranges(listing, conditions)
    picks = [asked for asked in rest if listing.properties[asked.property].index_name]
    for found in days:
        alone = len(days) == 1
        for pick in picks:
            if listing.properties[pick.property].index_name != found.index_name:
                yield Choice(pick, found), alone and len(rest) == 1
        yield Choice(None, found), alone and not rest
    for pick in picks:
        yield Choice(pick), not days and len(rest) == 1
    if not conditions:
        yield Choice(), True


def spans_of(state: KarbonState, listing: Listing, choice: Choice, order: str = "") -> Spans | None:
    """The stretches that hold exactly this choice, in this order if one is named; None if no index has them."""
    scopes = listing.scopes(state)
    pick, days = choice
    if pick is None:
        index = order if days is None else days.index_name
        if not index or order not in {"", index}:
            return None
        return tuple(Span(index, *_bounded(scope, days)) for scope in scopes)
    known = listing.properties[pick.property]
    found = _index(listing, known.index_name, order, days)
    if found is None:
        return None
    spans: list[Span] = []
    for scope in scopes:
        values = _values(state, listing, known, pick, found, scope)
        if values is None:
            return None
        spans += (Span(found, *_bounded((*scope, value), days)) for value in values)
    return tuple(spans)


def days_in_order(state: KarbonState, listing: Listing, days: Days, order: str) -> Spans | None:
    """The stretches of these days in an order of their own, month by month; None if no index has them."""
    daily, monthly = f"{days.index_name}+{order}", f"{days.index_name}~month+{order}"
    if monthly not in listing.indexes:
        return None
    spans: list[Span] = []
    for scope in listing.scopes(state):
        ends = _ends(state, listing, daily, *_bounded(scope, days))
        for day, is_month in () if ends is None else pieces(*ends):
            spans.append(Span(monthly if is_month else daily, (*scope, day), (*scope, day)))
    return tuple(spans)


def count(state: KarbonState, listing: Listing, spans: Spans) -> int:
    """How many records the stretches hold."""
    table = listing.table(state)
    return sum(table.count_between(*span) for span in spans)


def _bounded(prefix: Key, days: Days | None) -> tuple[Key, Key]:
    if days is None:
        return prefix, prefix
    low = prefix if days.low is None else (*prefix, days.low)
    return low, prefix if days.high is None else (*prefix, days.high)


def _index(listing: Listing, name: str, order: str, days: Days | None) -> str | None:
    """The index of a property in an order: "key" is the plain one, others are named behind a plus sign."""
    if days is not None:
        if order not in {"", days.index_name}:
            return None
        order = days.index_name
    if not order:
        named = (index for index in listing.indexes if index.partition("+")[0] == name)
        return next(named, None)
    index = name if order in {"key", name} else f"{name}+{order}"
    return index if index in listing.indexes else None


def _values(
    state: KarbonState, listing: Listing, known: Property, asked: Condition, index: str, scope: Key
) -> list[Any] | None:
    """The values in the index that satisfy a condition; None if it cannot say."""
    if asked.function:
        ends = _ends(state, listing, index, scope, scope)
        return [] if ends is None else days_like(asked, *ends)
    if known.few:
        return _few_values(state, listing, known, asked, index, scope)
    if known.equal is not None or asked.operator not in {"eq", "in"}:
        return None
    values = list(dict.fromkeys(asked.value)) if asked.operator == "in" else [asked.value]
    return values if all(value not in {"", None} for value in values) else None


def _few_values(
    state: KarbonState, listing: Listing, known: Property, asked: Condition, index: str, scope: Key
) -> list[Any] | None:
    """Step from value to value, and ask one record of each."""
    table, read = listing.table(state), listing.indexes[index]
    test = test_of(state, known, asked)
    found: list[Any] = []
    low: Key = scope
    for _ in range(VALUES_MAX):
        sample = table.between(index, low, scope, limit=1)
        if not sample:
            return found
        value = (read(sample[0]) or ())[len(scope)]
        if test(sample[0]):
            found.append(value)
        low = (*scope, value, TOP)
    return None


def _ends(state: KarbonState, listing: Listing, index: str, low: Key, high: Key) -> tuple[date, date] | None:
    """The first and the last day in a stretch of an index of days; None if nothing is there."""
    table, read, column = listing.table(state), listing.indexes[index], len(listing.scopes(state)[0])
    first = table.between(index, low, high, limit=1)
    last = table.between(index, low, high, limit=1, descending=True)
    return ((read(first[0]) or ())[column], (read(last[0]) or ())[column]) if first else None
