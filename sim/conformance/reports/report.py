"""What a run proved, as one value: the JSON report is this value, and the page and the table are drawn from it."""

import platform
from pathlib import Path

import msgspec

from sim.conformance.run.counts import Counts, Run
from sim.conformance.run.outcomes import ScenarioOutcome, Status, StepOutcome
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
    title: str
    uri: str
    line: int
    row: tuple[str, ...]
    level: Level
    tags: tuple[str, ...]
    status: Status
    duration_ms: float
    message: str
    detail: str
    steps: tuple[StepOutcome, ...]


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


class ReportedArea(msgspec.Struct, frozen=True):
    """One area of the catalogue with its numbers."""

    prefix: str
    name: str
    folder: str
    counts: Tallied


class SuiteFacts(msgspec.Struct, frozen=True):
    """Which suite was run."""

    version: str
    features_sha256: str


class RunFacts(msgspec.Struct, frozen=True):
    """How it was run."""

    python: str
    partial: bool
    filters: tuple[str, ...]
    scenarios: Counts
    findings: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """The whole of a run."""

    suite: SuiteFacts
    subject: str
    run: RunFacts
    verdict: Verdict
    counts: Tallied
    areas: tuple[ReportedArea, ...]
    requirements: tuple[ReportedRequirement, ...]

    def of_area(self, prefix: str) -> tuple[ReportedRequirement, ...]:
        """The behaviours of one area, in order."""
        return tuple(found for found in self.requirements if found.area == prefix)

    def failures(self) -> tuple[ReportedRequirement, ...]:
        """The behaviours that failed, in the order of the catalogue."""
        return tuple(found for found in self.requirements if found.standing == "failed")


def report_on(suite: Suite, run: Run, subject: str) -> Report:
    """Everything a run has to say about a subject."""
    catalogue = suite.catalogue
    scenarios = scenarios_by_requirement(run)
    return Report(
        suite=SuiteFacts(catalogue.version, suite.fingerprint()),
        subject=subject,
        run=_run_facts(run),
        verdict=judge(catalogue, run),
        counts=tally(catalogue, run),
        areas=tuple(_area(area, catalogue, run) for area in catalogue.areas),
        requirements=tuple(_requirement(r, scenarios.get(r.id, [])) for r in catalogue.requirements),
    )


def write_json(report: Report, path: Path) -> None:
    """The report as JSON, indented for people."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")


def _run_facts(run: Run) -> RunFacts:
    return RunFacts(
        python=platform.python_version(),
        partial=any(run.gaps()),
        filters=run.filters,
        scenarios=run.counts,
        findings=tuple(run.findings),
    )


def _area(area: Area, catalogue: Catalogue, run: Run) -> ReportedArea:
    return ReportedArea(area.prefix, area.name, area.folder, tally(catalogue, run, area=area.prefix))


def _requirement(requirement: Requirement, scenarios: list[ScenarioOutcome]) -> ReportedRequirement:
    return ReportedRequirement(
        **msgspec.structs.asdict(requirement),
        standing=standing(scenarios),
        scenarios=tuple(_scenario(outcome) for outcome in scenarios),
    )


def _scenario(outcome: ScenarioOutcome) -> ReportedScenario:
    named = msgspec.structs.asdict(outcome)
    return ReportedScenario(**{name: named[name] for name in ReportedScenario.__struct_fields__})
