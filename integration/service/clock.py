"""A clock that somebody else keeps, asked over HTTP: the time of a simulated world, where waiting costs nothing."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from threading import Lock
from typing import Final
from urllib.parse import urlsplit

import msgspec

TIMEOUT_S: Final = 10.0
ANSWER_BYTES_MAX: Final = 1_000


class ClockError(Exception):
    """The clock cannot be used; the text says which, why and what was expected."""


class _Closed(ClockError):
    """The other side hung up before it was asked."""


class _Time(msgspec.Struct):
    now: datetime


class HttpClock:
    """Tells the time of a clock on this machine. Threads may share it: they ask one after another.

    It is asked before every call to a vendor, so it is asked in the cheapest way: one connection that stays open,
    no proxy, no redirect.
    """

    def __init__(self, url: str) -> None:
        self._url, host, port = _checked(url)
        parts = urlsplit(url)
        self._path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        self._connection = HTTPConnection(host, port, timeout=TIMEOUT_S)
        self._lock = Lock()

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        try:
            return self._asked("GET", None)
        except _Closed:
            return self._asked("GET", None)  # a connection that rested is closed at any time

    def sleep(self, seconds: float) -> None:
        """Come back when the clock has moved on by so many seconds."""
        self._asked("POST", msgspec.json.encode({"sleep_s": max(0.0, seconds)}))

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _asked(self, method: str, body: bytes | None) -> datetime:
        with self._lock:
            return self._answered(method, body)

    def _answered(self, method: str, body: bytes | None) -> datetime:
        rested = self._connection.sock is not None
        headers = {} if body is None else {"Content-Type": "application/json"}
        try:
            self._connection.request(method, self._path, body, headers)
            response = self._connection.getresponse()
            answer = response.read(ANSWER_BYTES_MAX)
        except (OSError, HTTPException) as error:
            self._connection.close()
            kind = _Closed if rested and isinstance(error, ConnectionError) else ClockError
            raise kind(f"the clock at {self._url} does not answer ({type(error).__name__}).") from None
        if not response.isclosed():
            self._connection.close()  # it says more than the time
        return _instant(self._url, response.status, answer)


def _instant(url: str, status: int, answer: bytes) -> datetime:
    try:
        now = msgspec.json.decode(answer, type=_Time).now
    except (msgspec.DecodeError, UnicodeDecodeError):
        now = None
    if status != 200 or now is None or now.tzinfo is None:
        raise ClockError(
            f"the clock at {url} answered HTTP {status} without the time; it was asked for an object such as "
            '{"now": "2026-03-02T09:00:00+00:00"}.'
        )
    return now.astimezone(UTC)


def _checked(url: str) -> tuple[str, str, int]:
    """Only this machine is asked for the time: whoever opens a firm must not send us to other hosts."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 80
        here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here or parts.scheme != "http" or parts.username or parts.fragment or not url.isprintable():
        raise ClockError(
            "clock must be an address of this machine, such as http://127.0.0.1:8700/clock, or null for the "
            "time of the machine itself."
        )
    return url, host, port
