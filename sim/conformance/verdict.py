"""The verdict on a run: conformant at a level, not conformant, or none at all when the run was not whole.

Nothing missing counts as passed: a behaviour nobody has written yet is a gap, and a level with a gap is not reached.
"""

from typing import Literal

import msgspec

from sim.conformance.run.counts import Run
from sim.conformance.run.outcomes import ScenarioOutcome
from sim.conformance.suite.requirements import Catalogue, Level

Standing = Literal["passed", "failed", "not run", "not written"]
Word = Literal["conformant", "not conformant", "no verdict"]
# Chaos has no requirements of its own, so there is nothing there that could be complete.
JUDGED: tuple[Level, ...] = ("core", "full")
FAILURES, NO_VERDICT = 1, 4


class Verdict(msgspec.Struct, frozen=True):
    """What a run proves, in words and as an exit code."""

    word: Word
    level: Level | None
    lines: tuple[str, ...]
    exit_code: int


class Tallied(msgspec.Struct, frozen=True):
    """How many behaviours there are, and how they stand."""

    behaviours: int
    written: int
    passed: int
    failed: int

    @property
    def complete(self) -> bool:
        """Whether each is written and passed."""
        return self.behaviours == self.passed

    @property
    def missing(self) -> int:
        """How many nobody has written a scenario for."""
        return self.behaviours - self.written


def scenarios_by_requirement(run: Run) -> dict[str, list[ScenarioOutcome]]:
    """The scenarios of each requirement, in the order in which they are written."""
    found: dict[str, list[ScenarioOutcome]] = {}
    for outcome in sorted(run.outcomes.values(), key=lambda o: (o.uri, o.line)):
        for requirement in outcome.requirements:
            found.setdefault(requirement, []).append(outcome)
    return found


def standing(scenarios: list[ScenarioOutcome]) -> Standing:
    """How a behaviour stands, given its scenarios: one failure fails it, one that did not run leaves it open."""
    statuses = {scenario.status for scenario in scenarios}
    if not statuses:
        return "not written"
    if "failed" in statuses:
        return "failed"
    return "passed" if statuses == {"passed"} else "not run"


def tally(catalogue: Catalogue, run: Run, level: Level = "chaos", area: str | None = None) -> Tallied:
    """How the behaviours of a level stand, or those of one area of it."""
    scenarios = scenarios_by_requirement(run)
    asked = [r for r in catalogue.up_to(level) if area in {None, r.area}]
    standings = [standing([s for s in scenarios.get(r.id, []) if s.counts_at(level)]) for r in asked]
    return Tallied(
        behaviours=len(asked),
        written=len(asked) - standings.count("not written"),
        passed=standings.count("passed"),
        failed=standings.count("failed"),
    )


def judge(catalogue: Catalogue, run: Run) -> Verdict:
    """The verdict on a run; a run that was not whole has none, and a failure is a failure all the same."""
    failed = [outcome for outcome in run.outcomes.values() if outcome.status == "failed"]
    gaps = list(run.gaps())
    if gaps:
        said = tuple(f"no verdict: {gap}" for gap in gaps)
        return Verdict("no verdict", None, said, FAILURES if failed else NO_VERDICT)
    reached = [
        level for level in JUDGED if tally(catalogue, run, level).complete and not _failed_at(level, failed)
    ]
    # Levels add up, so core is reached whenever full is; the highest speaks for both.
    lines = [
        f"conformant at level {level}: {_counted(tally(catalogue, run, level))}" for level in reached[-1:]
    ]
    lines += [
        f"not conformant at level {level}: {_counted(tally(catalogue, run, level))}"
        for level in _open(reached)
    ]
    word: Word = "conformant" if reached else "not conformant"
    return Verdict(word, reached[-1] if reached else None, tuple(lines), FAILURES if failed else 0)


def _failed_at(level: Level, failed: list[ScenarioOutcome]) -> bool:
    return any(outcome.counts_at(level) for outcome in failed)


def _open(reached: list[Level]) -> list[Level]:
    return [level for level in JUDGED if level not in reached]


def _counted(tallied: Tallied) -> str:
    said = f"{tallied.written} of {tallied.behaviours} behaviours written"
    gap = f", {tallied.missing} not written yet" if tallied.missing else ""
    return f"{said}, {tallied.passed} passed, {tallied.failed} failed{gap}"
