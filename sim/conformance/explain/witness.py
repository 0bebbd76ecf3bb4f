"""Watches a scenario step by step, and puts what it saw into the report that pytest carries home."""

from collections.abc import Callable, Generator
from time import perf_counter
from typing import Any

import msgspec
import pytest

from sim.conformance.explain.watch import WATCH, Watch, watch_of
from sim.conformance.run.collect import WRITTEN
from sim.conformance.run.outcomes import OUTCOME, describe
from sim.conformance.suite.folder import SUITE
from sim.conformance.suite.written import WrittenScenario


class Witness:
    """Sees every step of every scenario of a session.

    The stopwatch is handed in, and so is none of those names that freezing the wall clock replaces.
    """

    def __init__(self, worker: str = "", stopwatch: Callable[[], float] = perf_counter) -> None:
        self._worker = worker
        self._now = stopwatch

    def pytest_bdd_before_scenario(self, request: pytest.FixtureRequest) -> None:
        """Begin to note the steps of a scenario."""
        watch_of(request.node).begin(self._now())

    def pytest_bdd_after_step(self, request: pytest.FixtureRequest) -> None:
        """Note a step that passed."""
        request.node.stash[WATCH].note("passed", self._now())

    def pytest_bdd_step_error(self, request: pytest.FixtureRequest) -> None:
        """Note the step that failed; those after it are not run."""
        request.node.stash[WATCH].note("failed", self._now())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Let the report carry the scenario: it is the only thing that comes back from another process."""
        report = yield
        written = item.stash.get(WRITTEN, None)
        if written is not None:
            watch = item.stash.get(WATCH, None) or Watch()
            catalogue = item.config.stash[SUITE].catalogue
            plain = describe(item.nodeid, written, watch.steps, catalogue)
            plain |= {"started": call.start, "worker": self._worker}
            vars(report)[OUTCOME] = plain | _ending(item, written, watch, call, report)
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Give back its looks to a failure that came from another process as text."""
        plain: dict[str, Any] | None = vars(report).get(OUTCOME)
        if plain is not None and plain["story"] and isinstance(report.longrepr, str):
            from sim.conformance.explain.told import Told

            report.longrepr = Told(plain["detail"], plain["story"]["place"], plain["message"])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the line of each failure and what it says: pytest's own summary has no room behind a long title."""
        if "f" in terminalreporter.reportchars:
            reports = [found for kind in ("failed", "error") for found in terminalreporter.getreports(kind)]
            lines = [line for report in reports for line in _short(report)]
            if lines:
                terminalreporter.section("failed steps")
            for line in lines:
                terminalreporter.line(line)


def _short(report: pytest.TestReport | pytest.CollectReport) -> list[str]:
    """Where a scenario failed and what it says there; nothing for what is no scenario."""
    plain: dict[str, Any] = vars(report).get(OUTCOME) or {}
    if not plain.get("story"):
        return []
    from sim.conformance.explain.words import folded

    return [plain["story"]["place"], *folded(plain["message"], "  ", "  ")]


def _ending(
    item: pytest.Item,
    written: WrittenScenario,
    watch: Watch,
    call: pytest.CallInfo[None],
    report: pytest.TestReport,
) -> dict[str, Any]:
    """How a phase of a scenario ended; a failure is told in full, and takes the place of pytest's own text."""
    if report.longrepr is None:
        return {}
    if call.excinfo is None or isinstance(call.excinfo.value, pytest.skip.Exception | pytest.xfail.Exception):
        said = call.excinfo.exconly() if call.excinfo else ""
        return {"message": said, "detail": report.longreprtext}
    # What tells a failure is imported when the first one is to be told.
    from sim.conformance.explain.failure import told_of

    told, story = told_of(item, written, watch, call)
    report.longrepr = told
    plain = {"message": told.reprcrash.message, "detail": told.text, "exception": call.excinfo.typename}
    return plain | {"story": msgspec.to_builtins(story)}
