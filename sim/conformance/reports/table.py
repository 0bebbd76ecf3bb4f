"""The report on a terminal: a table by area, the failures, the verdict and where the reports lie."""

import shlex
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sim.conformance.reports.report import Report, ReportedRequirement
from sim.conformance.verdict import Tallied

COLOURS = {"conformant": "green", "not conformant": "yellow", "no verdict": "red"}


def print_report(console: Console, report: Report, written: list[Path], features: str) -> None:
    """The whole report; what to act on comes last, where the eye is."""
    console.print(_table(report))
    for requirement in report.failures():
        _print_failure(console, requirement)
    if report.failures():
        _print_replay(console, report, features)
    scenarios = report.run.scenarios
    console.print(f"scenarios: {scenarios}", highlight=False)
    for line in report.verdict.lines:
        console.print(Text(line, f"bold {COLOURS[report.verdict.word]}"), soft_wrap=True)
    console.print(Text(f"reports: {', '.join(str(path) for path in written)}", "dim"), soft_wrap=True)


def _table(report: Report) -> Table:
    table = Table(title=f"{report.subject}, suite {report.suite.version}", title_justify="left", expand=True)
    table.add_column("area", no_wrap=True, overflow="ellipsis", ratio=1)
    for name in ("behaviours", "written", "passed", "failed"):
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    for area in report.areas:
        table.add_row(f"{area.prefix:<8} {area.name}", *_numbers(area.counts))
    table.add_section()
    table.add_row(Text("all areas", "bold"), *_numbers(report.counts))
    return table


def _numbers(counts: Tallied) -> tuple[str | Text, ...]:
    """The four numbers of a row; a gap stands out, and so does a failure."""
    return (
        str(counts.behaviours),
        Text(str(counts.written), "yellow" if counts.missing else ""),
        Text(str(counts.passed), "green" if counts.passed else "dim"),
        Text(str(counts.failed), "bold red" if counts.failed else "dim"),
    )


def _print_failure(console: Console, requirement: ReportedRequirement) -> None:
    console.print(
        Text(f"{requirement.id} {requirement.keyword}: {requirement.sentence}", "red"), soft_wrap=True
    )
    for scenario in requirement.scenarios:
        if scenario.status == "failed":
            broken = next((step for step in scenario.steps if step.status == "failed"), None)
            line = broken.line if broken else scenario.line
            console.print(Text(f"  {scenario.uri}:{line}: {scenario.title}"), soft_wrap=True)


def _print_replay(console: Console, report: Report, features: str) -> None:
    failed = [s.nodeid for found in report.failures() for s in found.scenarios if s.status == "failed"]
    more = [] if features == "features" else ["--features-dir", features]
    more += [] if report.subject == "integration.port:open_port" else ["--subject", report.subject]
    command = shlex.join(["pytest", *more, *dict.fromkeys(failed)])
    console.print(Text(f"replay: {command}", "bold"), soft_wrap=True)
