"""Known failures: counted apart while they last, and a failure as soon as they are not what the list says."""

from datetime import date

import pytest

from sim.conformance.reports.report import Report, report_on
from tests.conformance.conftest import PASSING, Folder
from tests.conformance.reports.conftest import SUBJECT, Ran

WRONG = (
    PASSING.replace("@FLOW-04", "@CODE-01").replace("Time is added up", "It is not").replace("is 3.5", "is 4")
)
ENTRY = '[[expected]]\nscenario = "{title}"\nreason = "late"\nowner = "Priya"\nuntil = 2026-03-31\n'


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Today is the second of March."""
    for module in ("gate", "tally"):
        monkeypatch.setattr(f"sim.conformance.run.{module}.today", lambda: date(2026, 3, 2))
    return monkeypatch


@pytest.fixture
def listed(folder: Folder, calendar: pytest.MonkeyPatch) -> Folder:
    """A failure that is on the list."""
    folder.feature(PASSING)
    folder.feature(WRONG, "wrong")
    (folder.path / "expected.toml").write_text(ENTRY.format(title="It is not"), encoding="utf-8")
    return folder


def became(report: Report) -> dict[str, tuple[str, ...]]:
    """What became of the only entry."""
    (entry,) = report.expected
    return entry.became


@pytest.mark.parametrize("processes", [(), ("-n", "2")])
def test_a_failure_that_is_expected_does_not_fail_the_run(
    listed: Folder, ran: Ran, processes: tuple[str, ...]
) -> None:
    """But its requirement is not passed, and the verdict says so; in several processes, too."""
    report = report_on(*ran(*processes), SUBJECT)

    assert report.verdict.exit_code == 0
    assert (
        "1 of 72 behaviours passed, 0 failed, 1 expected to fail, 70 not written yet"
        in report.verdict.lines[0]
    )
    assert report.statuses == {"expected failure": 1, "passed": 1}
    assert became(report) == {"expected failure": (f"{listed.name}/wrong.feature:3",)}
    (known,) = [found for found in report.requirements if found.id == "CODE-01"]
    assert (known.standing, known.scenarios[0].reason) == ("expected failure", "late")


def test_a_level_with_a_known_failure_is_not_reached(listed: Folder, ran: Ran) -> None:
    """Whoever demands it gets exit code 1."""
    assert report_on(*ran(), SUBJECT, "core").verdict.exit_code == 1


def test_an_unexpected_pass_fails_the_run(listed: Folder, ran: Ran) -> None:
    """Until somebody takes it off the list; what it shows is passed all the same."""
    listed.feature(WRONG.replace("is 4", "is 3.5"), "wrong")
    report = report_on(*ran(), SUBJECT)

    assert report.verdict.exit_code == 1
    assert report.statuses == {"passed": 1, "unexpected pass": 1}
    assert "passed although it was expected to fail; take it off the list" in report.verdict.lines[-1]
    assert report.counts.passed == 2


@pytest.mark.parametrize(("day", "code"), [(date(2026, 3, 31), 0), (date(2026, 4, 1), 1)])
def test_an_entry_excuses_nothing_after_its_last_day(
    listed: Folder, ran: Ran, calendar: pytest.MonkeyPatch, day: date, code: int
) -> None:
    """Then the failure is one, and the verdict says why."""
    calendar.setattr("sim.conformance.run.tally.today", lambda: day)
    report = report_on(*ran(), SUBJECT)

    assert report.verdict.exit_code == code
    assert (
        "was expected to fail, but not any more: the entry has expired" in report.verdict.lines[-1]
    ) == bool(code)


def test_a_pass_that_has_expired_fails_too(listed: Folder, ran: Ran, calendar: pytest.MonkeyPatch) -> None:
    """An entry nobody needs any more is still an entry."""
    listed.feature(WRONG.replace("is 4", "is 3.5"), "wrong")
    calendar.setattr("sim.conformance.run.tally.today", lambda: date(2026, 5, 1))

    assert report_on(*ran(), SUBJECT).verdict.exit_code == 1


def test_only_the_row_that_is_named_is_excused(
    folder: Folder, ran: Ran, calendar: pytest.MonkeyPatch
) -> None:
    """The other rows fail."""
    rows = 'Scenario Outline: Rows\n    Given a client "<who>"\n    When <n> hours are logged\n'
    rows += "    Then the total is 1 hours\n\n    Examples:\n      | who | n |\n      | A | 2 |\n      | B | 3 |\n"
    folder.feature(f"Feature: r\n  @FLOW-01\n  {rows}", "rows")
    entry = ENTRY.format(title="Rows") + 'row = ["A", "2"]\n'
    (folder.path / "expected.toml").write_text(entry, encoding="utf-8")

    assert report_on(*ran(), SUBJECT).statuses == {"expected failure": 1, "failed": 1}


def test_another_list_for_another_subject(listed: Folder, ran: Ran) -> None:
    """The list of the features does not hold then."""
    (listed.path.parent / "theirs.toml").write_text("", encoding="utf-8")

    assert report_on(*ran("--expected", "theirs.toml"), SUBJECT).statuses == {"failed": 1, "passed": 1}


def test_plain_pytest_knows_it_too(listed: Folder) -> None:
    """As xfail."""
    result = listed.run()

    result.assert_outcomes(passed=1, xfailed=1)
    assert result.ret == pytest.ExitCode.OK


def test_an_unexpected_pass_is_red_in_plain_pytest(listed: Folder) -> None:
    """And so is an entry that has expired."""
    listed.feature(WRONG.replace("is 4", "is 3.5"), "wrong")

    assert listed.run().ret == pytest.ExitCode.TESTS_FAILED


def test_an_expired_entry_is_red_in_plain_pytest(listed: Folder, calendar: pytest.MonkeyPatch) -> None:
    """Although pytest itself still calls it an xfail."""
    calendar.setattr("sim.conformance.run.tally.today", lambda: date(2026, 5, 1))

    assert listed.run().ret == pytest.ExitCode.TESTS_FAILED
