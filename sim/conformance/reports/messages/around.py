"""What fails around the steps, as a hook: without it a scenario whose steps all passed would look green elsewhere."""

from typing import Final

from sim.conformance.reports.messages.numbering import Envelope, Numbers
from sim.conformance.run.outcomes import ScenarioOutcome

BEFORE: Final = "BEFORE_TEST_CASE"
AFTER: Final = "AFTER_TEST_CASE"
NAMES: Final = {BEFORE: "the scenario is set up", AFTER: "the scenario is cleared away"}


def around(outcome: ScenarioOutcome) -> str | None:
    """The hook that failed, when no step did: the one before the first step, or the one after the last."""
    steps = {step.status for step in outcome.steps}
    if outcome.status not in {"failed", "expected failure"} or "failed" in steps:
        return None
    return AFTER if steps == {"passed"} else BEFORE


def hook_messages(outcomes: list[ScenarioOutcome], numbers: Numbers) -> tuple[list[Envelope], dict[str, str]]:
    """The hooks that are spoken of in a run, and their ids; none in a run where only steps fail."""
    seen = {around(outcome) for outcome in outcomes}
    ids = {kind: numbers.new() for kind in NAMES if kind in seen}
    told = [
        {"hook": {"id": number, "name": NAMES[kind], "type": kind, "sourceReference": {}}}
        for kind, number in ids.items()
    ]
    return told, ids
