"""A history as a Gherkin scenario in the sentences of our features: what a person can read, run and commit."""

from __future__ import annotations

from typing import Final

from sim.simulation.house import GIVEN
from sim.simulation.plan import Event, Plan
from sim.simulation.play import History

SPANS: Final = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
STRUCK: Final = {"refused": "is refused", "lost": "is lost"}


def scenario(plan: Plan, history: History) -> str:
    """The scenario. What no sentence of ours can say stands there as a comment."""
    lines: list[str] = []
    for happened in history.happened:
        if not happened.sentences:
            continue
        if happened.event.wait_s:
            lines.append(f"* {_span(happened.event.wait_s)} pass")
        lines += [f"# {words}" for words in _around(happened.event)]
        lines += [
            f"* {sentence}" if not sentence.startswith("(") else f"# {sentence}"
            for sentence in happened.sentences
        ]
    text = "\n".join(lines)
    given = [sentence for sentence in GIVEN.values() if _needed(sentence, text)]
    if plan.start_s:
        lines.insert(0, f"* {_span(plan.start_s)} pass")
    broken = [
        f"# broke {one.id}: {one.sentence} Found {one.found}; expected {one.expected}."
        for one in history.violations
    ]
    head = [f"Scenario: A history of seed {plan.seed}", *(f"  Given {sentence}" for sentence in given)]
    return "\n".join(
        [*head, "  Given the firm is connected and in step", *(f"  {line}" for line in [*lines, *broken])]
    )


def _around(event: Event) -> list[str]:
    """What went wrong while it lasted."""
    found = [f"call {one.skip + 1} from here: {one.kind}" for one in event.strikes]
    if event.upset is not None:
        found.append(f"the process ends: {event.upset.at} {event.upset.after + 1}")
    if event.worker:
        found.append("another worker is asked")
    return found


def _needed(given: str, text: str) -> bool:
    """Whether the scenario speaks of it, or of work for it."""
    return given.split('"')[1] in text


def _span(seconds: int) -> str:
    size, unit = next((size, unit) for size, unit in SPANS if seconds % size == 0)
    count = seconds // size
    return f"{count} {unit}{'' if count == 1 else 's'}"
