"""The end of the output, the colours, and what the reports get."""

import pytest

from sim.conformance.run.outcomes import OUTCOME, settle
from tests.conformance.conftest import QUICK

FEATURE = """
Feature: Ends
  @FLOW-01
  Scenario: The first
    When nothing happens
    Then there are 60 minutes
    And it is 3
  @FLOW-01
  Scenario: The second
    Then it is 3
"""


def test_the_failed_steps_are_listed(suite):
    """Their line, and what was expected and found; the short summary says it too, where it has room."""
    lines = suite.printed(FEATURE).splitlines()

    at = lines.index("features/time.feature:5")
    assert lines[at + 1] == "  the minutes on the tab: expected 60, found 30"
    summary = next(line for line in lines if line.startswith("FAILED"))
    assert summary.startswith(
        "FAILED features/time.feature::test_the_first - the minutes on the tab: expected"
    )


def test_who_wants_no_summary_gets_no_list(suite):
    """As pytest's own summary: -rN switches it off."""
    assert "failed steps" not in suite.printed(FEATURE, "-rN")


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_colours_where_they_are_wanted(suite, workers):
    """Green and red and faint, from this process or another; and none where they are not."""
    coloured, plain = suite.printed(FEATURE, "--color=yes", *workers), suite.printed(FEATURE, *workers)

    assert "\x1b[32m  ✓ 4  When nothing happens\x1b[0m" in coloured
    assert "\x1b[31m\x1b[1m  ✗ 5  Then there are 60 minutes\x1b[0m" in coloured
    assert "\x1b[2m  · 6  And it is 3\x1b[0m" in coloured
    assert "\x1b" not in plain


def test_what_the_reports_get(suite, pytester):
    """The story in parts, the durations, the start, and every step with its end."""

    class Keep:
        outcomes = ()

        def pytest_runtest_logreport(self, report):
            if report.when == "call":
                self.outcomes = (*self.outcomes, settle(vars(report)[OUTCOME], {"status": report.outcome}))

    keep = Keep()
    suite.folder.feature(FEATURE)
    name = suite.folder.name
    pytester.runpytest_inprocess(*QUICK, "--features-dir", name, f"{name}/time.feature", plugins=[keep])
    failed, passed = keep.outcomes

    assert [step.status for step in failed.steps] == ["passed", "failed", "not run"]
    assert all(step.duration_ms > 0 for step in (*failed.steps[:2], *passed.steps))
    assert failed.started > 1_500_000_000
    assert (failed.message, failed.exception) == ("the minutes on the tab: expected 60, found 30", "Mismatch")
    assert failed.story.place.endswith("/time.feature:5")
    assert failed.story.sentence == "Then there are 60 minutes"
    assert failed.story.said.splitlines()[1:] == ["  expected  60", "  found     30"]
    assert (failed.story.changes, failed.story.calls) == ({}, ())
    assert passed.story is None
