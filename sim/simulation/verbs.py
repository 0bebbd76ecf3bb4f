"""The verbs of histories: what each takes; what it does is imported when it is asked for."""

from pathlib import Path
from typing import Annotated, Final

import typer

OURS: Final = "integration.port:open_port"


def simulate(
    seeds: Annotated[int, typer.Option(help="How many seeds, each a history of its own.", min=1)] = 1_000,
    first: Annotated[int, typer.Option(help="The first of them.", min=0)] = 1,
    seed: Annotated[int | None, typer.Option(help="Only this one.", metavar="SEED", min=0)] = None,
    plan: Annotated[
        int | None,
        typer.Option(
            help="Version of the plans, if not the newest: a kept seed names its own.", metavar="VERSION"
        ),
    ] = None,
    trace: Annotated[bool, typer.Option("--trace", help="With --seed: every event and every call.")] = False,
    subject: Annotated[
        str, typer.Option(help="The integration under test: package.module:callable.", metavar="SPEC")
    ] = OURS,
    workers: Annotated[str, typer.Option(help="Processes: a number, or auto for one a core.")] = "1",
    check_determinism: Annotated[
        bool, typer.Option("--check-determinism", help="Play each seed twice: both histories have to be one.")
    ] = False,
    kept: Annotated[
        Path | None, typer.Option(help="Seeds that go first, such as fixtures/seeds.toml.", metavar="FILE")
    ] = None,
    bundles: Annotated[
        Path | None, typer.Option(help="Where a failing history is written, for replay.", metavar="DIR")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the sweep as JSON.")] = False,
) -> None:
    """Play histories drawn from seeds: people at work in all systems, everything that can go wrong, then peace.

    Exit codes: 0 every invariant held, 1 one was broken or something was never met, 2 wrong use.
    """
    from sim.simulation.command import Asked, cores, simulate_many, simulate_one
    from sim.simulation.plan import PLAN_VERSION, Seed

    if workers != "auto" and not (workers.isdigit() and int(workers)):
        raise typer.BadParameter(f"{workers!r} is no number of processes; write 1 or more, or auto")
    version = PLAN_VERSION if plan is None else plan
    if seed is not None:
        raise typer.Exit(simulate_one(subject, Seed(seed, version), trace=trace, bundles=bundles))
    count = cores() if workers == "auto" else int(workers)
    raise typer.Exit(
        simulate_many(Asked(subject, seeds, first, count, check_determinism, as_json, bundles, kept, version))
    )


def replay(
    file: Annotated[Path, typer.Argument(help="A failing history that simulate wrote.")],
    subject: Annotated[
        str | None, typer.Option(help="Another integration than the one it was.", metavar="SPEC")
    ] = None,
    trace: Annotated[bool, typer.Option("--trace", help="Every event and every call.")] = False,
) -> None:
    """Play a failing history again: the same bytes, or why not.

    Exit codes: 0 it breaks nothing any more, 1 it fails or is another one, 2 wrong use.
    """
    from sim.simulation.command import replay as run_replay

    raise typer.Exit(run_replay(file, subject, trace=trace))
