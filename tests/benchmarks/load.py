"""A small load generator: so many connections that each ask again as soon as they are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

HEAD_END = b"\r\n\r\n"


class Load(NamedTuple):
    """What the server did while it was asked."""

    calls: int
    took_s: float
    latencies_s: list[float]
    statuses: dict[int, int]

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return self.calls / self.took_s

    def percentile_ms(self, share: float) -> float:
        """The time within which this share of the answers came."""
        return sorted(self.latencies_s)[int(share * (len(self.latencies_s) - 1))] * 1000


class Caller(asyncio.Protocol):
    """One connection that asks the next question as soon as the last one is answered."""

    def __init__(self, next_request: Callable[[], bytes | None], done: asyncio.Future[None]) -> None:
        self.next_request = next_request
        self.done = done
        self.buffer = b""
        self.asked_at = 0.0
        self.latencies: list[float] = []
        self.statuses: dict[int, int] = {}

    def connection_made(self, transport):
        self.transport = transport
        self._ask()

    def data_received(self, data):
        self.buffer += data
        head, found, body = self.buffer.partition(HEAD_END)
        if not found or len(body) < _length(head):
            return
        self.latencies.append(perf_counter() - self.asked_at)
        status = int(head[9:12])
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.buffer = b""
        self._ask()

    def connection_lost(self, _reason):
        if not self.done.done():
            self.done.set_result(None)

    def _ask(self):
        request = self.next_request()
        if request is None:
            self.transport.close()
            return
        self.asked_at = perf_counter()
        self.transport.write(request)


def load(port: int, requests: Callable[[int], bytes], connections: int, calls: int) -> Load:
    """Ask the server `calls` times over so many connections; `requests` makes the request of a number."""
    return asyncio.run(_load(port, requests, connections, calls))


async def _load(port, requests, connections, calls):
    loop = asyncio.get_running_loop()
    numbers = iter(range(calls))

    def next_request():
        number = next(numbers, None)
        return None if number is None else requests(number)

    done = [loop.create_future() for _ in range(connections)]
    started = perf_counter()
    callers = [
        (await loop.create_connection(lambda end=end: Caller(next_request, end), "127.0.0.1", port))[1]
        for end in done
    ]
    await asyncio.gather(*done)
    took_s = perf_counter() - started
    statuses: dict[int, int] = {}
    for caller in callers:
        for status, count in caller.statuses.items():
            statuses[status] = statuses.get(status, 0) + count
    latencies = [latency for caller in callers for latency in caller.latencies]
    return Load(len(latencies), took_s, latencies, statuses)


def get(path: str, headers: dict[str, str]) -> bytes:
    """A GET as bytes."""
    return _head("GET", path, headers) + b"\r\n"


def post(path: str, headers: dict[str, str], body: bytes) -> bytes:
    """A POST of JSON as bytes."""
    return _head(
        "POST", path, {**headers, "Content-Type": "application/json", "Content-Length": str(len(body))}
    ) + (b"\r\n" + body)


def _head(method, path, headers):
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: 127.0.0.1",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n"


def _length(head):
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
