"""What a person types for a length, a day or a field. Refuses with what was expected."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from integration.messages import Code, refused

YEARS_MAX: Final = 10  # further off, a day is a slip of the finger

_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?h")
_MINUTES = re.compile(r"(\d{1,4})(?: ?m(?:in)?)?")


def minutes_of(text: str) -> int:
    """Minutes of '90', '90m', '1:30' or '1.5h'."""
    plain = text.strip().lower()
    if found := _CLOCK.fullmatch(plain):
        return int(found[1]) * 60 + int(found[2])
    if found := _HOURS.fullmatch(plain):
        return round(float(found[1].replace(",", ".")) * 60)
    if found := _MINUTES.fullmatch(plain):
        return int(found[1])
    raise refused(Code.BAD_INPUT, f"{text!r} is no length of time.", remedy="Write 90, 1:30 or 1.5h.")


def day_of(text: str, today: date) -> date:
    """A day as ISO text; today when nothing was typed."""
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise refused(Code.BAD_INPUT, f"{text!r} is no day.", remedy="Write it as 2026-03-02.") from None
    if abs(day.year - today.year) > YEARS_MAX:
        raise refused(
            Code.BAD_INPUT,
            f"{text} is more than {YEARS_MAX} years away from today, {today}.",
            remedy="Correct the year.",
        )
    return day


def fields_of(pairs: list[str]) -> dict[str, str]:
    """Fields by name from 'Name=Value'."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise refused(Code.BAD_INPUT, f"{pair!r} is no field.", remedy="Write it as Billable=Yes.")
        found[name.strip()] = value.strip()
    return found
