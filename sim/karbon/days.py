"""The days that conditions admit: one range for each property, and what a range is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, NamedTuple

from sim.karbon.listing import Condition, Listing
from sim.karbon.matching import is_as_asked

A_DAY: Final = timedelta(days=1)
DAYS_MAX: Final = 40_000  # that are gone through one by one; more than a century


class Days(NamedTuple):
    """The days from `low` to `high` in one index; None for no bound."""

    index_name: str
    low: date | None
    high: date | None


def ranges(listing: Listing, conditions: Sequence[Condition]) -> tuple[list[Days], list[Condition]]:
    """The conditions as one range for each property of days that is indexed, and the other conditions."""
    found: dict[str, Days] = {}
    rest: list[Condition] = []
    for asked in conditions:
        known = listing.properties[asked.property]
        bounds = _bounds(asked) if known.kind == "day" and known.index_name else None
        if bounds is None:
            rest.append(asked)
            continue
        _, low, high = found.get(asked.property, Days("", None, None))
        lows = [day for day in (low, bounds[0]) if day is not None]
        highs = [day for day in (high, bounds[1]) if day is not None]
        found[asked.property] = Days(known.index_name, max(lows, default=None), min(highs, default=None))
    return list(found.values()), rest


def _bounds(asked: Condition) -> tuple[date | None, date | None] | None:
    """The first and the last day that a condition admits; None if its days are no range."""
    first = last = asked.value
    if asked.function == "year" and isinstance(asked.value, int) and MINYEAR <= asked.value <= MAXYEAR:
        first, last = date(asked.value, 1, 1), date(asked.value, 12, 31)
    elif asked.function or asked.value is None:
        return None
    if asked.operator == "eq":
        return first, last
    if asked.operator == "ge":
        return first, None
    return (None, last) if asked.operator == "le" else None


def days_like(asked: Condition, first: date, last: date) -> list[date] | None:
    """The days from `first` to `last` whose part is as asked; None if there are too many to go through."""
    if (last - first).days > DAYS_MAX:
        return None
    return [day for day in _days(first, last) if is_as_asked(asked, getattr(day, asked.function))]


def pieces(first: date, last: date) -> Iterator[tuple[date, bool]]:
    """The range from `first` to `last` as the firsts of its whole months, True, and its other days, False."""
    day = first
    while day <= last:
        end = _end_of_month(day)
        if day.day == 1 and end <= last:
            yield day, True
        else:
            yield from ((single, False) for single in _days(day, min(end, last)))
        if end == date.max:
            return
        day = end + A_DAY


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _end_of_month(day: date) -> date:
    if (day.year, day.month) == (MAXYEAR, 12):
        return date.max
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - A_DAY
