"""Watches a scenario step by step, and puts what it saw into the report that pytest carries home."""

from collections.abc import Generator

import pytest

from sim.conformance.run.collect import WRITTEN
from sim.conformance.run.outcomes import OUTCOME, SeenStep, describe
from sim.conformance.suite.folder import SUITE

STEPS = pytest.StashKey[list[SeenStep]]()


class Witness:
    """Sees every step of every scenario of a session."""

    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest) -> None:
        """Begin to note the steps of a scenario."""
        request.node.stash[STEPS] = []

    def pytest_bdd_after_step(self, request: pytest.FixtureRequest) -> None:
        """Note a step that passed."""
        request.node.stash[STEPS].append(SeenStep("passed"))

    def pytest_bdd_step_error(self, request: pytest.FixtureRequest) -> None:
        """Note the step that failed; those after it are not run."""
        request.node.stash[STEPS].append(SeenStep("failed"))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Let the report carry the scenario: it is the only thing that comes back from another process."""
        report = yield
        written = item.stash.get(WRITTEN, None)
        if written is not None:
            catalogue = item.config.stash[SUITE].catalogue
            plain = describe(item.nodeid, written, item.stash.get(STEPS, []), catalogue)
            said = call.excinfo.exconly() if call.excinfo else ""
            vars(report)[OUTCOME] = plain | {"message": said, "detail": report.longreprtext}
        return report
