"""One run of a suite as it is counted: what was written, bound and run, and why it may not be whole."""

from collections.abc import Iterator

import msgspec
import pytest

from sim.conformance.run.expected import Expectation
from sim.conformance.run.outcomes import ScenarioOutcome

NAMED_MAX = 3  # places of scenarios that did not run; a hundred of them would say no more


class Counts(msgspec.Struct, frozen=True):
    """The three numbers that have to be equal."""

    written: int
    bound: int
    run: int

    def __str__(self) -> str:
        return f"{self.written} written, {self.bound} bound, {self.run} run"


class Run(msgspec.Struct):
    """Everything a run leaves behind for the verdict and the reports."""

    filters: tuple[str, ...] = ()
    findings: list[str] = []
    written: frozenset[str] = frozenset()  # the place of each scenario, as `path:line`
    bound: set[str] = set()  # node ids
    outcomes: dict[str, ScenarioOutcome] = {}  # by node id
    troubles: list[str] = []  # what else happened that a whole run does not have
    expected: tuple[Expectation, ...] = ()

    @property
    def counts(self) -> Counts:
        """Written, bound and run; a skipped scenario did not run."""
        return Counts(len(self.written), len(self.bound), len(self._ran()))

    @property
    def took_part(self) -> bool:
        """Whether any feature was asked for in this run."""
        return bool(self.bound or self.findings)

    def gaps(self) -> Iterator[str]:
        """Why this run was not whole; nothing when it was."""
        if self.filters:
            yield f"partial run ({', '.join(self.filters)})"
        if self.findings:
            yield f"{len(self.findings)} finding(s) in the features, listed above"
        yield from dict.fromkeys(self.troubles)
        if not self.filters:  # where only some were asked for, the others need no naming
            yield from self._unequal()

    def _unequal(self) -> Iterator[str]:
        counts, ran = self.counts, self._ran()
        if not counts.written:
            yield "no scenario is written, so there is nothing to judge"
        elif not counts.written == counts.bound == counts.run or ran != self.written:
            yield f"{counts}{_named('not run', self.written - ran)}{_named('not written', ran - self.written)}"

    def _ran(self) -> set[str]:
        return {outcome.place for outcome in self.outcomes.values() if outcome.status != "skipped"}

    def in_order(self) -> list[ScenarioOutcome]:
        """The scenarios in the order in which they are written, wherever they ran."""
        return sorted(self.outcomes.values(), key=lambda o: (o.uri, o.line, o.nodeid))

    def span(self) -> tuple[float, float]:
        """When the first scenario began and when the last one was over, in seconds since the epoch."""
        began = [outcome.started for outcome in self.outcomes.values() if outcome.started]
        ended = [o.started + o.duration_ms / 1000 for o in self.outcomes.values() if o.started]
        return min(began, default=0.0), max(ended, default=0.0)

    def settle(self, outcome: ScenarioOutcome) -> None:
        """Take in what a phase of a scenario says; a failure in any phase stays a failure."""
        before = self.outcomes.get(outcome.nodeid)
        if before is None:
            self.outcomes[outcome.nodeid] = outcome
            return
        kept = before if before.status == "failed" or outcome.status == "skipped" else outcome
        self.outcomes[outcome.nodeid] = msgspec.structs.replace(
            kept,
            duration_ms=round(before.duration_ms + outcome.duration_ms, 3),
            started=before.started or outcome.started,
        )


def _named(what: str, places: set[str] | frozenset[str]) -> str:
    if not places:
        return ""
    shown = sorted(places)[:NAMED_MAX]
    more = f" and {len(places) - NAMED_MAX} more" if len(places) > NAMED_MAX else ""
    return f"; {what}: {', '.join(shown)}{more}"


RUN = pytest.StashKey[Run]()
