"""The folder of reports: whether it can be written, and everything that a run puts there."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sim.conformance.reports.badge import write_badge
from sim.conformance.reports.junit import write_junit
from sim.conformance.reports.messages.stream import write_messages
from sim.conformance.reports.page import write_page
from sim.conformance.reports.report import Report, write_json
from sim.conformance.reports.summary import write_summary
from sim.conformance.run.counts import Run
from sim.conformance.suite.folder import Suite

DRAWN: Final[dict[str, Callable[[Report, Path], None]]] = {
    "conformance.html": write_page,
    "conformance.json": write_json,
    "junit.xml": write_junit,
    "summary.md": write_summary,
    "badge.svg": write_badge,
}
MESSAGES: Final = "messages.ndjson"


def unwritable(folder: Path) -> str | None:
    """Why reports cannot be written here, in one sentence, or nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (*DRAWN, MESSAGES):
            with (folder / name).open("ab"):
                pass
    except OSError as problem:
        return f"{folder}: reports cannot be written here ({problem.strerror}); name another folder with --reports"
    return None


def clear(folder: Path) -> None:
    """Take away what an earlier run left."""
    for name in (*DRAWN, MESSAGES):
        (folder / name).unlink(missing_ok=True)


def write_reports(report: Report, suite: Suite, run: Run, folder: Path) -> list[Path]:
    """Every report of a run; where they are, those that people open first."""
    for name, write in DRAWN.items():
        write(report, folder / name)
    write_messages(suite, run, folder / MESSAGES, success=report.verdict.exit_code == 0)
    return [folder / name for name in (*DRAWN, MESSAGES)]
