"""The report on a terminal: a table by area, then at most twenty lines with what to act on, where the eye is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sim.conformance.reports.failures import broken_of, replay_of, title_of
from sim.conformance.reports.report import Report, ReportedRequirement
from sim.conformance.verdict import Tallied

COLOURS: Final = {"conformant": "green", "not conformant": "yellow", "no verdict": "red"}
FAILURE_LINES_MAX: Final = 11  # of the twenty; the verdict, the command and the reports take the rest
VERDICT_LINES_MAX: Final = 5


def print_report(console: Console, report: Report, written: list[Path]) -> None:
    """The whole report; the verdict and what to do come last."""
    console.print(_table(report))
    for line in ending(report, written, console.width):
        console.print(line, soft_wrap=True)


def ending(report: Report, written: list[Path], width: int) -> list[Text]:
    """The last lines of a log: what failed, one command to replay it, the verdict, and where the reports lie."""
    lines = list(_failures(report, width))
    command = replay_of(report)
    lines += [Text(f"replay: {command}", "bold")] if command else []
    lines.append(Text(f"scenarios: {report.run.scenarios}"))
    lines += _verdict(report)
    return [*lines, Text(f"reports: {written[0]}, and {len(written) - 1} more beside it", "dim")]


def _verdict(report: Report) -> Iterator[Text]:
    said = report.verdict.lines
    for line in said[:VERDICT_LINES_MAX]:
        yield Text(line, f"bold {COLOURS[report.verdict.word]}")
    if len(said) > VERDICT_LINES_MAX:
        yield Text(f"and {len(said) - VERDICT_LINES_MAX} more such lines in conformance.html", "dim")


def _failures(report: Report, width: int) -> Iterator[Text]:
    """Behaviour by behaviour, as long as there is room; those that are left out are counted."""
    failed = report.failures()
    room = FAILURE_LINES_MAX
    for number, requirement in enumerate(failed):
        told = list(_failure(requirement, width))
        last = number == len(failed) - 1
        if len(told) + (not last) > room:
            left = len(failed) - number
            yield Text(
                f"and {left} more {'behaviour' if left == 1 else 'behaviours'} in conformance.html", "red"
            )
            return
        room -= len(told)
        yield from told


def _failure(requirement: ReportedRequirement, width: int) -> Iterator[Text]:
    sentence = f"{requirement.id} {requirement.keyword}: {requirement.sentence}"
    yield Text(_cut(sentence, width), "red")
    broken = broken_of(requirement)
    for scenario in broken[:1]:
        more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
        yield Text(_cut(f"  {scenario.place}: {title_of(scenario)}", width - len(more)) + more)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def _table(report: Report) -> Table:
    title = f"{report.subject}, suite {report.suite.version}"
    table = Table(title=title, title_justify="left", expand=True)
    table.add_column("area", no_wrap=True, overflow="ellipsis", ratio=1)
    for name in _columns(report):
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    for area in report.areas:
        table.add_row(f"{area.prefix:<8} {area.name}", *_numbers(report, area.counts))
    table.add_section()
    table.add_row(Text("all areas", "bold"), *_numbers(report, report.counts))
    return table


def _columns(report: Report) -> list[str]:
    """Known failures have a column only where there are some."""
    expected = ["expected"] if report.counts.expected else []
    return ["behaviours", "written", "passed", "failed", *expected]


def _numbers(report: Report, counts: Tallied) -> list[str | Text]:
    """The numbers of a row; a gap stands out, and so does a failure."""
    numbers: list[str | Text] = [
        str(counts.behaviours),
        Text(str(counts.written), "yellow" if counts.missing else ""),
        Text(str(counts.passed), "green" if counts.passed else "dim"),
        Text(str(counts.failed), "bold red" if counts.failed else "dim"),
    ]
    expected = [Text(str(counts.expected), "yellow" if counts.expected else "dim")]
    return numbers + (expected if report.counts.expected else [])
