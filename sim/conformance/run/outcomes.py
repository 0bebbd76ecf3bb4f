"""What became of each scenario of a run, as plain values that cross processes and go into every report."""

from typing import Any, Literal

import msgspec

from sim.conformance.suite.requirements import LEVELS, Catalogue, Level
from sim.conformance.suite.written import WrittenScenario

Status = Literal["passed", "failed", "skipped", "expected failure", "unexpected pass"]
StepStatus = Literal["passed", "failed", "not run"]

OUTCOME = "timebridge_outcome"  # the attribute of a pytest report that carries one of these, as plain values


class SeenStep(msgspec.Struct, frozen=True):
    """A step that ran, how it ended, and how long it took."""

    status: StepStatus
    duration_ms: float = 0.0


class StepOutcome(msgspec.Struct, frozen=True):
    """One line of a scenario, and how far it came."""

    keyword: str
    text: str
    line: int
    status: StepStatus
    duration_ms: float = 0.0
    table: tuple[tuple[str, ...], ...] = ()  # what is written under it
    docstring: str = ""


class Story(msgspec.Struct, frozen=True):
    """Why a scenario failed, in its own words; every text is ready to be shown to a person."""

    place: str  # of the step that failed, as path:line
    sentence: str  # that step, keyword included
    said: str  # what was expected and what was found; several lines when it is a table
    changes: dict[str, tuple[str, ...]]  # by service, since the last step that passed
    calls: tuple[str, ...]  # the last ten between the systems, oldest first
    replay: str  # the command that runs just this scenario
    since: str = ""  # when the changes were made: "since line 12 passed", say


class ScenarioOutcome(msgspec.Struct, frozen=True):
    """One scenario, or one row of its Examples, after it ran."""

    nodeid: str
    uri: str
    line: int
    feature: str
    title: str
    row: tuple[str, ...]
    requirements: tuple[str, ...]
    tags: tuple[str, ...]
    level: Level
    status: Status
    duration_ms: float
    message: str
    detail: str
    steps: tuple[StepOutcome, ...]
    story: Story | None = None
    reason: str = ""  # why it is expected to fail, where it is
    started: float = 0.0  # seconds since the epoch, by the clock of the process that ran it
    worker: str = ""
    exception: str = ""  # the name of what was raised

    @property
    def place(self) -> str:
        """Where it is written, as `path:line`."""
        return f"{self.uri}:{self.line}"

    def honest(self, status: Status) -> Status:
        """The status that its steps bear out: nobody passes whose steps failed, or did not all run."""
        steps = {step.status for step in self.steps}
        if status != "passed" or steps == {"passed"}:
            return status
        return "failed" if "failed" in steps else "skipped"

    def counts_at(self, level: Level) -> bool:
        """Whether a level asks for this scenario."""
        return LEVELS.index(self.level) <= LEVELS.index(level)


def describe(
    nodeid: str, written: WrittenScenario, steps: list[SeenStep], catalogue: Catalogue
) -> dict[str, Any]:
    """The part of an outcome that is known before its status; steps that were not reached are said to be so."""
    missed = [SeenStep("not run")] * (len(written.steps) - len(steps))
    outcome = ScenarioOutcome(
        nodeid=nodeid,
        uri=written.uri,
        line=written.line,
        feature=written.feature,
        title=written.name,
        row=written.row,
        requirements=tuple(dict.fromkeys(tag for tag in written.tag_names if tag in catalogue.by_id)),
        tags=tuple(dict.fromkeys(written.tag_names)),
        level=catalogue.level_of(written.tag_names),
        status="skipped",
        duration_ms=0.0,
        message="",
        detail="",
        steps=tuple(
            StepOutcome(
                step.keyword, step.text, step.line, seen.status, seen.duration_ms, step.table, step.docstring
            )
            for step, seen in zip(written.steps, [*steps, *missed], strict=True)
        ),
    )
    plain: dict[str, Any] = msgspec.to_builtins(outcome)
    return plain


def settle(plain: dict[str, Any], changes: dict[str, Any]) -> ScenarioOutcome:
    """The outcome once its status is known."""
    return msgspec.convert(plain | changes, ScenarioOutcome)
