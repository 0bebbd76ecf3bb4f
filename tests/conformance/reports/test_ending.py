"""The end of the log: at most twenty lines, and in them what to act on."""

from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from sim.conformance.reports.report import Report
from sim.conformance.reports.table import ending, print_report
from tests.conformance.conftest import Folder

WRITTEN = [Path("reports/conformance.html"), Path("reports/conformance.json")]


def test_the_end_of_a_red_run(failed: Report, folder: Folder) -> None:
    """Ids with their sentences, lines, one command, the counts, the verdict, and where to read on."""
    lines = [str(line) for line in ending(failed, WRITTEN, 100)]

    assert [line.partition(":")[0] for line in lines] == [
        "CODE-01 MUST",
        f"  {folder.name}/failing.feature",
        "CODE-02 MUST",
        f"  {folder.name}/failing.feature",
        "replay",
        "scenarios",
        "not conformant at level core",
        "not conformant at level full",
        "reports",
    ]
    assert lines[1] == f'  {folder.name}/failing.feature:6: Hours & "minutes" do not add up'
    assert max(len(lines[number]) for number in (0, 2)) <= 100


@pytest.mark.parametrize("count", [1, 5, 6, 7, 40])
def test_it_never_gets_longer_than_twenty_lines(failed: Report, count: int) -> None:
    """However much failed, and however much there is to say about it."""
    (broken,) = [one for one in failed.requirements if one.id == "CODE-01"]
    many = tuple(msgspec.structs.replace(broken, id=f"CODE-{number:02}") for number in range(count))
    verdict = msgspec.structs.replace(failed.verdict, lines=tuple(f"said {n}" for n in range(12)))
    lines = ending(msgspec.structs.replace(failed, requirements=many, verdict=verdict), WRITTEN, 100)
    told = sum(str(line).startswith("CODE-") for line in lines)
    rest = [str(line) for line in lines if "more behaviour" in str(line)]

    assert len(lines) <= 20
    assert [line.split()[1] for line in rest] == ([str(count - told)] if count > told else [])
    assert "and 7 more such lines in conformance.html" in map(str, lines)


def test_nothing_is_wider_than_the_terminal_but_what_is_to_be_pasted(failed: Report) -> None:
    """The table and the sentences fit; a command is one line, so that it can be copied."""
    console = Console(width=100)
    with console.capture() as capture:
        print_report(console, failed, WRITTEN)
    wide = [line for line in capture.get().splitlines() if len(line) > 100]

    assert [line.partition(" ")[0] for line in wide] in (["replay:"], [])
