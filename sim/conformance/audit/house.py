"""House rules: what makes a suite pleasant to read. They stop no run; `timebridge-sim check` tells them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from sim.conformance.audit.finding import Finding, Knowledge, at, shown
from sim.conformance.audit.whole import of_definition
from sim.conformance.suite.written import FeatureDocument

FileRule = Callable[[FeatureDocument, Knowledge], Iterator[Finding]]
SuiteRule = Callable[[list[FeatureDocument], Knowledge, Path], Iterator[Finding]]

MOST_SCENARIOS = 12
# A feature tells what happens; these words tell what somebody hopes, or what is allowed.
MODAL = re.compile(r"\b(?:should|must|can|cannot|could|may|might|shall|will|would|won't|ought)\b")
PLAINLY = "say what happens, not what ought to"
QUOTED = re.compile(r"\"[^\"]*\"|'[^' ][^']*'")


def long_files(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A file that holds more than a person keeps in mind is two files."""
    count = len(document.blocks)
    if count > MOST_SCENARIOS:
        said = f"{count} scenarios in one file; {MOST_SCENARIOS} are the most"
        line = document.blocks[MOST_SCENARIOS]["location"]["line"]
        yield at(document, line, said, "from here on they may have a file of their own")


def modal_titles(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A title says what happens."""
    for block in document.blocks:
        yield from _modal(block["name"], at(document, block["location"]["line"], "", PLAINLY))


def strange_folders(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """A feature lies in the folder of its area, where whoever looks for it looks."""
    folders = sorted(area.folder for area in known.catalogue.areas)
    if document.path.parent.name not in folders and document.feature:
        said = "this file lies in no folder of an area"
        line = document.feature["location"]["line"]
        yield at(document, line, said, f"the folders are: {', '.join(folders)}")


def modal_sentences(_: list[FeatureDocument], known: Knowledge, __: Path) -> Iterator[Finding]:
    """A sentence says what somebody does or sees."""
    for definition in known.vocabulary.definitions:
        yield from _modal(definition.declared.sentence, of_definition(definition, "", PLAINLY))


def titles_elsewhere(documents: list[FeatureDocument], _: Knowledge, __: Path) -> Iterator[Finding]:
    """A title is enough to know which scenario is meant, in the whole suite."""
    seen: dict[str, tuple[FeatureDocument, int]] = {}
    for document in documents:
        for block in document.blocks:
            line = block["location"]["line"]
            first, there = seen.setdefault(block["name"], (document, line))
            if first is not document:
                wrong = f"this title is already used in {first.uri}:{there}"
                yield at(document, line, wrong, "give this one a title of its own")


def core_without_scenario(
    documents: list[FeatureDocument], known: Knowledge, folder: Path
) -> Iterator[Finding]:
    """Every behaviour of level core is shown by a scenario."""
    bound = {tag for document in documents for scenario in document.scenarios for tag in scenario.tag_names}
    path = folder / "requirements.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    numbers = {text.strip(): number for number, text in enumerate(lines, 1)}
    for requirement in known.catalogue.up_to("core"):
        if requirement.id not in bound:
            line = numbers.get(f'id = "{requirement.id}"', 0)
            said = f"write a first one:   timebridge-sim new --id {requirement.id}"
            wrong = f"no scenario shows {requirement.id}, which level core asks for"
            yield Finding(shown(path), line, wrong, requirement.title, (said,))


def _modal(text: str, finding: Finding) -> Iterator[Finding]:
    """The finding, with the word that makes it one."""
    word = MODAL.search(QUOTED.sub("", text))
    if word:
        wrong = f"`{word[0]}` leaves open whether it happens"
        yield Finding(finding.uri, finding.line, wrong, finding.quoted, finding.advice)


FILE_RULES: tuple[FileRule, ...] = (long_files, modal_titles, strange_folders)
SUITE_RULES: tuple[SuiteRule, ...] = (modal_sentences, titles_elsewhere, core_without_scenario)
