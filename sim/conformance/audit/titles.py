"""Titles: each names one scenario, since of two equal ones the runner would drop the first without a word."""

from collections.abc import Iterator

from sim.conformance.audit.finding import Finding, Knowledge, at
from sim.conformance.suite.written import FeatureDocument


def missing_titles(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A scenario says in its title what happens."""
    for block in document.blocks:
        if not block["name"]:
            yield at(
                document,
                block["location"]["line"],
                "this scenario has no title",
                "say in a few words what happens",
            )


def equal_titles(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """No two scenarios of a file have one title, in different Rules neither."""
    seen: dict[str, int] = {}
    for block in document.blocks:
        title, line = block["name"], block["location"]["line"]
        if title and title in seen:
            said = "only one of the two would run; give this one a title of its own"
            yield at(document, line, f"this title is already used on line {seen[title]}", said)
        seen.setdefault(title, line)


CHECKS = (missing_titles, equal_titles)
