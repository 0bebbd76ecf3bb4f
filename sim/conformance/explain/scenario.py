"""A scenario as it is written, row by row, with a mark on every step: passed, failed, or not run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from gherkin.pickles.compiler import Compiler

from sim.conformance.explain.words import cut, folded, padded
from sim.conformance.run.outcomes import SeenStep, StepStatus
from sim.conformance.suite.written import FeatureDocument, WrittenScenario, WrittenStep

MARKS: Final[dict[StepStatus, str]] = {"passed": "✓", "failed": "✗", "not run": "·"}
STEPS_MAX: Final = 50
ATTACHED_MAX: Final = 8  # lines below one step


def scenario_lines(
    document: FeatureDocument, written: WrittenScenario, seen: Sequence[SeenStep], behaviours: Sequence[str]
) -> list[str]:
    """The feature, the background, the row of the Examples, and every step with its line and its mark.

    `behaviours` are the sentences of the catalogue that the scenario shows.
    """
    # A row of Examples lies below the line of its block and above the next one's.
    block = [found for found in document.blocks if found["location"]["line"] <= written.line][-1]
    begins = block["location"]["line"]
    background = [step for step in written.steps if step.line < begins]
    statuses = [found.status for found in seen] + ["not run"] * (len(written.steps) - len(seen))
    told = list(_told(written, statuses, _attachments(document, written)))
    lines = [f"{written.uri}:{written.line}", *folded(f"Feature: {written.feature}", "  ", "    ")]
    lines += [
        line for rule in _rules_of(document, block["id"]) for line in folded(f"Rule: {rule}", "  ", "    ")
    ]
    if background:
        lines += ["  Background:", *_flat(told[: len(background)])]
    lines += folded(f"Scenario: {written.name}", "  ", "    ")
    lines += [line for said in behaviours for line in folded(said, "    ", "      ")]
    if written.row:
        lines += folded(_row(block, written), "    with ", "      ")
    return [*lines, *_flat(_middle_left_out(told[len(background) :]))]


def _rules_of(document: FeatureDocument, block_id: str) -> list[str]:
    """The name of the rule that the scenario stands under, if it stands under one."""
    children: list[Any] = document.feature["children"] if document.feature else []
    rules = [child["rule"] for child in children if "rule" in child]
    return [
        rule["name"]
        for rule in rules
        if any(child.get("scenario", {}).get("id") == block_id for child in rule["children"])
    ]


def _told(
    written: WrittenScenario, statuses: Sequence[StepStatus], attachments: list[list[str]]
) -> Iterator[list[str]]:
    width = len(str(max((step.line for step in written.steps), default=0)))
    for step, status, attached in zip(written.steps, statuses, attachments, strict=True):
        yield _step(step, status, attached, width)


def _step(step: WrittenStep, status: StepStatus, attached: list[str], width: int) -> list[str]:
    mark = f"  {MARKS[status]} {step.line:>{width}}  "
    indent = " " * (len(mark) + 2)
    lines = folded(f"{step.keyword} {step.text}", mark, indent)
    lines += [f"{indent}{line}" for line in attached[:ATTACHED_MAX]]
    if len(attached) > ATTACHED_MAX:
        lines.append(f"{indent}… and {len(attached) - ATTACHED_MAX} more lines")
    return lines


def _row(block: Any, written: WrittenScenario) -> str:
    """The values of the row under their names."""
    tables = [found for found in block["examples"] if _has_line(found, written.line)]
    names = [cell["value"] for cell in tables[0]["tableHeader"]["cells"]] if tables else []
    return ", ".join(f"{name}: {value}" for name, value in zip(names, written.row, strict=False))


def _has_line(examples: Any, line: int) -> bool:
    return any(row["location"]["line"] == line for row in examples["tableBody"])


def _attachments(document: FeatureDocument, written: WrittenScenario) -> list[list[str]]:
    """What stands below each step, with the values of the row put in: compiled again, since few scenarios fail."""
    compiled = Compiler().compile(document.document)
    pickle = next(found for found in compiled if found["location"]["line"] == written.line)
    return [_attached(step.get("argument")) for step in pickle["steps"]]


def _attached(argument: Any) -> list[str]:
    if argument is None:
        return []
    if "docString" in argument:
        return ['"""', *(cut(line, 80) for line in argument["docString"]["content"].splitlines()), '"""']
    rows = [[cut(cell["value"], 40) for cell in row["cells"]] for row in argument["dataTable"]["rows"]]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [f"| {' | '.join(map(padded, row, widths))} |" for row in rows]


def _middle_left_out(steps: list[list[str]]) -> list[list[str]]:
    """All of the steps, or of very many the first and those around the end of what ran."""
    if len(steps) <= STEPS_MAX:
        return steps
    ran = next((at for at, lines in enumerate(steps) if not lines[0].startswith("  ✓")), len(steps))
    first, last = max(0, ran - STEPS_MAX // 2), ran + STEPS_MAX // 2
    before = [[f"    … {first} more steps passed"]] if first else []
    after = [[f"    … {len(steps) - last} more steps"]] if last < len(steps) else []
    return [*before, *steps[first:last], *after]


def _flat(steps: list[list[str]]) -> list[str]:
    return [line for lines in steps for line in lines]
