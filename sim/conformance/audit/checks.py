"""What is wrong with a feature file before anything runs, each finding as `path:line` and one sentence.

A check is a function from a parsed file and the suite's knowledge to findings; adding one is adding it to `CHECKS`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sim.conformance.suite.requirements import LEVELS, Catalogue
from sim.conformance.suite.vocabulary import Vocabulary
from sim.conformance.suite.written import FeatureDocument, WrittenStep

PLACEHOLDER = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True)
class Knowledge:
    """What a feature file is held against."""

    catalogue: Catalogue
    vocabulary: Vocabulary


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend, and where."""

    uri: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.uri}:{self.line}: {self.sentence}"


Check = Callable[[FeatureDocument, Knowledge], Iterator[Finding]]


def audit(document: FeatureDocument, knowledge: Knowledge) -> list[Finding]:
    """Every finding in a file, in the order of its lines, each once."""
    return sorted({finding for check in CHECKS for finding in check(document, knowledge)})


def titles(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A title names one scenario: of two equal ones the runner would drop the first without a word."""
    seen: dict[str, int] = {}
    for block in document.blocks:
        title, line = block["name"], block["location"]["line"]
        if not title:
            yield Finding(document.uri, line, "this scenario has no title; say in a few words what happens")
        elif title in seen:
            said = f"the title {title!r} is already used on line {seen[title]}; only one of the two would run"
            yield Finding(document.uri, line, f"{said}, so give this one another")
        seen.setdefault(title, line)


def emptiness(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A scenario says something: without steps or without rows it would pass, or vanish, unnoticed."""
    for block in document.blocks:
        if not block["steps"]:
            said = f"the scenario {block['name']!r} has no steps, so it would pass unseen; write them or remove it"
            yield Finding(document.uri, block["location"]["line"], said)
        for examples in block["examples"]:
            if not examples["tableBody"]:
                said = (
                    f"these Examples of {block['name']!r} have no rows, so nothing of them would run; add one"
                )
                yield Finding(document.uri, examples["location"]["line"], said)
    if not document.blocks:
        yield Finding(document.uri, 1, "there is no scenario in this file; write one or remove the file")


def placeholders(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A placeholder has a column: without one it would stay in the sentence as it is written."""
    for block in document.blocks:
        headers = [e["tableHeader"] for e in block["examples"] if "tableHeader" in e]
        columns = {cell["value"] for header in headers for cell in header["cells"]}
        for step in block["steps"] if headers else []:
            for name in PLACEHOLDER.findall(step["text"]):
                if name not in columns:
                    said = f"no column {name!r} in Examples; columns are: {', '.join(sorted(columns))}"
                    yield Finding(document.uri, step["location"]["line"], said)


def tags(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """A scenario says which behaviour it shows, in tags that the catalogue knows."""
    catalogue = known.catalogue
    for scenario in document.scenarios:
        for tag, line in scenario.tags:
            if not catalogue.knows_tag(tag):
                yield Finding(document.uri, line, _unknown_tag(catalogue, tag))
        if not any(tag in catalogue.by_id for tag in scenario.tag_names):
            said = f"the scenario {scenario.title!r} carries no requirement id; tag it with one of requirements.toml"
            yield Finding(document.uri, scenario.line, f"{said}, such as @{catalogue.requirements[0].id}")


def _unknown_tag(catalogue: Catalogue, tag: str) -> str:
    if tag in LEVELS:
        return f"nobody tags @{tag}; the level comes from requirements.toml, so remove the tag"
    near = catalogue.near(tag)
    meant = f"did you mean @{near}?" if near else "use an id of requirements.toml or @edge-a to @edge-z"
    return f"unknown tag @{tag}; {meant}"


def sentences(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """Every sentence has exactly one definition."""
    for scenario in document.scenarios:
        for step in scenario.steps:
            said = _sentence_problem(step, known.vocabulary)
            if said:
                yield Finding(document.uri, step.line, said)


def _sentence_problem(step: WrittenStep, vocabulary: Vocabulary) -> str | None:
    found = vocabulary.matches(step.text)
    if len(found) > 1:
        places = " and ".join(match.definition.place for match in found)
        return f"more than one definition fits {step.text!r}: {places}; reword one of them"
    if not found:
        near = vocabulary.near(step.text)
        meant = (
            f"did you mean {near.declared.sentence!r} ({near.place})?"
            if near
            else "define it in features/steps/"
        )
        return f"nobody has defined the sentence {step.text!r}; {meant}"
    definition = found[0].definition
    name = {"datatable": "table", "docstring": "text in quotes"}
    if step.attachment and step.attachment not in definition.attachments:
        return (
            f"{step.text!r} takes no {name[step.attachment]}, so what is under it would be ignored; remove it"
        )
    missing = [need for need in definition.needed if need != step.attachment]
    return f"{step.text!r} needs a {name[missing[0]]} under it; write it there" if missing else None


CHECKS: tuple[Check, ...] = (titles, emptiness, placeholders, tags, sentences)
