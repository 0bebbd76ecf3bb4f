"""Several apps on ports of their own in one process: one event loop, one thread, so that worlds need no locks."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server

from sim.http.bridge import First, bridge
from sim.http.ports import Port, ServeError, in_url

WAIT_TRIES: Final = 500
WAIT_PAUSE_S: Final = 0.01
TASKS: Final = Path("/proc/self/task")  # Linux only
STOP_PATIENCE_S: Final = 5.0
OLD_GENERATION_NEVER: Final = 1_000_000
YOUNG_OFTEN: Final = 200  # of 700: the same work in smaller pauses, 0.2 ms each

Beside = Callable[[asyncio.Event], Awaitable[None]]


class Listening(NamedTuple):
    """One app, the port that it answers on, and what is to be done before an answer leaves."""

    app: Flask
    port: Port
    first: First | None = None


def run(listening: Sequence[Listening], ready: Callable[[], object], *beside: Beside) -> None:
    """Serve until this process is told to stop by SIGINT or SIGTERM; `ready` is called once all ports answer.

    What runs beside the servers gets the event that is set when it is time to stop.
    """
    settle()
    asyncio.run(_until_told(listening, ready, beside))


def settle() -> None:
    """Keep the garbage collector away from the records that stand in the worlds now.

    A full collection walks every record of every world: 90 to 230 ms of silence with 100,000 of them. What is
    frozen is not walked, and the old generation is left alone; the young ones are still collected.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OFTEN, 10, OLD_GENERATION_NEVER)


async def serve(listening: Sequence[Listening], ready: Callable[[], object], stop: asyncio.Event) -> None:
    """Serve on the running loop until the event is set."""
    threads = _threads()
    servers = [_server(each, stop) for each in listening]
    running = [asyncio.create_task(server.serve()) for server in servers]
    try:
        for each in listening:
            await _answers(each.port)
        ready()
        await stop.wait()
    finally:
        for server in servers:
            server.stop()
        gc.collect()  # an error's traceback may still hold a call, and granian waits until all are gone
        await asyncio.wait(running, timeout=STOP_PATIENCE_S)
        await _ended(threads)
        for each in listening:
            each.port.release()


async def _until_told(
    listening: Sequence[Listening], ready: Callable[[], object], beside: Sequence[Beside]
) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await asyncio.gather(serve(listening, ready, stop), *(each(stop) for each in beside))


def _server(each: Listening, stop: asyncio.Event) -> Any:
    return Server(
        bridge(each.app, stop, each.first),
        each.port.host,
        each.port.number,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
    )


async def _ended(threads: int) -> None:
    """Wait until granian's own threads are gone: one that outlives the interpreter aborts the process."""
    for _ in range(WAIT_TRIES):
        if _threads() <= threads:
            return
        await asyncio.sleep(WAIT_PAUSE_S)


def _threads() -> int:
    """How many threads this process has, those of granian too; 0 where the system does not say."""
    return len(list(TASKS.iterdir())) if TASKS.is_dir() else 0


async def _answers(port: Port) -> None:
    """Wait until the port accepts connections."""
    for _ in range(WAIT_TRIES):
        try:
            _, writer = await asyncio.open_connection(port.host, port.number)
        except OSError:
            await asyncio.sleep(WAIT_PAUSE_S)
        else:
            writer.close()
            return
    raise ServeError(f"the server at {in_url(port.host)}:{port.number} did not start within 5 s.")
