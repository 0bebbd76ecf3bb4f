"""`timebridge-sim sweep`: one call after the other fails in every way, and afterwards all is as it would have been."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import msgspec
import pytest
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from sim.conformance.commands.conform import WIDTH
from sim.conformance.run.session import PLUGINS, SETTINGS
from sim.conformance.staging.options import Reach, transport_of
from sim.conformance.subject.reachable import reachable
from sim.conformance.sweep.kinds import UnknownKind, kinds_of
from sim.conformance.verdict import FAILURES, FINDINGS, NO_VERDICT, USAGE

USUAL_SUBJECT: Final = "integration.port:open_port"


class AskedSweep(msgspec.Struct, frozen=True):
    """What somebody wants to be swept."""

    paths: tuple[Path, ...]
    features: Path
    subject: str = USUAL_SUBJECT
    kinds: str = ""
    scenario: str = ""
    call: int | None = None
    most: int | None = None
    seed: int = 7
    reach: Reach = Reach()

    def options(self) -> tuple[str, ...]:
        """What a line to replay has to repeat."""
        given = {
            "--features": (str(self.features), "features"),
            "--subject": (self.subject, USUAL_SUBJECT),
            "--transport": (self.reach.transport or "", ""),
        }
        return tuple(
            part for name, (value, usual) in given.items() if value != usual for part in (name, value)
        )


def run_sweep(asked: AskedSweep) -> int:
    """Sweep, and say what came of it; the exit code says it once more."""
    sockets = transport_of(asked.subject, asked.reach.transport) == "sockets"
    try:
        kinds = kinds_of(asked.kinds, sockets=sockets)
    except UnknownKind as problem:
        return _wrong(str(problem))
    missing = next((path for path in asked.paths if not path.exists()), None)
    if missing is not None:
        return _wrong(f"{missing}: there is no such file or folder of features")
    if not (asked.features / "requirements.toml").is_file():
        said = f"{asked.features}: no requirements.toml here, so this is no folder of features"
        return _wrong(f"{said}; name one with --features")
    if not reachable(asked.subject, asked.reach, typer.echo):
        return USAGE
    return _swept(asked, kinds)


def _swept(asked: AskedSweep, kinds: tuple[object, ...]) -> int:
    sys.path.insert(0, os.getcwd())  # noqa: PTH109  the path wants a string
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    sweeper = _Sweeper(asked, kinds, console)
    code = int(pytest.main(_command_line(asked), plugins=[sweeper]))
    if code == FINDINGS:
        return FINDINGS
    if sweeper.problem:
        return _wrong(sweeper.problem)
    if sweeper.broke or code not in {0, 1}:
        typer.echo(f"no verdict: {sweeper.broke or f'pytest stopped with code {code}'}", err=True)
        return NO_VERDICT
    return sweeper.tell()


def _wrong(said: str) -> int:
    typer.echo(said, err=True)
    return USAGE


def _command_line(asked: AskedSweep) -> list[str]:
    paths = asked.paths or (asked.features,)
    return [
        *(f"--override-ini={setting}=" for setting in SETTINGS),
        *("--disable-plugin-autoload", "--noconftest", "-p", "no:cacheprovider", "-p", "no:terminal"),
        *(part for plugin in PLUGINS if "xdist" not in plugin for part in ("-p", plugin)),
        *("-p", "no:timebridge-announcement", "-p", "no:timebridge-tally", "-p", "no:timebridge-sweeps"),
        *("-p", "no:timebridge-witness", "-p", "no:timebridge-expectations", "--strict-markers"),
        *("--features-dir", str(asked.features), "--subject", asked.subject),
        *asked.reach.for_pytest(),
        *map(str, paths),
    ]


class _Sweeper:
    """Sweeps each scenario in the place of running it."""

    def __init__(self, asked: AskedSweep, kinds: tuple[object, ...], console: Console) -> None:
        from sim.conformance.sweep.sweeping import Swept

        self._asked = asked
        self._kinds = kinds
        self._console = console
        self._swept: list[Swept] = []
        self._told: list[str] = []
        self.problem = ""  # why nothing was swept
        self.broke = ""  # why there is no verdict

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the scenarios that are meant."""
        from sim.conformance.run.collect import WRITTEN

        name = self._asked.scenario
        names = {item.stash[WRITTEN].name: item.stash[WRITTEN] for item in items if WRITTEN in item.stash}
        titles = {one.title for one in names.values()}
        items[:] = [
            item
            for item in items
            if WRITTEN in item.stash and name in {"", item.stash[WRITTEN].name, item.stash[WRITTEN].title}
        ]
        if not items:
            near = get_close_matches(name, [*names, *titles], n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            where = ", ".join(map(str, self._asked.paths)) or str(self._asked.features)
            self.problem = (
                f"{where}: no scenario is called {name!r}{hint}" if name else f"{where}: no scenarios"
            )

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> object:
        """Sweep it."""
        from sim.conformance.sweep.sweeping import Wanted, sweep_item
        from sim.conformance.sweep.telling import story

        asked = self._asked
        wanted = Wanted(self._kinds, asked.call, asked.most, asked.seed)  # type: ignore[arg-type]
        with self._progress() as progress:
            task: list[TaskID] = []

            def told(written: object, done: int, total: int, failed: int) -> None:
                if not task:
                    task.append(progress.add_task(getattr(written, "name", ""), total=total))
                progress.update(task[0], completed=done, failed=failed)

            swept = sweep_item(pyfuncitem, wanted, told)
        self._swept.append(swept)
        if asked.call is not None and len(swept.runs) == 1:
            self._told = list(story(swept, swept.runs[0]))
        elif asked.call is not None and not swept.unfit and not swept.runs:
            self.problem = _no_such_call(asked, len(swept.first.calls))
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Whatever breaks here is no verdict on the subject."""
        if report.failed:
            lines = report.longreprtext.strip().splitlines()
            self.broke = self.broke or f"{report.nodeid}: {lines[-1] if lines else report.when}"

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A feature that cannot be read."""
        if report.failed:
            self.broke = self.broke or report.longreprtext.strip()

    def tell(self) -> int:
        """Print what came of it."""
        from sim.conformance.sweep.telling import failures, table

        for line in self._told:
            self._console.print(line, soft_wrap=True, markup=False)
        if not self._told:
            self._console.print(table(self._swept))
            for line in failures(self._swept, self._asked.options()):
                self._console.print(line, soft_wrap=True, markup=False)
        runs = sum(len(one.runs) for one in self._swept)
        failed = sum(len(one.failed) for one in self._swept)
        amiss = failed or any("does not pass" in one.unfit for one in self._swept)
        said = f"{runs} runs, {runs - failed} clean, {failed} failed"
        self._console.print(f"[bold {'red' if amiss else 'green'}]{said}[/]")
        return FAILURES if amiss else 0

    def _progress(self) -> Progress:
        return Progress(
            TextColumn("{task.description}", table_column=None),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[failed]} failed"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )


def _no_such_call(asked: AskedSweep, calls: int) -> str:
    if asked.call is not None and asked.call > calls:
        return f"there is no call {asked.call}: the scenario makes {calls}"
    return f"no fault of kind {asked.kinds or 'any'} makes sense of call {asked.call}"
