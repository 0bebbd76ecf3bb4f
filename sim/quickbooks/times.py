"""Instants as QuickBooks writes them: in the company's zone, which is Pacific for a sandbox company."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

COMPANY_ZONE: Final = ZoneInfo("America/Los_Angeles")
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=8192)
def seconds_text(instant: datetime) -> str:
    """`2020-09-29T05:58:16-07:00`, as in MetaData."""
    return instant.astimezone(COMPANY_ZONE).isoformat(timespec="seconds")


def milliseconds_text(instant: datetime) -> str:
    """`2020-09-29T05:58:16.187-07:00`, as in the `time` of an envelope."""
    return instant.astimezone(COMPANY_ZONE).isoformat(timespec="milliseconds")


def epoch_milliseconds(instant: datetime) -> int:
    """As in the gateway's dialect."""
    return (instant - EPOCH) // timedelta(milliseconds=1)


def company_date(instant: datetime) -> str:
    """The date on the company's calendar."""
    return instant.astimezone(COMPANY_ZONE).date().isoformat()


def company_clock(instant: datetime) -> time:
    """What the company's clock shows."""
    return instant.astimezone(COMPANY_ZONE).time()


def parse_date(text: str) -> str:
    """A date as it is kept; the time of a dateTime is dropped. ValueError if it is neither."""
    return datetime.fromisoformat(text).date().isoformat()


def parse_instant(text: str) -> datetime:
    """A dateTime or a date; company-local without an offset. ValueError if it is neither."""
    parsed = datetime.fromisoformat(text)
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=COMPANY_ZONE)
    return _utc(parsed)


def parse_clock(text: str) -> time:
    """The clock part of `08:00:00-08:00` or of a dateTime; its date does not count. ValueError if it is neither."""
    if "T" in text:
        return datetime.fromisoformat(text).timetz()
    return time.fromisoformat(text)


def on_day(clock: time, day: str) -> datetime:
    """The instant at which the company's clock shows this time on this day.

    A clock with an offset is converted into the company's zone first, and the day stays
    (contract 3.4: minimul/qbo_api issue 16 sent 08:00-08:00 in September and got 09:00-07:00).
    """
    when = date.fromisoformat(day)
    if clock.tzinfo is not None:
        clock = datetime.combine(when, clock).astimezone(COMPANY_ZONE).time()
    return _utc(datetime.combine(when, clock.replace(microsecond=0), tzinfo=COMPANY_ZONE))


def _utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("outside the calendar") from None
