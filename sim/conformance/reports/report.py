"""What a run proved, as one value: the JSON report is this value, and the page and the table are drawn from it."""

from collections import Counter
from pathlib import Path

import msgspec

from sim.conformance.reports.facts import RunFacts, SubjectFacts, SuiteFacts, run_facts, suite_facts
from sim.conformance.run.counts import Run
from sim.conformance.run.expected import Expectation
from sim.conformance.run.outcomes import ScenarioOutcome, Status, StepOutcome, Story
from sim.conformance.suite.edges import letters_in
from sim.conformance.suite.folder import Suite
from sim.conformance.suite.requirements import Area, Catalogue, Level, Requirement
from sim.conformance.verdict import (
    Standing,
    Tallied,
    Verdict,
    judge,
    scenarios_by_requirement,
    standing,
    tally,
)


class ReportedScenario(msgspec.Struct, frozen=True):
    """One scenario under one of its requirements."""

    nodeid: str
    feature: str
    title: str
    uri: str
    line: int
    row: tuple[str, ...]
    level: Level
    requirements: tuple[str, ...]
    tags: tuple[str, ...]
    status: Status
    reason: str
    duration_ms: float
    message: str
    detail: str
    steps: tuple[StepOutcome, ...]
    story: Story | None

    @property
    def broken(self) -> bool:
        """Whether somebody has to look at it."""
        return self.status in {"failed", "unexpected pass"}

    @property
    def place(self) -> str:
        """The line to look at first, as `path:line`: that of the step that failed, or its own."""
        failed = next((step.line for step in self.steps if step.status == "failed"), self.line)
        return f"{self.uri}:{failed}"


class ReportedEdge(msgspec.Struct, frozen=True):
    """One edge of a behaviour, and how the scenarios stand that show it; there may be none."""

    letter: str
    sentence: str
    standing: Standing


class ReportedRequirement(msgspec.Struct, frozen=True):
    """One behaviour of the catalogue and how it stands."""

    id: str
    area: str
    title: str
    sentence: str
    keyword: str
    level: Level
    status: str
    heading: str
    standing: Standing
    scenarios: tuple[ReportedScenario, ...]
    edges: tuple[ReportedEdge, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether any of its scenarios wants to be looked at."""
        return any(scenario.broken for scenario in self.scenarios)


class ReportedArea(msgspec.Struct, frozen=True):
    """One area of the catalogue with its numbers."""

    prefix: str
    name: str
    folder: str
    counts: Tallied


class ReportedExpectation(msgspec.Struct, frozen=True):
    """One known failure, and what became of it: the places of its scenarios by their status."""

    scenario: str
    id: str
    row: tuple[str, ...]
    reason: str
    owner: str
    until: str
    became: dict[str, tuple[str, ...]]


class Report(msgspec.Struct, frozen=True):
    """The whole of a run."""

    suite: SuiteFacts
    subject: SubjectFacts
    run: RunFacts
    level: Level | None
    verdict: Verdict
    counts: Tallied
    statuses: dict[Status, int]
    areas: tuple[ReportedArea, ...]
    requirements: tuple[ReportedRequirement, ...]
    expected: tuple[ReportedExpectation, ...]

    def of_area(self, prefix: str) -> tuple[ReportedRequirement, ...]:
        """The behaviours of one area, in order."""
        return tuple(found for found in self.requirements if found.area == prefix)

    def failures(self) -> tuple[ReportedRequirement, ...]:
        """The behaviours that somebody has to look at, in the order of the catalogue."""
        return tuple(found for found in self.requirements if found.broken)

    def scenarios(self) -> tuple[ReportedScenario, ...]:
        """Every scenario once, in the order in which they are written."""
        found = {one.nodeid: one for requirement in self.requirements for one in requirement.scenarios}
        return tuple(sorted(found.values(), key=lambda one: (one.uri, one.line)))


def report_on(suite: Suite, run: Run, subject: SubjectFacts, demanded: Level | None = None) -> Report:
    """Everything a run has to say about a subject."""
    catalogue = suite.catalogue
    scenarios = scenarios_by_requirement(run)
    verdict = judge(catalogue, run, demanded)
    statuses = Counter(outcome.status for outcome in run.in_order())
    return Report(
        suite=suite_facts(suite),
        subject=subject,
        run=run_facts(run),
        level=verdict.level,
        verdict=verdict,
        counts=tally(catalogue, run),
        statuses=dict(sorted(statuses.items())),
        areas=tuple(_area(area, catalogue, run) for area in catalogue.areas),
        requirements=tuple(
            _requirement(r, scenarios.get(r.id, []), catalogue.edges.of(r.id)) for r in catalogue.requirements
        ),
        expected=tuple(_expectation(entry, run) for entry in run.expected),
    )


def write_json(report: Report, path: Path) -> None:
    """The report as JSON, indented for people."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")


def _area(area: Area, catalogue: Catalogue, run: Run) -> ReportedArea:
    return ReportedArea(area.prefix, area.name, area.folder, tally(catalogue, run, area=area.prefix))


def _requirement(
    requirement: Requirement, scenarios: list[ScenarioOutcome], edges: dict[str, str]
) -> ReportedRequirement:
    return ReportedRequirement(
        **msgspec.structs.asdict(requirement),
        standing=standing(scenarios),
        scenarios=tuple(_scenario(outcome) for outcome in scenarios),
        edges=tuple(_edge(letter, sentence, scenarios) for letter, sentence in edges.items()),
    )


def _edge(letter: str, sentence: str, scenarios: list[ScenarioOutcome]) -> ReportedEdge:
    showing = [one for one in scenarios if letter in letters_in(one.tags)]
    return ReportedEdge(letter, sentence, standing(showing))


def _scenario(outcome: ScenarioOutcome) -> ReportedScenario:
    named = msgspec.structs.asdict(outcome)
    return ReportedScenario(**{name: named[name] for name in ReportedScenario.__struct_fields__})


def _expectation(entry: Expectation, run: Run) -> ReportedExpectation:
    became: dict[str, tuple[str, ...]] = {}
    for outcome in run.in_order():
        if entry.fits(outcome.title, outcome.requirements, outcome.row):
            became[outcome.status] = (*became.get(outcome.status, ()), outcome.place)
    plain = msgspec.structs.asdict(entry) | {"until": entry.until.isoformat()}
    return ReportedExpectation(**plain, became=became)
