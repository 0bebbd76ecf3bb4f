"""The command `timebridge-sim`: what each verb takes; what it does is imported when it is asked for."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def world() -> None:
    """The simulated world of Timebridge: make one, and hold an integration against it."""


@app.command()
def conform(
    features: Annotated[Path, typer.Option(help="The folder of features.", metavar="DIR")] = Path("features"),
    reports: Annotated[Path, typer.Option(help="Where the reports go.", metavar="DIR")] = Path("reports"),
    subject: Annotated[
        str, typer.Option(help="The integration under test, as package.module:callable.", metavar="SPEC")
    ] = "integration.port:open_port",
) -> None:
    """Run every feature against an integration: a table, a verdict, and reports.

    Exit codes: 0 all that is written passed, 1 something failed, 2 wrong use, 4 no verdict.
    """
    from sim.conformance.conform import run_conform

    raise typer.Exit(run_conform(features, reports, subject))


@app.command()
def firm(
    clients: Annotated[int, typer.Option(help="How many clients it has.")] = 100,
    seed: Annotated[int, typer.Option(help="The same seed gives the same firm.")] = 7,
    out: Annotated[
        Path | None, typer.Option(help="A file for it; the terminal without.", metavar="FILE")
    ] = None,
) -> None:
    """Make a sample firm."""
    from sim.firms.command import write_firm

    raise typer.Exit(write_firm(clients, seed, out))


def main() -> None:
    """Run the command."""
    app()
