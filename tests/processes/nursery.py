"""A process that has imported the command once and forks it for whoever orders it: `python -m tests.processes.nursery`.

A command that is started anew spends most of a second on imports. A child of this process is as mortal as any other:
it has its own pid, connections and locks, and SIGKILL leaves it no last word. Orders come in as lines of JSON, lists of
commands that run at the same time; a line of JSON tells what became of each.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

import msgspec
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import Pool

from integration import cli
from integration.clock import SystemClock
from integration.store import engines
from tests.processes.boundaries import Boundaries, watch
from tests.processes.locks import lock

PATIENCE_S: Final = 1  # with a locked store, where a person would have five seconds
ROOM_BYTES: Final = 32_768  # for what a command says, which goes into files here
NO_LIMIT: Final = resource.RLIM_INFINITY


class Order(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One command, what time it is for it, and what befalls it."""

    argv: list[str]
    now: datetime
    die_at: int = 0  # number of the boundary at which it kills itself
    killed_after_ms: float = 0  # from outside, wherever it is by then
    full_at: int = (
        0  # number of the boundary from which on no file grows beyond what the store's log has by then
    )
    locked_at: int = 0  # number of the boundary from which on somebody else has the store locked
    store: str = ""  # which that is
    pages_max: int = 0  # that a store in SQLite may have


class Outcome(msgspec.Struct, kw_only=True):
    """What became of a command: a negative code is the signal that it died of."""

    code: int
    out: str
    err: str
    passed: list[str]  # boundaries
    cpu_s: float = 0.0


class Child(NamedTuple):
    """A command that runs."""

    pid: int
    order: Order
    files: list[Any]  # what it says, what it complains of, what it passes, what it imports


def main() -> None:
    """Carry orders out until there are no more."""
    for line in sys.stdin.buffer:
        orders = msgspec.json.decode(line, type=list[Order])
        outcomes = [_buried(child) for child in [_born(order) for order in orders]]
        sys.stdout.buffer.write(msgspec.json.encode(outcomes) + b"\n")
        sys.stdout.buffer.flush()


def _born(order: Order) -> Child:
    files = [tempfile.TemporaryFile() for _ in range(4)]  # noqa: SIM115 - closed when the child is buried
    gc.freeze()  # what is here now is shared, and no collection of a child walks over it
    pid = os.fork()
    if not pid:
        _live(order, [file.fileno() for file in files])
    if order.killed_after_ms:
        signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, order.killed_after_ms / 1000)
    return Child(pid, order, files)


def _live(order: Order, files: list[int]) -> NoReturn:
    """The child: the command from its first to its last line, as if somebody had typed it."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(files[0], 1)
    os.dup2(files[1], 2)
    _tell_the_time(order.now)
    if order.pages_max:
        _keep_small(order.pages_max)
    watch(_boundaries(order, files[2]))
    opened: list[Any] = []
    event.listen(Pool, "connect", lambda connection, _: opened.append(connection))
    imported = set(sys.modules)
    sys.argv = ["timebridge", *order.argv]
    code = _ended()
    resource.setrlimit(resource.RLIMIT_FSIZE, (NO_LIMIT, NO_LIMIT))
    os.write(files[3], "\n".join(sys.modules.keys() - imported).encode())
    for connection in opened:
        connection.close()
    os._exit(code)  # taking an interpreter apart costs more than most commands


def _boundaries(order: Order, file: int) -> Boundaries:
    if order.locked_at:
        engines.BUSY_TIMEOUT_S = PATIENCE_S  # type: ignore[misc]
        return Boundaries(file, order.locked_at, partial(lock, order.store))
    if order.full_at:
        return Boundaries(file, order.full_at, partial(_fill_up, order.store))
    return Boundaries(file, order.die_at)


def _fill_up(store: str) -> None:
    """The disk is full: writes beyond the end of what is there fail, as the system says it and not SQLite."""
    log = Path(f"{make_url(store).database}-wal")
    size = max(log.stat().st_size if log.exists() else 0, ROOM_BYTES)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, NO_LIMIT))


def _ended() -> int:
    """Run the command; the code that its process ends with."""
    code: object = 0
    try:
        cli.main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as the interpreter does it
        traceback.print_exc()
        code = 1
    with suppress(Exception):
        sys.stdout.flush()
    return code if isinstance(code, int) else int(code is not None)


def _tell_the_time(now: datetime) -> None:
    """It is that time, and stays so but for what the command sleeps."""
    slept = [0.0]

    def sleep(_self: SystemClock, seconds: float) -> None:
        slept[0] += seconds
        time.sleep(seconds)  # noqa: TID251 - two processes that wait for each other do so in real time

    SystemClock.now = lambda _self: now + timedelta(seconds=slept[0])  # type: ignore[method-assign]
    SystemClock.sleep = sleep  # type: ignore[method-assign]


def _keep_small(pages_max: int) -> None:
    connect: Callable[..., None] = engines._sqlite_connect

    def small(connection: Any, record: Any) -> None:
        connect(connection, record)
        connection.execute(f"PRAGMA max_page_count={pages_max}")

    engines._sqlite_connect = small


def _buried(child: Child) -> Outcome:
    _, status, used = os.wait4(child.pid, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    out, err, passed, imported = (_text(file) for file in child.files)
    for name in imported.split():
        with suppress(Exception):  # next time it is there already
            importlib.import_module(name)
    return Outcome(
        code=os.waitstatus_to_exitcode(status),
        out=out,
        err=err,
        passed=passed.splitlines(),
        cpu_s=used.ru_utime + used.ru_stime,
    )


def _text(file: Any) -> str:
    with file:
        file.seek(0)
        return str(file.read().decode(errors="replace"))


if __name__ == "__main__":
    main()
