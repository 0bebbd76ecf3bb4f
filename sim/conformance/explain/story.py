"""Gathers why a scenario failed, once it has: the step, what it says, what changed, who called whom, how to replay."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sim.conformance.explain.differences import Said
from sim.conformance.explain.history import calls_told, changes_told
from sim.conformance.explain.replay import replay
from sim.conformance.explain.said import said_of
from sim.conformance.explain.trail import Trail
from sim.conformance.explain.watch import Watch
from sim.conformance.run.outcomes import Story
from sim.conformance.suite.written import WrittenScenario


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
    since, changes = changes_told(written, watch)
    story = Story(
        place=place,
        sentence=sentence,
        said="\n".join(said.lines),
        changes=changes,
        calls=calls_told(written, watch),
        replay=replay(item.config, item.nodeid),
        since=since,
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
