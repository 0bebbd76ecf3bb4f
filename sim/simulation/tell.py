"""A history as a Gherkin scenario in the sentences of our features: what a person can read, run and commit."""

from __future__ import annotations

from collections import defaultdict

from sim.simulation.fates import FATES, FATES_OF_WEBHOOKS
from sim.simulation.house import GIVEN
from sim.simulation.plan import ENDS, Event, Plan
from sim.simulation.play import Happened, History
from sim.simulation.scene import LISTENER, NotPossible, Scene
from sim.simulation.spans import passes


def scenario(plan: Plan, history: History, scene: Scene) -> str:
    """The scenario. What no sentence of ours can say stands there as a comment."""
    lines = [f"When {passes(plan.start_s)}"] if plan.start_s else []
    for happened in history.happened:
        if happened.sentences:
            lines += _lines(happened)
    broken = [
        f"# it broke {one.id}: {one.sentence} Found {one.found}; expected {one.expected}."
        for one in history.violations
    ]
    lines += ["When nothing goes wrong any more", *_expected(scene), *broken]
    text = "\n".join(lines)
    given = [f"Given {sentence}" for sentence in GIVEN.values() if sentence.split('"')[1] in text]
    head = f"Scenario: A history of seed {plan.seed}"
    return "\n  ".join([head, *given, "Given the firm is connected and in step", *lines])


def _lines(happened: Happened) -> list[str]:
    event = happened.event
    lines = [f"When {passes(event.wait_s)}"] if event.wait_s else []
    lines += [
        f"Given call {one.skip + 1} from here {FATES[one.kind]}"
        for one in event.strikes
        if one.kind in happened.struck and one.kind in FATES
    ]
    lines += [f"# {words}" for words in _around(event)]
    return lines + [
        f"# {sentence}" if sentence.startswith("(") else f"When {sentence}" for sentence in happened.sentences
    ]


def _around(event: Event) -> list[str]:
    """What no sentence says of how it was."""
    found = [
        f"{one.kind}: {one.more}" for one in event.strikes if any(one.more.values()) and one.kind in FATES
    ]
    found += [
        f"(webhook {one.skip + 1} from here {FATES_OF_WEBHOOKS[one.kind]})"
        for one in event.strikes
        if one.kind in FATES_OF_WEBHOOKS
    ]
    if event.upset is not None:
        what = "is asked to end" if event.asked and event.upset.at in ENDS else "has trouble"
        found.append(f"the process {what}: {event.upset.at} {event.upset.after + 1}")
    if event.worker and event.worker != LISTENER:
        found.append("another worker is asked")
    return found


def _expected(scene: Scene) -> list[str]:
    """How much time of whom has to be where, as far as people know without doubt."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    unsure = set()
    for piece in scene.account.pieces.values():
        whose = (piece.email.partition("@")[0].capitalize(), piece.slot)
        if piece.fate == "unknown" or piece.gone == "perhaps" or len(piece.minutes) > 1 or piece.native:
            unsure.add(whose)
        elif piece.fate == "taken" and piece.gone == "no":
            sums[whose] += piece.length
    found = []
    for (person, slot), minutes in sorted(sums.items()):
        try:
            path = scene.job(slot)["path"]
        except NotPossible:
            continue
        if (person, slot) not in unsure:
            found.append(f'Then QuickBooks Time has {minutes} minutes of {person} on "{path}"')
    return found
