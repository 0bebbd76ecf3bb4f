"""Goes round the worlds of a server and makes the calls that are due, while the server goes on answering.

A receiver may ask the services something before it answers. So the calls are made by threads, and all else by the one
thread that the worlds belong to. Time that the control API lets pass has passed when the postman comes: what was due on
the way is delivered then, at that time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final

from sim.physics.deliveries import answered
from sim.world import World

TICK_S: Final = 0.1
WORLDS_AT_ONCE: Final = 16


class Postman:
    """For worlds whose deliveries do not go out by themselves."""

    def __init__(self, worlds: Iterable[World]) -> None:
        self._worlds = worlds
        self._threads = ThreadPoolExecutor(WORLDS_AT_ONCE, "postman")
        self._rounds: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Look for what is due until the event is set; what comes of a call that is out then matters to nobody."""
        try:
            while not stop.is_set():
                for world in self._worlds:
                    if world.clock.follows:
                        world.clock.catch_up()
                    self._go(world)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), TICK_S)
        finally:
            for task in self._rounds:
                task.cancel()
            self._threads.shutdown(wait=False, cancel_futures=True)

    async def settle(self) -> None:
        """Deliver what is due in worlds whose time stands: only somebody who moved it can have made that so."""
        rounds = [self._go(world) for world in self._worlds if not world.clock.follows]
        await asyncio.gather(*(task for task in rounds if task is not None))

    def _go(self, world: World) -> asyncio.Task[None] | None:
        due = world.universe.deliveries.due()
        if due is None or due > world.clock.now():
            return None
        task = asyncio.create_task(self._deliver(world))
        self._rounds.add(task)
        task.add_done_callback(self._rounds.discard)
        return task

    async def _deliver(self, world: World) -> None:
        loop = asyncio.get_running_loop()
        calls = world.universe.deliveries.calls()
        message = answered(calls, None)
        while message is not None:
            answer = await loop.run_in_executor(self._threads, world.way_out, message)
            message = answered(calls, answer)
