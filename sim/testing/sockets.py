"""The three services at sockets of this machine, from a thread of this process, for tests of any HTTP client."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from flask import Flask

from sim.http.connections import base_urls
from sim.http.ports import ServeError, reserve
from sim.http.server import Listening, serve

HOST: Final = "127.0.0.1"
PATIENCE_S: Final = 10.0


@contextmanager
def listening(apps: Mapping[str, Flask]) -> Iterator[dict[str, str]]:
    """The base URL of each service, answering while this lasts.

    The worlds have no locks: a test waits for its calls before it looks at what came of them, as tests do.
    """
    ports = reserve((HOST, 0) for _ in apps)
    loop, stop, ready = asyncio.new_event_loop(), asyncio.Event(), threading.Event()
    served = [Listening(app, port) for app, port in zip(apps.values(), ports, strict=True)]
    thread = threading.Thread(
        target=lambda: loop.run_until_complete(serve(served, ready.set, stop)), daemon=True
    )
    thread.start()
    try:
        if not ready.wait(PATIENCE_S):
            raise ServeError(f"the services did not answer at sockets within {PATIENCE_S:.0f} s")
        yield base_urls(HOST, {service: port.number for service, port in zip(apps, ports, strict=True)})
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(PATIENCE_S)
        loop.close()
