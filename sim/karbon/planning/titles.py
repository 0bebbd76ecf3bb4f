"""Titles that change with the period: a row of segments, written as JSON in a text.

A segment is a fixed `Text`, or a `Variable` in a `Format`. Of the variables one is documented: RepeatPeriod.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import msgspec

from sim.karbon.planning.records import WorkSchedule
from sim.karbon.planning.recurrence import nth_start
from sim.physics.provenance import documented, inferred

SEGMENTS_MAX: Final = 100
_TOKEN: Final = re.compile("YYYY|YY|MMMM|MMM|MM|M|DD|D")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Segment(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """One part of a title."""

    text: str | None = None
    variable: str | None = None
    format: str | None = None
    offset: int | None = None


@documented("the quick reference: a JSON array in a text, of Text, Variable, Format and Offset")
def segments(definition: str) -> tuple[Segment, ...]:
    """The parts of a title; ValueError for a text that is none."""
    try:
        found = msgspec.json.decode(definition, type=tuple[Segment, ...])
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(definition) from error
    if len(found) > SEGMENTS_MAX:
        raise ValueError(definition)
    return found


def title(schedule: WorkSchedule, number: int) -> str:
    """The title of the work of period `number`, counted from 0."""
    parts = segments(schedule.work_item_title_definition)
    return "".join(_written(schedule, part, number) for part in parts).strip()


@documented(
    "the quick reference: RepeatPeriod in 'DD MMM, YYYY - DD MMM, YYYY' is '01 Jul, 2025 - 31 Jul, 2025'"
)
def _written(schedule: WorkSchedule, part: Segment, number: int) -> str:
    if part.text is not None:
        return part.text
    if part.variable != "RepeatPeriod":
        return ""
    first, last = _period(schedule, number + (part.offset or 0))
    if first is None or last is None:
        return ""
    opening, dash, closing = (part.format or "DD MMM - DD MMM").partition(" - ")
    return _dated(opening, first) + dash + _dated(closing, last)


@inferred("Offset is not explained: it moves the title by whole periods")
def _period(schedule: WorkSchedule, number: int) -> tuple[date | None, date | None]:
    following = nth_start(schedule, number + 1)
    if following is None or following == date.min:
        return None, None
    return nth_start(schedule, number), following - timedelta(days=1)


def _dated(pattern: str, day: date) -> str:
    month = _MONTHS[day.month - 1]
    words = {
        "YYYY": f"{day.year:04}",
        "YY": f"{day.year % 100:02}",
        "MMMM": month,
        "MMM": month[:3],
        "MM": f"{day.month:02}",
        "M": str(day.month),
        "DD": f"{day.day:02}",
        "D": str(day.day),
    }
    return _TOKEN.sub(lambda found: words[found[0]], pattern)
