"""Values in the bodies of these writes that no other resource has."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sim.physics.provenance import documented
from sim.quickbooks_time import errors, fields
from sim.quickbooks_time.fields import Reader

_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][05]:00")
_UNREADABLE: Final = (ValueError, OverflowError, TypeError)


def degrees(limit: float) -> Reader:
    """Degrees between minus and plus the limit."""
    return between(-limit, limit)


@documented("contract 3.14: numbers within the bounds of api_docs; the refusal is inferred")
def between(low: float, high: float) -> Reader:
    """A number, or its text, from low to high."""

    def read(name: str, value: Any) -> float:
        try:
            found = float(value) if isinstance(value, int | float | str) else math.nan
        except _UNREADABLE:
            found = math.nan
        if isinstance(value, bool) or not low <= found <= high:
            raise errors.invalid_value(name, value)
        return found

    return read


@documented("contract 2.5: ISO 8601; the refusal is inferred")
def stamp(name: str, value: Any) -> str:
    """An instant, kept in UTC; far enough from the ends of the calendar to be told in any zone."""
    try:
        found = datetime.fromisoformat(value)
        aware = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except _UNREADABLE:
        raise errors.invalid_value(name, value) from None
    if not MINYEAR < aware.year < MAXYEAR:
        raise errors.invalid_value(name, value)
    return aware.isoformat(timespec="seconds")


def date_or_none(name: str, value: Any) -> str:
    """A day, or nothing to have none."""
    if value == "":
        return ""
    return fields.date(name, value[:10] if isinstance(value, str) and value[10:11] == "T" else value)


@documented("api_docs Reminders: hh:mm:ss on five minutes")
def clock_time(name: str, value: Any) -> str:
    """A time of day on five minutes."""
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise errors.invalid_value(name, value)
    return value


@documented("contract 3.14: comma lists of the vendor's words; the refusal is inferred")
def word_list(*options: str) -> Reader:
    """A comma list of the vendor's words, at least one."""

    def read(name: str, value: Any) -> str:
        found = [word.strip() for word in value.split(",")] if isinstance(value, str) else []
        if not found or not {*found} <= {*options}:
            raise errors.invalid_value(name, value)
        return ",".join(found)

    return read


@documented("contract 3.14: the time zone of an event; the refusal is inferred")
def timezone(name: str, value: Any) -> str:
    """The name of a time zone."""
    try:
        return ZoneInfo(value).key
    except Exception:  # noqa: BLE001 - zoneinfo raises whatever the file system does with such a name
        raise errors.invalid_value(name, value) from None


@documented("contract 3.14: linked_objects by kind; the refusal is inferred")
def id_map(*kinds: str) -> Reader:
    """A map from kinds to lists of ids; PHP's empties are an empty map."""

    def read(name: str, value: Any) -> dict[str, tuple[int, ...]]:
        if value in ("", []):
            return {}
        if not isinstance(value, dict):
            raise errors.invalid_value(name, value)
        unknown = [each for each in value if each not in kinds]
        if unknown:
            raise errors.invalid_params(f"{name}.{each}"[:80] for each in unknown)
        return {kind: fields.ids(name, ids) for kind, ids in value.items()}

    return read


@documented("contract 3.14: lists of objects; the refusal is inferred")
def objects(most: int) -> Callable[[str, Any], list[dict[str, Any]]]:
    """A list of objects, each read by whoever asked for it."""

    def read(name: str, value: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list) or len(value) > most:
            raise errors.invalid_value(name, value)
        if not all(isinstance(each, dict) for each in value):
            raise errors.invalid_value(name, value)
        return value

    return read
