"""The command `timebridge-sim`: what each verb takes; what it does is imported when it is asked for."""

from pathlib import Path
from typing import Annotated, Final

import typer

from sim.simulation.verbs import OURS, replay, simulate

FEATURES: Final = Path("features")

# What several verbs take.
Features = Annotated[Path, typer.Option(help="The folder of features.", metavar="DIR")]
Spec = Annotated[
    str, typer.Option(help="The integration under test: package.module:callable, or a URL.", metavar="SPEC")
]
Transport = Annotated[
    str, typer.Option(help="How it reaches the services: in-process or sockets. A URL takes sockets.")
]
Token = Annotated[
    str, typer.Option(help="What a subject at a URL asks for.", envvar="TIMEBRIDGE_SUBJECT_TOKEN")
]
Patience = Annotated[
    float, typer.Option(help="Seconds that a subject at a URL may take over an answer.", min=0.1)
]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def world() -> None:
    """The simulated world of Timebridge: make one, and hold an integration against it."""


def _check(workers: str, level: str, transport: str) -> None:
    """Refuse a choice that there is not, and name those there are."""
    from sim.conformance.staging.options import TRANSPORTS

    # A scenario can end the process that it runs in, so it never runs in the one that counts.
    if workers != "auto" and not (workers.isdigit() and int(workers)):
        raise typer.BadParameter(
            f"{workers!r} is no number of processes; write 1 or more, or auto", param_hint="--workers"
        )
    if level not in {"", "core", "full", "chaos"}:
        raise typer.BadParameter(f"{level!r} is no level; write core, full or chaos", param_hint="--level")
    if transport not in {"", *TRANSPORTS}:
        raise typer.BadParameter(
            f"{transport!r} is no transport; write in-process or sockets", param_hint="--transport"
        )


@app.command()
def conform(
    features: Features = FEATURES,
    reports: Annotated[Path, typer.Option(help="Where the reports go.", metavar="DIR")] = Path("reports"),
    subject: Spec = OURS,
    level: Annotated[
        str, typer.Option(help="The level that has to be reached: core, full or chaos.", metavar="LEVEL")
    ] = "",
    expected: Annotated[
        Path | None,
        typer.Option(
            help="Known failures of the subject; expected.toml of the features without.", metavar="FILE"
        ),
    ] = None,
    workers: Annotated[
        str, typer.Option(help="Processes to share the work: a number, or auto for one a core.")
    ] = "auto",
    transport: Transport = "",
    subject_token: Token = "",
    subject_timeout: Patience = 30.0,
) -> None:
    """Run every feature against an integration: a table, a verdict, and reports.

    Exit codes:

    0  all that is written passed, and the level that is asked for is reached

    1  something failed, or passed against expectation, or the level is not reached

    2  wrong use

    3  something is to be mended in the features or in the known failures; nothing ran

    4  no verdict: the run was not whole
    """
    from sim.conformance.commands.at_hand import features_at_hand
    from sim.conformance.commands.conform import run_conform
    from sim.conformance.run.session import Asked
    from sim.conformance.staging.options import Reach

    _check(workers, level, transport)
    reach = Reach(transport or None, subject_token, subject_timeout)  # type: ignore[arg-type]  # just checked
    asked = Asked(features_at_hand(features), reports, subject, workers, expected, reach.for_pytest())
    raise typer.Exit(run_conform(asked, level or None, reach))  # type: ignore[arg-type]  # just checked


@app.command()
def sweep(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Only these features, or folders; all without.")
    ] = None,
    features: Features = FEATURES,
    subject: Spec = OURS,
    kinds: Annotated[
        str,
        typer.Option("--kinds", "--kind", help="Only these kinds of fault, with commas.", metavar="KINDS"),
    ] = "",
    scenario: Annotated[str, typer.Option(help="Only the scenario of this name.", metavar="NAME")] = "",
    call: Annotated[
        int | None, typer.Option(help="Only this call of it, counted from 1; tells the story.", min=1)
    ] = None,
    most: Annotated[
        int | None, typer.Option(help="At most so many runs of each scenario, chosen evenly.", min=1)
    ] = None,
    seed: Annotated[int, typer.Option(help="Of that choice.")] = 7,
    transport: Transport = "",
    subject_token: Token = "",
    subject_timeout: Patience = 30.0,
) -> None:
    """Let every call of each scenario fail in every way, once each: afterwards all is as without the fault.

    Exit codes:

    0  every run came out clean

    1  a fault left something behind, or a scenario fails without any

    2  wrong use

    3  something is to be mended in the features; nothing ran

    4  no verdict: something broke that is not the integration
    """
    from sim.conformance.commands.at_hand import features_at_hand
    from sim.conformance.commands.sweep import AskedSweep, run_sweep
    from sim.conformance.staging.options import Reach

    _check("1", "", transport)
    reach = Reach(transport or None, subject_token, subject_timeout)  # type: ignore[arg-type]  # just checked
    folder = features_at_hand(features)
    asked = AskedSweep(tuple(paths or ()), folder, subject, kinds, scenario, call, most, seed, reach)
    raise typer.Exit(run_sweep(asked))


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Only these features; all without.")] = None,
    features: Features = FEATURES,
) -> None:
    """Find mistakes in features, and what is not as the house has it; nothing runs.

    Exit codes: 0 nothing to mend, 3 findings, 2 wrong use.
    """
    from sim.conformance.commands.check import check_features

    raise typer.Exit(check_features(tuple(paths or ()), features))


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
def new(
    words: Annotated[str, typer.Argument(help="What it is about, in a few words in quotes.")],
    requirement: Annotated[
        str | None, typer.Option("--id", help="The requirement it shows; the nearest without.", metavar="ID")
    ] = None,
    features: Features = FEATURES,
) -> None:
    """Write a first feature file, with the right tag, in the right folder."""
    from sim.conformance.commands.new import write_new

    raise typer.Exit(write_new(features, words, requirement))


@app.command()
def provenance(
    fake: Annotated[
        str, typer.Option(help="Only of karbon, quickbooks_time or quickbooks.", metavar="NAME")
    ] = "",
    mark: Annotated[
        str, typer.Option(help="Only what is documented, seen or inferred.", metavar="MARK")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """Show where each rule, text and switch of the three services is known from."""
    from sim.provenance_command import FAKES, show_provenance

    if fake not in {"", *FAKES}:
        raise typer.BadParameter(f"{fake!r} is none of {', '.join(FAKES)}", param_hint="--fake")
    if mark not in {"", "documented", "seen", "inferred"}:
        raise typer.BadParameter(f"{mark!r} is none of documented, seen, inferred", param_hint="--mark")
    raise typer.Exit(show_provenance(fake or None, mark or None, as_json=as_json))


@app.command()
def steps(
    words: Annotated[
        list[str] | None, typer.Argument(help="Only sentences with these words in them.")
    ] = None,
    features: Features = FEATURES,
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


app.command()(simulate)
app.command()(replay)


def main() -> None:
    """Run the command."""
    app()
