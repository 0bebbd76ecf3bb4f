"""Counts a run while it goes on, in the process that reports it, and says at its end whether it was whole."""

from typing import Any

import msgspec
import pytest

from sim.conformance.run.collect import WRITTEN
from sim.conformance.run.counts import RUN
from sim.conformance.run.expected import expectation_for, status_of, today
from sim.conformance.run.outcomes import OUTCOME, ScenarioOutcome, settle
from sim.conformance.suite.folder import SUITE
from sim.conformance.verdict import FAILURES, judge


class Tally:
    """Fills in the `Run` of this session."""

    def __init__(self, config: pytest.Config) -> None:
        self._suite = config.stash[SUITE]
        self._run = config.stash[RUN]
        self._today = today()
        self._called: set[str] = set()
        self._fingerprint = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Remember what the features said before they ran."""
        self._fingerprint = self._suite.fingerprint()

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
            self._run.settle(self._outcome(plain, report))
        elif report.failed and report.nodeid in self._run.bound:
            # xdist reports a scenario in this way when the process that ran it is gone.
            self._run.troubles.append(f"{report.nodeid} took its process down with it")
        if report.nodeid in self._run.bound and (report.when == "call" or str(report.outcome) == "rerun"):
            self._notice_another_run(report.nodeid)

    def _outcome(self, plain: dict[str, Any], report: pytest.TestReport) -> ScenarioOutcome:
        before = settle(plain, {"duration_ms": report.duration * 1000})
        entry = expectation_for(self._run.expected, before)
        quiet = report.passed and report.when != "call"
        status = "skipped" if quiet else before.honest(status_of(report, entry, self._today))
        return msgspec.structs.replace(before, status=status, reason=entry.reason if entry else "")

    def _notice_another_run(self, nodeid: str) -> None:
        """A scenario runs once: one that passes the second time has failed."""
        if nodeid in self._called:
            self._run.troubles.append(f"{nodeid} ran more than once")
        self._called.add(nodeid)

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Somebody, or a step, stopped the run."""
        self._run.troubles.append(f"the run was stopped ({excinfo.typename})")

    def pytest_internalerror(self, excrepr: object) -> None:
        """The run broke, and not in a scenario."""
        last = str(excrepr).strip().splitlines()[-1:]
        self._run.troubles.append(f"the run broke: {''.join(last)}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Count what is written, whatever was asked for; a run without features does not look."""
        if not self._run.took_part:
            return
        self._run.written = self._suite.written()
        if self._fingerprint != self._suite.fingerprint():
            self._run.troubles.append("the features changed while they ran")
        passed = session.exitstatus == pytest.ExitCode.OK
        if passed and self._suite.failure is None and self._judged() == FAILURES:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _judged(self) -> int:
        return judge(self._suite.catalogue, self._run).exit_code


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
