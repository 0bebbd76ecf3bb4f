"""Apps on free ports of this machine, served by a thread beside the one that waits for them."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Final

from flask import Flask

from sim.http.ports import ServeError, reserve
from sim.http.server import Listening, serve

HOST: Final = "127.0.0.1"
PATIENCE_S: Final = 15.0  # longer than the server itself waits for its own threads

_End = tuple[asyncio.AbstractEventLoop, asyncio.Event]


@contextmanager
def served(apps: Sequence[Flask]) -> Iterator[list[int]]:
    """The ports of these apps, in order. At the end the thread has ended, and so have the server's own."""
    listening = [
        Listening(app, port) for app, port in zip(apps, reserve([(HOST, 0)] * len(apps)), strict=True)
    ]
    ready: Future[_End] = Future()
    thread = threading.Thread(target=_run, args=(listening, ready), name="services")
    thread.start()
    try:
        loop, stop = ready.result(PATIENCE_S)
        try:
            yield [each.port.number for each in listening]
        finally:
            loop.call_soon_threadsafe(stop.set)
    finally:
        thread.join(PATIENCE_S)
    if thread.is_alive():
        raise ServeError(f"the services did not stop within {PATIENCE_S:g} s: a call to them is not over.")


def _run(listening: list[Listening], ready: "Future[_End]") -> None:
    async def main() -> None:
        end = asyncio.get_running_loop(), asyncio.Event()
        await serve(listening, lambda: ready.set_result(end), end[1])

    try:
        asyncio.run(main())
    except BaseException as problem:
        if ready.done():
            raise
        ready.set_exception(problem)
