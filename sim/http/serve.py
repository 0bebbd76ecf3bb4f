"""`timebridge-sim serve`: a firm's three services on ports of this machine, until somebody stops them."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Final

import typer

from sim.firms import FirmError
from sim.http.connections import DEFAULT_FILE, written
from sim.http.greeting import greeting, one_line
from sim.http.ports import ServeError, address
from sim.http.served import prepare
from sim.http.server import run

MISUSED: Final = 2


def serve(
    firm: Annotated[str, typer.Option(help="A firm of ours by name, or the file of one.")] = "sample",
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same bytes.")] = 7,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port_base: Annotated[int, typer.Option(help="The first of four ports; 0 takes any free ones.")] = 8701,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON when ready.")] = False,
    connections: Annotated[Path, typer.Option(help="The file for `timebridge`.")] = DEFAULT_FILE,
    allow_remote: Annotated[bool, typer.Option("--allow-remote", help="Let other machines in.")] = False,
) -> None:
    """Serve Karbon, QuickBooks Time and QuickBooks of a firm, and the control API beside them."""
    try:
        served = prepare(firm, seed, address(host, allow_remote=allow_remote), port_base)
        with ExitStack() as until_the_end:

            def ready() -> None:
                until_the_end.enter_context(written(connections, served.connections))
                sys.stdout.write(one_line(served) if as_json else greeting(served, connections))
                sys.stdout.flush()

            run(served.listening, ready)
    except (ServeError, FirmError) as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(MISUSED) from None
