"""`timebridge-sim serve`: a firm's three services on ports of this machine, until somebody stops them."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from shutil import which
from typing import Final

from rich.console import Console

from sim.firms import FirmError
from sim.http.connections import DEFAULT_FILE, written
from sim.http.greeting import greet, one_line
from sim.http.ports import ServeError, address
from sim.http.served import Served, prepare
from sim.http.server import run

DONE: Final = 0
MISUSED: Final = 2


def serve(
    firm: str = "sample",
    seed: int = 7,
    host: str = "127.0.0.1",
    port_base: int = 8701,
    as_json: bool = False,
    connections: Path | str | None = None,
    allow_remote: bool = False,
) -> int:
    """Serve a firm until SIGINT or SIGTERM; returns the exit code.

    The four ports begin at `port_base`; 0 takes any free ones. The file of connections is there while this serves.
    """
    file = Path(connections or DEFAULT_FILE)
    try:
        served = prepare(firm, seed, address(host, allow_remote=allow_remote), port_base)
        with ExitStack() as until_the_end:

            def ready() -> None:
                until_the_end.enter_context(written(file, served.connections))
                _say(served, file, as_json=as_json)

            run(served.listening, ready, served.postman.run)
    except (ServeError, FirmError) as error:
        sys.stderr.write(f"{error}\n")
        return MISUSED
    return DONE


def _say(served: Served, file: Path, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(one_line(served))
    else:
        greet(served, file, Console(highlight=False), _typed("timebridge"))
    sys.stdout.flush()


def _typed(command: str) -> str:
    """How a command of this environment is typed in this folder: `make serve` does not put it on the PATH."""
    beside = Path(sys.executable).with_name(command)
    if which(command) or not beside.exists():
        return command
    return str(beside.relative_to(Path.cwd()) if beside.is_relative_to(Path.cwd()) else beside)
