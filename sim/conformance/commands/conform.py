"""`timebridge-sim conform`: run every feature against a subject, print the verdict, write the reports."""

import typer
from rich.console import Console

from sim.conformance.reports.facts import subject_facts
from sim.conformance.reports.folder import clear, unwritable, write_reports
from sim.conformance.reports.report import report_on
from sim.conformance.reports.table import print_report
from sim.conformance.run.session import Asked, Ended, run_whole
from sim.conformance.staging.options import Reach
from sim.conformance.subject.reachable import reachable
from sim.conformance.suite.requirements import Level
from sim.conformance.verdict import FINDINGS, NO_VERDICT, USAGE

WIDTH = 100


def run_conform(asked: Asked, demanded: Level | None = None, reach: Reach | None = None) -> int:
    """Run every feature against a subject and say what it proves; the exit code says it once more."""
    problem = _unusable(asked)
    if problem:
        typer.echo(problem, err=True)
        return USAGE
    # A run that dies, or never begins, leaves nothing behind that an earlier one proved.
    clear(asked.reports)
    if not reachable(asked.subject, reach or Reach(), typer.echo):
        return USAGE
    ended = run_whole(asked)
    return _told(asked, ended, demanded)


def _told(asked: Asked, ended: Ended, demanded: Level | None) -> int:
    """Write and print what a run proved; one that never began has said why, or says it here."""
    if ended.code == FINDINGS:
        return FINDINGS
    if ended.suite is None or ended.run is None or ended.suite.failure:
        why = ended.suite.failure if ended.suite else None
        typer.echo(f"no verdict: {why or f'pytest stopped with code {ended.code} before it began'}", err=True)
        return NO_VERDICT
    report = report_on(ended.suite, ended.run, subject_facts(asked.subject), demanded)
    written = write_reports(report, ended.suite, ended.run, asked.reports)
    print_report(_console(), report, written)
    return report.verdict.exit_code


def _console() -> Console:
    """The terminal, and never more of it than is pleasant to read; a log without a width gets that width."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    return console


def _unusable(asked: Asked) -> str | None:
    """Why a run would be in vain, said before it starts."""
    if not (asked.features / "requirements.toml").is_file():
        said = f"{asked.features}: no requirements.toml here, so this is no folder of features"
        return f"{said}; name one with --features"
    if asked.expected and not asked.expected.is_file():
        return f"{asked.expected}: there is no such file of known failures; name one with --expected, or leave it"
    return unwritable(asked.reports)
