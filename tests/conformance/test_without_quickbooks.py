"""A run for a firm that has no QuickBooks: whatever is not about QuickBooks is held against it as well (FLOW-03)."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.conformance.run.without_books import needs_quickbooks
from sim.conformance.suite.folder import Suite
from tests.conformance.conftest import Folder

ROOT = Path(__file__).parents[2]
ABOUT_QUICKBOOKS = {
    *("FLOW-03", "FLOW-07", "FLOW-08", "FLOW-09", "DUP-05", "NAME-06", "BILL-04"),
    *("ORDER-01", "ORDER-02"),  # of connecting all three
}

STEPS = """
import pytest
from sim.conformance.steps import given, then, when

@given("a customer in QuickBooks")
@given("a code in QuickBooks Time")
def _(): ...

@when("Ann presses Sync")
def _(): ...

@then("QuickBooks Time has her time")
def _(): ...

@then("QuickBooks has her time")
def _():
    raise AssertionError("there is no QuickBooks")
"""
FEATURE = """
Feature: Time
  @FLOW-04
  Scenario: Time goes to both
    Given a code in QuickBooks Time
    When Ann presses Sync
    Then QuickBooks Time has her time
    And QuickBooks has her time

  @FLOW-06
  Scenario: Only the books are looked at
    When Ann presses Sync
    Then QuickBooks has her time

  @FLOW-07
  Scenario: It begins in the books
    Given a customer in QuickBooks
    When Ann presses Sync
    Then QuickBooks Time has her time

  @FLOW-08
  Scenario: QuickBooks is what it is about
    When Ann presses Sync
    Then QuickBooks Time has her time
"""


def test_what_is_expected_in_quickbooks_is_not_expected(folder: Folder) -> None:
    """Of a scenario about more than QuickBooks the rest is held; one that is about it is left out."""
    folder.steps(STEPS)
    folder.feature(FEATURE)
    result = folder.run("--without-quickbooks", "-v")

    result.assert_outcomes(passed=1, deselected=3)
    result.stdout.fnmatch_lines(["*::test_time_goes_to_both PASSED*"])


def test_such_a_run_is_no_whole_one(folder: Folder) -> None:
    """It comes beside a whole run, and gives no verdict of its own."""
    folder.steps(STEPS)
    folder.feature(FEATURE)

    folder.run("--without-quickbooks").stdout.fnmatch_lines(
        ["no verdict: partial run (--without-quickbooks)"]
    )


def test_without_the_option_all_is_expected(folder: Folder) -> None:
    """The books are looked at wherever a firm has them."""
    folder.steps(STEPS)
    folder.feature(FEATURE)

    folder.run().assert_outcomes(passed=2, failed=2)


def test_what_is_left_out_of_our_own_features() -> None:
    """No requirement between Karbon and QuickBooks Time: each of those has a scenario that runs both ways."""
    suite = Suite(ROOT / "features", ROOT, lambda *_: None)
    written = [one for document in suite.readable() for one in document.scenarios]
    left_out = {tag for one in written if needs_quickbooks(one) for tag in one.tag_names}
    kept = {tag for one in written if not needs_quickbooks(one) for tag in one.tag_names}

    assert left_out - kept == ABOUT_QUICKBOOKS
    assert sum(map(needs_quickbooks, written)) < len(written) / 4


@pytest.mark.parametrize("option", [[], ["--without-quickbooks"]])
def test_other_tests_do_not_mind(pytester: pytest.Pytester, option: list[str]) -> None:
    """A test that is no scenario runs as ever."""
    pytester.makepyfile("def test_it(): pass")

    pytester.runpytest_inprocess("-p", "sim.conformance.plugin", *option).assert_outcomes(passed=1)
