"""Counts a run while it goes on, in the process that reports it, and says at its end whether it was whole."""

from typing import Any

import pytest

from sim.conformance.run.collect import WRITTEN
from sim.conformance.run.counts import RUN
from sim.conformance.run.outcomes import OUTCOME, settle
from sim.conformance.suite.folder import SUITE
from sim.conformance.verdict import judge


class Tally:
    """Fills in the `Run` of this session."""

    def __init__(self, config: pytest.Config) -> None:
        self._suite = config.stash[SUITE]
        self._run = config.stash[RUN]

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Count what is bound, before anything is deselected."""
        self._run.bound |= {item.nodeid for item in items if WRITTEN in item.stash}

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        """Count what another process has bound."""
        self._run.bound |= {nodeid for nodeid in ids if nodeid.partition("::")[0].endswith(".feature")}

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember what is wrong with a feature file."""
        if report.failed and report.nodeid.endswith(".feature"):
            lines = [line for line in report.longreprtext.splitlines() if line.strip()]
            self._run.findings += [line for line in lines if line not in self._run.findings]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in one phase of a scenario."""
        plain: dict[str, Any] | None = vars(report).get(OUTCOME)
        if plain is not None:
            quiet = report.passed and report.when != "call"
            changes = {
                "status": "skipped" if quiet else report.outcome,
                "duration_ms": report.duration * 1000,
            }
            self._run.settle(settle(plain, changes))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Count what is written, whatever was asked for; a run without features does not look."""
        if self._run.took_part:
            self._run.written = self._suite.written()


class Announcement:
    """Ends the terminal's output with the three counts and the verdict."""

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, config: pytest.Config
    ) -> None:
        """Say how many scenarios were written, bound and run, and what follows from it."""
        run = config.stash[RUN]
        if not run.took_part:
            return
        terminalreporter.section("conformance")
        terminalreporter.line(f"scenarios: {run.counts}")
        suite = config.stash[SUITE]
        if suite.failure is None:
            for line in judge(suite.catalogue, run).lines:
                terminalreporter.line(line)
