"""A clock that somebody else keeps, asked over HTTP: the time of a simulated world, where waiting costs nothing."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
import requests

TIMEOUT_S: Final = (5.0, 10.0)  # to connect, to answer
ANSWER_BYTES_MAX: Final = 1_000


class ClockError(Exception):
    """The clock cannot be used; the text says which, why and what was expected."""


class _Time(msgspec.Struct):
    now: datetime


class HttpClock:
    """Tells the time of a clock on this machine. Used by one thread at a time."""

    def __init__(self, url: str) -> None:
        self._url = _checked(url)
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy stands between two programs of one machine

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return self._asked("GET", None)

    def sleep(self, seconds: float) -> None:
        """Come back when the clock has moved on by so many seconds."""
        self._asked("POST", {"sleep_s": max(0.0, seconds)})

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    def _asked(self, method: str, body: dict[str, float] | None) -> datetime:
        try:
            with self._session.request(
                method, self._url, json=body, timeout=TIMEOUT_S, allow_redirects=False, stream=True
            ) as response:
                answer = response.raw.read(ANSWER_BYTES_MAX, decode_content=True)
                return _instant(self._url, response.status_code, answer)
        except requests.RequestException as error:
            raise ClockError(f"the clock at {self._url} does not answer ({type(error).__name__}).") from None


def _instant(url: str, status: int, answer: Any) -> datetime:
    try:
        now = msgspec.json.decode(answer, type=_Time).now
    except (msgspec.DecodeError, UnicodeDecodeError):
        now = None
    if status != requests.codes.ok or now is None or now.tzinfo is None:
        raise ClockError(
            f"the clock at {url} answered HTTP {status} without the time; it was asked for an object such as "
            '{"now": "2026-03-02T09:00:00+00:00"}.'
        )
    return now.astimezone(UTC)


def _checked(url: str) -> str:
    """Only this machine is asked for the time: whoever opens a firm must not send us to other hosts."""
    try:
        parts = urlsplit(url)
        here = parts.hostname == "localhost" or ipaddress.ip_address(parts.hostname or "").is_loopback
        fits = parts.scheme == "http" and parts.port != 0 and not parts.username and not parts.fragment
    except ValueError:
        here = fits = False
    if not here or not fits:
        raise ClockError(
            "clock must be an address of this machine, such as http://127.0.0.1:8700/clock, or null for the "
            "time of the machine itself."
        )
    return url
