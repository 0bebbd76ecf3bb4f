"""Apps on ports of this machine for as long as a test session lasts, by a thread beside the one that tests."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from flask import Flask

from sim.http.ports import reserve
from sim.http.server import Listening, serve

HOST = "127.0.0.1"


@contextmanager
def served(apps: Mapping[str, Flask]) -> Iterator[dict[str, int]]:
    """The port of each app, by the app's name."""
    ports = reserve((HOST, 0) for _ in apps)
    listening = [Listening(app, port) for app, port in zip(apps.values(), ports, strict=True)]
    ready, ended = threading.Event(), []

    async def main() -> None:
        ended.extend([asyncio.get_running_loop(), stop := asyncio.Event()])
        await serve(listening, ready.set, stop)

    thread = threading.Thread(target=lambda: asyncio.run(main()))
    thread.start()
    try:
        assert ready.wait(10), "the fakes did not begin to answer"
        yield {name: port.number for name, port in zip(apps, ports, strict=True)}
    finally:
        ended[0].call_soon_threadsafe(ended[1].set)
        thread.join(10)
