"""Emptiness: what has nothing in it would pass, or vanish, unnoticed."""

from collections.abc import Iterator

from gherkin.parser_types import Scenario

from sim.conformance.audit.finding import Finding, Knowledge, at
from sim.conformance.audit.keywords import dialect_of, has_swallowed, plain_steps
from sim.conformance.suite.written import FeatureDocument


def empty_files(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A file holds a feature with at least one scenario."""
    if document.feature is None:
        said = "begin with   Feature: what it is about   or remove the file"
        yield Finding(document.uri, 1, "this file is empty", "", (said,))
    elif not document.blocks:
        line = document.feature["location"]["line"]
        yield at(document, line, "there is no scenario in this file", "write one, or remove the file")


def empty_scenarios(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """A scenario has steps; one whose only step is misspelt is told so on the line of that step."""
    for block in document.blocks:
        if not block["steps"] and not has_swallowed(document, block, known):
            line = block["location"]["line"]
            yield at(
                document,
                line,
                "this scenario has no steps, so it would pass unseen",
                _advice(document, block),
            )


def empty_backgrounds(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """A background has steps."""
    for background in document.backgrounds:
        if not background["steps"] and not has_swallowed(document, background, known):
            line = background["location"]["line"]
            yield at(document, line, "this background has no steps", "write them, or remove it")


def empty_rules(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A rule has scenarios that show it."""
    for parent in document.parents[1:]:
        if not any("scenario" in child for child in parent["children"]):
            line = parent["location"]["line"]
            yield at(
                document, line, "this rule has no scenario, so nothing shows it", "write one, or remove it"
            )


def _advice(document: FeatureDocument, block: Scenario) -> str:
    steps = tuple(f"{keyword} " for keyword in plain_steps(dialect_of(document)))
    for text in document.lines[block["location"]["line"] :]:
        comment = text.strip()
        if not comment.startswith("#"):
            return "write them, or remove the scenario"
        if comment.lstrip("# ").startswith(steps):
            return "its steps are commented out; put them back, or remove the scenario"
    return "write them, or remove the scenario"


CHECKS = (empty_files, empty_scenarios, empty_backgrounds, empty_rules)
