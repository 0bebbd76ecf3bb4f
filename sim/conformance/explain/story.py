"""Gathers why a scenario failed, once it has: the step, what it says, what changed, who called whom, how to replay."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sim.conformance.explain.calls import last_calls
from sim.conformance.explain.changes import changes_between
from sim.conformance.explain.differences import Said
from sim.conformance.explain.replay import replay
from sim.conformance.explain.said import said_of
from sim.conformance.explain.trail import Trail
from sim.conformance.explain.watch import Mark, Watch
from sim.conformance.run.outcomes import Story
from sim.conformance.suite.written import WrittenScenario
from sim.physics.universe import Universe


class Gathered(NamedTuple):
    """A story, and its shortest form."""

    story: Story
    message: str


def gather(
    item: pytest.Item, written: WrittenScenario, watch: Watch, call: pytest.CallInfo[None]
) -> Gathered:
    """The story of a scenario that has just failed; its world is as the failure left it."""
    assert call.excinfo is not None
    said = said_of(call.excinfo.value, Trail(call.excinfo.tb, item.config.rootpath))
    at = len(watch.marks) if call.when == "call" else None
    place, sentence = _where(written, at, call.when)
    heading, changes = _changes(written, watch)
    story = Story(
        place=place,
        sentence=sentence,
        said="\n".join(said.lines),
        changes=changes,
        calls=_calls(written, watch),
        replay=replay(item.config, item.nodeid),
        since=heading,
    )
    return Gathered(story, _in_its_phase(said, call.when))


def _where(written: WrittenScenario, at: int | None, phase: str) -> tuple[str, str]:
    """The step that failed, or that no step did."""
    if at is not None and at < len(written.steps):
        step = written.steps[at]
        return f"{written.uri}:{step.line}", f"{step.keyword} {step.text}"
    when = "before the first step" if phase == "setup" else "after the last step"
    return f"{written.uri}:{written.line}", when


def _in_its_phase(said: Said, phase: str) -> str:
    return said.message if phase == "call" else f"{said.message} ({phase})"


def _changes(written: WrittenScenario, watch: Watch) -> tuple[str, dict[str, tuple[str, ...]]]:
    """What changed since the last step that passed; or if nothing did, what was changed by the last step that did."""
    universe = watch.universe
    if universe is None:
        return "", {}
    marks = [watch.start, *watch.marks]
    if universe.changes.last > marks[-1].changes:
        return _since(written, watch), changes_between(universe, marks[-1].changes, universe.changes.last)
    for at in range(len(marks) - 1, 0, -1):
        if marks[at].changes > marks[at - 1].changes:
            last = written.steps[at - 1].line
            heading = f"{_since(written, watch)}: nothing. The last that changed anything was line {last}"
            return heading, changes_between(universe, marks[at - 1].changes, marks[at].changes)
    return _since(written, watch), changes_between(universe, 0, 0)


def _since(written: WrittenScenario, watch: Watch) -> str:
    passed = len(watch.marks)
    return f"since line {written.steps[passed - 1].line} passed" if passed else "since the scenario began"


def _calls(written: WrittenScenario, watch: Watch) -> tuple[str, ...]:
    universe = watch.universe
    if universe is None:
        return ()
    return last_calls(universe, watch.start.calls, _lines(written, watch.marks, universe))


def _lines(written: WrittenScenario, marks: list[Mark], universe: Universe) -> list[tuple[int, int]]:
    """Up to which number of the journal each line called."""
    reached = [mark.calls for mark in marks] + [universe.calls.last]
    return [(number, step.line) for number, step in zip(reached, written.steps, strict=False)]
