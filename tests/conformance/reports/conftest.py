"""What a run leaves behind, kept from a session of its own."""

from collections.abc import Callable

import pytest

from sim.conformance.reports.facts import SubjectFacts
from sim.conformance.reports.report import Report, report_on
from sim.conformance.run.counts import RUN, Run
from sim.conformance.suite.folder import SUITE, Suite
from tests.conformance.conftest import PASSING, QUICK, Folder

Ran = Callable[..., tuple[Suite, Run]]


class Keep:
    """Takes the suite and the run out of a session before it is forgotten."""

    found: tuple[Suite, Run]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self.found = session.config.stash[SUITE], session.config.stash[RUN]


@pytest.fixture
def ran(folder: Folder, pytester: pytest.Pytester) -> Ran:
    """Run the folder, and give its suite and its run."""

    def run(*args: str) -> tuple[Suite, Run]:
        keep = Keep()
        command = [*QUICK, "--features-dir", folder.name, folder.name, *args]
        pytester.inline_run(*command, plugins=[keep], no_reraise_ctrlc=True)
        return keep.found

    return run


FAILING = """
Feature: Hours & minutes
  @CODE-01 @edge-a
  Scenario: Hours & "minutes" do not add up
    Given a client "Acme ]]> `x`"
    When 2 hours are logged
    Then the total is 3 hours
    And the total is 2 hours

  @CODE-02
  Scenario Outline: Some rows fail
    Given a client "<who>"
    When <logged> hours are logged
    Then the total is 1 hours

    Examples:
      | who  | logged |
      | Acme | 1      |
      | Beta | 2      |
"""
SUBJECT = SubjectFacts("some.where:port", "somebody", "1.2")


@pytest.fixture
def failed(folder: Folder, ran: Ran) -> Report:
    """The report on a run in which two scenarios of four failed."""
    folder.feature(PASSING)
    folder.feature(FAILING, "failing")
    return report_on(*ran(), SUBJECT)


@pytest.fixture
def passed(folder: Folder, ran: Ran) -> Report:
    """The report on a run in which everything passed."""
    folder.feature(PASSING)
    return report_on(*ran(), SUBJECT)
