"""The account's own time zone: stamps keep their instant and come back with the user's offset."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from sim.physics.provenance import documented
from sim.quickbooks_time import errors

VENDOR_NAMES: Final = {
    "America/New_York": "tsET",
    "America/Chicago": "tsCT",
    "America/Denver": "tsMT",
    "America/Los_Angeles": "tsPT",
}  # tsMT and tsPT are seen, their neighbours are ours; any other zone goes by its own name


@lru_cache(maxsize=64)
def zone(tz: str) -> ZoneInfo:
    """The zone of this name."""
    return ZoneInfo(tz)


def name_of(tz: str) -> str:
    """The vendor's short name of a zone."""
    return VENDOR_NAMES.get(tz, tz)


@documented("contract 3.5: the instant is kept, the offset is the user's")
def to_local(field: str, text: str, tz: str) -> str:
    """A stamp in the account's zone; one without an offset is taken to be there already."""
    try:
        found = datetime.fromisoformat(text)
        if (
            found.tzinfo is None
        ):  # by way of UTC: an hour that daylight saving leaves out is one that there is
            found = found.replace(tzinfo=zone(tz)).astimezone(UTC)
        return found.astimezone(zone(tz)).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        raise errors.invalid_value(field, text) from None


def local(instant: datetime, tz: str) -> str:
    """An instant as a stamp in the account's zone."""
    return instant.astimezone(zone(tz)).isoformat(timespec="seconds")


@lru_cache(maxsize=4096)
def offset_hours(day: str, tz: str) -> int:
    """The zone's offset on this day, in whole hours as the vendor gives it."""
    return _hours(date.fromisoformat(day), tz)


@documented("Timesheets/Ex/_create-response: tz is -7 beside stamps with -06:00 (contract 3.5)")
def standard_offset_hours(day: str, tz: str) -> int:
    """The zone's offset without daylight saving in the year of this day, in whole hours."""
    return _standard(int(day[:4]), tz)


def days_between(start: str, end: str) -> int:
    """How many days lie between two dates."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def days_before(day: str, days: int) -> str:
    """The date so many days earlier; the first date there is when the calendar ends."""
    try:
        return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
    except OverflowError:
        return date.min.isoformat()


@lru_cache(maxsize=1024)
def _standard(year: int, tz: str) -> int:
    return min(_hours(date(year, month, 1), tz) for month in (1, 7))  # one half of the globe saves in January


def _hours(day: date, tz: str) -> int:
    noon = datetime.combine(day, time(12), zone(tz))
    return int((noon.utcoffset() or timedelta()) / timedelta(hours=1))
