"""The verb `serve`: the operations over HTTP, for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from integration.messages import Code
from integration.terminal.session import MISUSED, Session


def serve(
    ctx: typer.Context,
    port: Annotated[int, typer.Option(help="The port; 0 takes any free one.", metavar="PORT")] = 9000,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than this machine's need a token.")
    ] = "127.0.0.1",
    store_dir: Annotated[
        Path | None,
        typer.Option(help="Where the firms' stores are kept; without, they end with it.", metavar="DIR"),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option(
            help="A file with the token that callers must send; or put it in TIMEBRIDGE_TOKEN.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Serve the operations to programs, as JSON over HTTP, until Ctrl-C. Each firm brings its own connections."""
    session: Session = ctx.obj
    try:
        # Flask and the server are not needed by any other command, and need not be installed for them.
        from integration.service.serve import serve as until_told
        from integration.service.server import CannotListen
    except ModuleNotFoundError as error:
        said = f"Serving needs the Python package {error.name}, which is not installed."
        _misused(session, said, "Install Timebridge with its part 'serve': timebridge[serve].")
    try:
        until_told(
            host=host,
            port=port,
            store_dir=store_dir,
            token_file=token_file,
            ready=lambda address: _ready(address, as_json=session.as_json),
            debug=session.debug,
        )
    except CannotListen as error:
        _misused(session, str(error))


def _ready(address: str, *, as_json: bool) -> None:
    line = (
        json.dumps({"address": address}) if as_json else f"Timebridge is served at {address}; Ctrl-C ends it."
    )
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _misused(session: Session, sentence: str, remedy: str = "") -> None:
    if session.as_json:
        session.show({"refused": {"code": Code.BAD_INPUT.value, "sentence": sentence, "remedy": remedy}})
    else:
        sys.stderr.write(" ".join(filter(None, (sentence, remedy))) + "\n")
    raise typer.Exit(MISUSED)
