"""`timebridge-sim conform`: run every feature against a subject, print the verdict, write the reports."""

import os
import sys
from pathlib import Path

import pytest
import typer
from rich.console import Console

from sim.conformance.audit.told import FINDINGS
from sim.conformance.reports.page import write_page
from sim.conformance.reports.report import Report, report_on, write_json
from sim.conformance.reports.table import print_report
from sim.conformance.run.counts import RUN
from sim.conformance.suite.folder import SUITE
from sim.conformance.verdict import NO_VERDICT

USAGE = 2
WIDTH = 100


def run_conform(features: Path, reports: Path, subject: str, workers: str = "0") -> int:
    """Run every feature against a subject and say what it proves; the exit code says it once more."""
    problem = _unusable(features, reports)
    if problem:
        typer.echo(problem, err=True)
        return USAGE
    report = _run(features, reports, subject, workers)
    if isinstance(report, int):
        return report
    written = [reports / "conformance.html", reports / "conformance.json", reports / "junit.xml"]
    write_page(report, written[0])
    write_json(report, written[1])
    print_report(_console(), report, written, str(features))
    return report.verdict.exit_code


def _console() -> Console:
    """The terminal, and never more of it than is pleasant to read; a log without a width gets that width."""
    console = Console()
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    return console


def _unusable(features: Path, reports: Path) -> str | None:
    """Why a run would be in vain, said before it starts."""
    if not (features / "requirements.toml").is_file():
        return f"{features}: no requirements.toml here, so this is no folder of features; name one with --features"
    try:
        reports.mkdir(parents=True, exist_ok=True)
        probe = reports / ".writable"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as problem:
        return f"{reports}: reports cannot be written here ({problem.strerror}); name another folder with --reports"
    return None


class _Keep:
    """Keeps what the session leaves behind, for after it."""

    def __init__(self) -> None:
        self.report: Report | None = None
        self.problem: str | None = None

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Turn the run into a report while its configuration is still there."""
        suite, run = session.config.stash[SUITE], session.config.stash[RUN]
        self.problem = suite.failure
        if self.problem is None:
            run.written = suite.written()
            self.report = report_on(suite, run, str(session.config.getoption("--subject")))


def _run(features: Path, reports: Path, subject: str, workers: str) -> Report | int:
    """Run the features with a command line of our own; whatever is set elsewhere counts as a filter.

    With workers, each has a world of its own; this process counts and reports.
    """
    # An entry point does not put the working directory on the path, and the subject may well lie there.
    sys.path.insert(0, os.getcwd())  # noqa: PTH109  the path wants a string
    keep = _Keep()
    code = pytest.main(_command_line(features, reports, subject, workers), plugins=[keep])
    if keep.report is None and int(code) == FINDINGS:
        return FINDINGS  # the gate has said why
    if keep.report is None:
        typer.echo(
            f"no verdict: {keep.problem or f'pytest stopped with code {int(code)} before it began'}", err=True
        )
        return NO_VERDICT
    return keep.report


def _command_line(features: Path, reports: Path, subject: str, workers: str) -> list[str]:
    return [
        "--override-ini=addopts=",
        "--override-ini=junit_family=xunit1",
        *("-p", "sim.conformance.plugin", "-p", "no:cacheprovider", "-p", "no:timebridge-announcement"),
        # Plugins of the test suite that features do not use; two of them take a second to import.
        *("-p", "no:hypothesispytest", "-p", "no:faker", "-p", "no:benchmark"),
        *("-q", "--no-header", "--tb=short", "-rN", "--strict-markers", "--continue-on-collection-errors"),
        *("-n", workers),
        *("--features-dir", str(features), "--subject", subject),
        f"--junitxml={reports / 'junit.xml'}",
        str(features),
    ]
