"""The verdict on a run: conformant at a level, not conformant, or none at all when the run was not whole.

Nothing missing counts as passed: a behaviour nobody has written yet is a gap, and a level with a gap is not reached.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from sim.conformance.run.counts import Run
from sim.conformance.run.outcomes import ScenarioOutcome
from sim.conformance.suite.requirements import LEVELS, Catalogue, Level

Standing = Literal["passed", "failed", "expected failure", "not run", "not written"]
Word = Literal["conformant", "not conformant", "no verdict"]
FAILURES, USAGE, FINDINGS, NO_VERDICT = 1, 2, 3, 4


class Verdict(msgspec.Struct, frozen=True):
    """What a run proves, in words and as an exit code."""

    word: Word
    level: Level | None
    lines: tuple[str, ...]
    exit_code: int
    demanded: Level | None = None


class Tallied(msgspec.Struct, frozen=True):
    """How many behaviours there are, and how they stand."""

    behaviours: int
    written: int
    passed: int
    failed: int
    expected: int = 0

    @property
    def complete(self) -> bool:
        """Whether there are any, and each is written and passed."""
        return 0 < self.behaviours == self.passed

    @property
    def missing(self) -> int:
        """How many nobody has written a scenario for."""
        return self.behaviours - self.written


def scenarios_by_requirement(run: Run) -> dict[str, list[ScenarioOutcome]]:
    """The scenarios of each requirement, in the order in which they are written."""
    found: dict[str, list[ScenarioOutcome]] = {}
    for outcome in run.in_order():
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
    if "expected failure" in statuses:
        return "expected failure"
    # An unexpected pass is a pass; what has to be mended is the list that did not expect it.
    return "passed" if statuses <= {"passed", "unexpected pass"} else "not run"


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
        expected=standings.count("expected failure"),
    )


def judge(catalogue: Catalogue, run: Run, demanded: Level | None = None) -> Verdict:
    """The verdict on a run; a run that was not whole has none, and a failure is a failure all the same."""
    failing = any(o.status in {"failed", "unexpected pass"} for o in run.outcomes.values())
    gaps = [f"no verdict: {gap}" for gap in run.gaps()]
    if gaps:
        lines = (*gaps, *_about_expected(run))
        return Verdict("no verdict", None, lines, FAILURES if failing else NO_VERDICT, demanded)
    judged = _judged(catalogue, run)
    reached = [level for level in judged if _is_reached(catalogue, run, level)]
    best = reached[-1] if reached else None
    short = demanded is not None and demanded not in reached
    lines = (*_lines(catalogue, run, judged, reached), *_about_expected(run))
    if short:
        unseen = "" if demanded in judged else ": no scenario is written for it"
        lines += (f"level {demanded} was asked for and is not reached{unseen}",)
    word: Word = "conformant" if reached else "not conformant"
    return Verdict(word, best, lines, FAILURES if failing or short else 0, demanded)


def _judged(catalogue: Catalogue, run: Run) -> list[Level]:
    """The levels about which there is something to say: chaos only once somebody asks for it in a scenario."""
    asked = {o.level for o in run.outcomes.values()} | {r.level for r in catalogue.requirements}
    return [level for level in LEVELS if level != "chaos" or level in asked]


def _is_reached(catalogue: Catalogue, run: Run, level: Level) -> bool:
    """Levels add up, so a failure at one of them is a failure at each above."""
    failed = any(o.counts_at(level) for o in run.outcomes.values() if o.status == "failed")
    return tally(catalogue, run, level).complete and not failed


def _lines(catalogue: Catalogue, run: Run, judged: list[Level], reached: list[Level]) -> Iterator[str]:
    """The highest level that is reached speaks for those below it; each that is not reached says why."""
    for level in reached[-1:]:
        yield f"conformant at level {level}: {_counted(tally(catalogue, run, level))}"
    for level in judged:
        if level not in reached:
            yield f"not conformant at level {level}: {_counted(tally(catalogue, run, level))}"


def _counted(tallied: Tallied) -> str:
    said = f"{tallied.passed} of {tallied.behaviours} behaviours passed, {tallied.failed} failed"
    expected = f", {tallied.expected} expected to fail" if tallied.expected else ""
    gap = f", {tallied.missing} not written yet" if tallied.missing else ""
    return f"{said}{expected}{gap}"


def _about_expected(run: Run) -> Iterator[str]:
    """What became of known failures, where somebody has to do something about it."""
    for outcome in run.in_order():
        if outcome.status == "unexpected pass":
            said = "passed although it was expected to fail; take it off the list of expected failures"
            yield f"{outcome.place}: {outcome.title!r} {said}"
        elif outcome.status == "failed" and outcome.reason:
            yield f"{outcome.place}: {outcome.title!r} was expected to fail, but not any more: the entry has expired"
