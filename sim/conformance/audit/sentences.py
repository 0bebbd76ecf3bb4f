"""Sentences: every step has exactly one definition, and takes what is written under it."""

from collections.abc import Iterator

from sim.conformance.audit.finding import Finding, Knowledge, at
from sim.conformance.audit.keywords import dialect_of, has_swallowed
from sim.conformance.audit.values import refused_value, wrong_value
from sim.conformance.suite.vocabulary import Definition, Match
from sim.conformance.suite.written import FeatureDocument, WrittenScenario, WrittenStep

FIRST = ("Context", "Action", "Outcome")  # what the parser calls Given, When and Then, in any language
UNDER = {"datatable": "table", "docstring": "text in quotes"}


def definitions(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """Nobody guesses what a sentence means, and nobody chooses between two meanings; each is told once a file."""
    for uses in _uses(document).values():
        scenario, step = uses[0]
        finding = _definition(document, scenario, step, known)
        if finding:
            yield finding.also_on(step.line for _, step in uses[1:])


def _uses(document: FeatureDocument) -> dict[str, list[tuple[WrittenScenario, WrittenStep]]]:
    """Where each sentence stands: one step a line, however many scenarios and rows run it."""
    found: dict[str, dict[int, tuple[WrittenScenario, WrittenStep]]] = {}
    for scenario, step in document.running_steps:
        found.setdefault(step.text, {}).setdefault(step.line, (scenario, step))
    return {text: [*uses.values()] for text, uses in found.items()}


def _definition(
    document: FeatureDocument, scenario: WrittenScenario, step: WrittenStep, known: Knowledge
) -> Finding | None:
    found = known.vocabulary.matches(step.text)
    if len(found) > 1:
        places = (f"{m.definition.declared.sentence}   ({m.definition.place})" for m in found)
        said = f"{len(found)} definitions fit this sentence"
        return at(document, step.line, said, *places, "reword one of them, so that only one fits")
    if not found:
        wrong = wrong_value(document, scenario, step, known.vocabulary)
        return wrong or _undefined(document, step, known)
    if found[0].refusal:
        return refused_value(document, scenario, step, found[0].refusal, known.vocabulary)
    return None


def first_words(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """The first step of a scenario follows nothing, so it begins with Given, When or Then."""
    for block in (*document.backgrounds, *document.blocks):
        # One that follows a misspelt step would be right as soon as that is mended.
        if block["steps"] and not has_swallowed(document, block, known):
            step = block["steps"][0]
            if step["keywordType"] not in FIRST:
                dialect = dialect_of(document)
                kinds = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords)
                given, when, then = (kind[-1].strip() for kind in kinds)
                wrong = f"{step['keyword'].strip()!r} follows nothing here: this is the first step"
                yield at(document, step["location"]["line"], wrong, f"begin with {given}, {when} or {then}")


def attachments(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """A table or text that nobody takes would be ignored; one that is needed has to be there."""
    for step in {step.line: step for _, step in document.running_steps}.values():
        match = known.vocabulary.only(step.text)
        if match:
            yield from _attachments(document, step, match)


def _attachments(document: FeatureDocument, step: WrittenStep, match: Match) -> Iterator[Finding]:
    definition = match.definition
    for name in _written_under(document, step):
        if name not in definition.attachments:
            said = f"this sentence takes no {UNDER[name]}, so what is under it would be ignored"
            yield at(document, step.line, said, f"remove it; the sentence is defined at {definition.place}")
    for name in definition.needed:
        if name not in _written_under(document, step):
            said = f"write it there; the sentence is defined at {definition.place}"
            yield at(
                document,
                step.line,
                f"this sentence needs a {UNDER[name]} under it",
                said,
                *_shown(definition),
            )


def _shown(definition: Definition) -> list[str]:
    """The table in the docstring of a definition, as an example."""
    lines = map(str.strip, (definition.declared.function.__doc__ or "").split("\n"))
    return [f"  {line}" for line in lines if line.startswith("|")][:3]


def _written_under(document: FeatureDocument, step: WrittenStep) -> list[str]:
    written = document.steps_by_line[step.line]
    names = {"datatable": "dataTable", "docstring": "docString"}
    return [name for name, key in names.items() if key in written]


def _undefined(document: FeatureDocument, step: WrittenStep, known: Knowledge) -> Finding:
    near = known.vocabulary.near(step.text)
    advice = ["nothing is near; `timebridge-sim steps` lists every sentence there is"]
    if near:
        meant = known.vocabulary.repaired(step.text, near)
        advice = [f"did you mean   {step.keyword} {meant}   ({near.place})"]
    if step.text not in document.lines[step.line - 1]:
        advice.insert(0, f"filled in:   {step.keyword} {step.text}")
    return at(document, step.line, "nobody has defined this sentence", *advice)


CHECKS = (definitions, first_words, attachments)
