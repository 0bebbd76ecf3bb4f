"""`summary.md`: what a CI job page shows, in at most thirty lines."""

from pathlib import Path

import msgspec

from sim.conformance.reports.report import Report
from sim.conformance.reports.summary import summary_of, write_summary
from tests.conformance.conftest import Folder


def test_a_red_run(failed: Report, folder: Folder) -> None:
    """The verdict, each failing id with its sentence and its line, and one command."""
    lines = summary_of(failed)

    assert lines[0] == "## ❌ Timebridge conformance: not conformant"
    assert lines[2] == f"somebody 1.2, suite {failed.suite.version}; scenarios: 4 written, 4 bound, 4 run."
    assert lines[7] == "**2 behaviours failed**"
    assert lines[9].startswith("- **CODE-01** When time is in Karbon but not in QuickBooks Time")
    assert lines[10].startswith(f'  - `{folder.name}/failing.feature:6` Hours & "minutes" do not add up: ')
    assert lines[13:15] == ["", "```sh"]
    assert lines[15].startswith("pytest ")
    assert lines[16:] == ["```"]


def test_a_green_run(passed: Report, tmp_path: Path) -> None:
    """Five lines are enough."""
    write_summary(passed, tmp_path / "summary.md")
    lines = (tmp_path / "summary.md").read_text(encoding="utf-8").splitlines()

    assert lines[0] == "## ⚠️ Timebridge conformance: not conformant"
    assert len(lines) == 6


def test_it_never_gets_long(failed: Report) -> None:
    """However much failed: the rest is counted."""
    (broken,) = [one for one in failed.requirements if one.id == "CODE-01"]
    many = tuple(msgspec.structs.replace(broken, id=f"CODE-{number:02}") for number in range(40))
    lines = summary_of(msgspec.structs.replace(failed, requirements=many))

    assert len(lines) <= 30
    assert "- and 32 more in `conformance.html`" in lines


def test_nothing_in_it_is_taken_for_markup(failed: Report) -> None:
    """A title may have stars, angles or lines in it."""
    (broken,) = [one for one in failed.requirements if one.id == "CODE-01"]
    odd = msgspec.structs.replace(broken, sentence="A *star* <b>and</b> a | bar\n# no heading")

    assert r"- **CODE-01** A \*star\* \<b\>and\</b\> a \| bar \# no heading" in summary_of(
        msgspec.structs.replace(failed, requirements=(odd,))
    )
