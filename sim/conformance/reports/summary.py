"""The report as a CI job page shows it: the verdict, what failed and where, and the command to replay it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sim.conformance.reports.failures import broken_of, replay_of, title_of, why
from sim.conformance.reports.report import Report, ReportedRequirement

FAILED_MAX: Final = 8  # behaviours; two lines each, so that the whole stays under thirty
SIGNS: Final = {"conformant": "✅", "not conformant": "⚠️", "no verdict": "⛔"}
MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>|#~])")


def write_summary(report: Report, path: Path) -> None:
    """The report as `summary.md`."""
    path.write_text("\n".join(summary_of(report)) + "\n", encoding="utf-8")


def summary_of(report: Report) -> list[str]:
    """The lines of the summary."""
    failed = report.failures()
    scenarios = report.run.scenarios
    lines = [
        f"## {_sign(report)} Timebridge conformance: {report.verdict.word}{_level(report)}",
        "",
        f"{_plain(str(report.subject))}, suite {report.suite.version}; scenarios: {scenarios}.",
        "",
        *(f"- {_plain(line)}" for line in report.verdict.lines[:5]),
    ]
    if failed:
        lines += ["", f"**{_counted(len(failed))}**", ""]
        lines += [line for found in failed[:FAILED_MAX] for line in _failure(found)]
        left = len(failed) - FAILED_MAX
        lines += [f"- and {left} more in `conformance.html`"] if left > 0 else []
        lines += ["", "```sh", replay_of(report), "```"]
    return lines


def _sign(report: Report) -> str:
    return "❌" if report.verdict.exit_code == 1 else SIGNS[report.verdict.word]


def _level(report: Report) -> str:
    return f" at level {report.level}" if report.level else ""


def _counted(number: int) -> str:
    return "1 behaviour failed" if number == 1 else f"{number} behaviours failed"


def _failure(requirement: ReportedRequirement) -> Iterator[str]:
    yield f"- **{requirement.id}** {_plain(requirement.sentence)}"
    broken = broken_of(requirement)
    more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
    first = broken[0]
    yield f"  - `{first.place}` {_plain(title_of(first))}: {_plain(why(first)[:160])}{more}"


def _plain(text: str) -> str:
    """The text with nothing in it that Markdown would read as markup."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))
