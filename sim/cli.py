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
    workers: Annotated[
        str, typer.Option(help="Processes to share the work: a number, 0 for none, auto for one a core.")
    ] = "auto",
) -> None:
    """Run every feature against an integration: a table, a verdict, and reports.

    Exit codes: 0 all that is written passed, 1 something failed, 2 wrong use, 4 no verdict.
    """
    from sim.conformance.commands.at_hand import features_at_hand
    from sim.conformance.commands.conform import run_conform

    if workers != "auto" and not workers.isdigit():
        raise typer.BadParameter(
            f"{workers!r} is no number of processes; write a number, or auto", param_hint="--workers"
        )
    raise typer.Exit(run_conform(features_at_hand(features), reports, subject, workers))


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


@app.command()
def steps(
    words: Annotated[
        list[str] | None, typer.Argument(help="Only sentences with these words in them.")
    ] = None,
    features: Annotated[Path, typer.Option(help="The folder of features.", metavar="DIR")] = Path("features"),
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Write them all to STEPS.md in the folder of features.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """Show the sentences that a feature can use, each with an example."""
    from sim.conformance.commands.at_hand import features_at_hand
    from sim.conformance.commands.catalogue import show_steps

    raise typer.Exit(
        show_steps(features_at_hand(features), tuple(words or ()), markdown=markdown, as_json=as_json)
    )


@app.command()
def serve(
    firm: Annotated[str, typer.Option(help="A firm of ours by name, or a firm file.")] = "sample",
    seed: Annotated[int, typer.Option(help="The same seed gives the same keys and tokens.")] = 7,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port_base: Annotated[int, typer.Option(help="The first of four ports; 0 takes free ones.")] = 8701,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON when ready, and nothing else.")
    ] = False,
    connections: Annotated[
        Path, typer.Option(help="Where addresses and credentials are written while it runs.", metavar="FILE")
    ] = Path(".timebridge/connections.json"),
    allow_remote: Annotated[
        bool, typer.Option(help="Listen on an address that other machines reach.")
    ] = False,
) -> None:
    """Serve a firm's Karbon, QuickBooks Time and QuickBooks on this machine, until you stop it."""
    from sim.http.serve import serve as run_serve

    raise typer.Exit(run_serve(firm, seed, host, port_base, as_json, connections, allow_remote))


def main() -> None:
    """Run the command."""
    app()
