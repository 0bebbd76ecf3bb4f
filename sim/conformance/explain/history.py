"""What the world of a scenario remembers: which steps changed what, and which called whom."""

from __future__ import annotations

from typing import Final

from sim.conformance.explain.calls import last_calls
from sim.conformance.explain.changes import changes_between
from sim.conformance.explain.watch import Watch
from sim.conformance.suite.written import WrittenScenario, WrittenStep

SAME_AGAIN: Final = ("And", "But", "*")

Changes = dict[str, tuple[str, ...]]


def changes_told(written: WrittenScenario, watch: Watch) -> tuple[str, Changes]:
    """What changed since the last step that passed.

    A Then changes nothing, so when nothing did, it is what was changed by the last steps that did: by all of a When
    and its Ands, because together they are the event.
    """
    universe = watch.universe
    if universe is None:
        return "", {}
    marks = [watch.start, *watch.marks]
    since = (
        f"since line {written.steps[len(marks) - 2].line} passed"
        if watch.marks
        else "since the scenario began"
    )
    if universe.changes.last > marks[-1].changes:
        return since, changes_between(universe, marks[-1].changes, universe.changes.last)
    at = next((at for at in range(len(marks) - 1, 0, -1) if marks[at].changes > marks[at - 1].changes), None)
    if at is None:
        return since, changes_between(universe, 0, 0)
    first = _first_of_event(written.steps, at - 1)
    told = changes_between(universe, marks[first].changes, marks[at].changes)
    return f"{since}: nothing. {_lines(written.steps[first].line, written.steps[at - 1].line)}", told


def calls_told(written: WrittenScenario, watch: Watch) -> tuple[str, ...]:
    """The last calls of the scenario, each with the line that made it."""
    universe = watch.universe
    if universe is None:
        return ()
    reached = [mark.calls for mark in watch.marks] + [universe.calls.last]
    lines = [(number, step.line) for number, step in zip(reached, written.steps, strict=False)]
    return last_calls(universe, watch.start.calls, lines)


def _first_of_event(steps: tuple[WrittenStep, ...], at: int) -> int:
    """The step that an And goes on from, and those of its keyword before it."""
    kinds: list[str] = []
    for step in steps[: at + 1]:
        kinds.append(kinds[-1] if kinds and step.keyword in SAME_AGAIN else step.keyword)
    while at > 0 and kinds[at - 1] == kinds[at]:
        at -= 1
    return at


def _lines(first: int, last: int) -> str:
    if first == last:
        return f"Line {first} was the last that changed anything"
    return f"Lines {first} to {last} were the last that changed anything"
