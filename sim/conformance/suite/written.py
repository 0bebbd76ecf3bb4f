"""What a feature file says, read by the official Gherkin parser: its scenarios, row by row, with every line number.

The count of these is what "written" means in a verdict. Nothing here knows steps, requirements or pytest.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.parser_types import Background, Feature, Rule, Scenario, Step, TableRow, Tag
from gherkin.pickles.compiler import (
    Compiler,
    GherkinDocumentWithURI,
    Pickle,
    PickleStep,
    is_background_container,
    is_rule_container,
    is_scenario_container,
)

from sim.conformance.errors import ConformanceError

# Some editors put a byte order mark before the first word; it is no part of it.
ENCODING = "utf-8-sig"

Problem = ParserException | UnicodeDecodeError


class UnreadableFeature(ConformanceError):
    """A feature file does not parse; the others are read all the same, and the audit says what is wrong with it."""

    def __init__(self, uri: str, lines: tuple[str, ...], problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{uri}: this file cannot be read as Gherkin; `timebridge-sim check {uri}` says why")
        self.uri = uri
        self.lines = lines
        self.problems = problems


class WrittenStep(msgspec.Struct, frozen=True):
    """One line of a scenario, as it runs."""

    keyword: str
    text: str
    line: int
    attachment: str = ""
    table: tuple[tuple[str, ...], ...] = ()  # what is under it, placeholders filled in
    docstring: str = ""


class WrittenScenario(msgspec.Struct, frozen=True):
    """One scenario, or one row of its Examples, as it runs."""

    uri: str
    feature: str
    title: str
    name: str
    line: int
    row: tuple[str, ...]
    tags: tuple[tuple[str, int], ...]
    steps: tuple[WrittenStep, ...]

    @property
    def tag_names(self) -> tuple[str, ...]:
        """Its tags without the at sign, those of its feature and rule first."""
        return tuple(name for name, _ in self.tags)


class FeatureDocument(msgspec.Struct, frozen=True, dict=True):
    """A parsed feature file."""

    path: Path
    uri: str
    document: GherkinDocumentWithURI
    lines: tuple[str, ...] = ()

    @property
    def feature(self) -> Feature | None:
        """The feature in the file, unless the file is empty."""
        return self.document.get("feature")

    @cached_property
    def parents(self) -> tuple[Feature | Rule, ...]:
        """The feature and its rules: whatever holds scenarios."""
        return tuple(_parents(self.feature)) if self.feature else ()

    @cached_property
    def backgrounds(self) -> tuple[Background, ...]:
        """The backgrounds of the feature and of its rules."""
        return tuple(_backgrounds(self.feature)) if self.feature else ()

    @cached_property
    def blocks(self) -> tuple[Scenario, ...]:
        """The scenarios as blocks of text: an outline once, however many rows it has."""
        return tuple(_blocks(self.feature)) if self.feature else ()

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of those blocks, placeholders and all, by the parser's own ids."""
        return {block["id"]: block["name"] for block in self.blocks}

    @cached_property
    def scenarios(self) -> tuple[WrittenScenario, ...]:
        """The scenarios as they run: an outline once a row."""
        return tuple(_written(self, pickle) for pickle in Compiler().compile(self.document))

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps by the parser's own ids, those of backgrounds too."""
        return {step["id"]: step for owner in (*self.backgrounds, *self.blocks) for step in owner["steps"]}

    @cached_property
    def steps_by_line(self) -> dict[int, Step]:
        """The same steps by their lines."""
        return {step["location"]["line"]: step for step in self.steps.values()}

    @cached_property
    def running_steps(self) -> tuple[tuple[WrittenScenario, WrittenStep], ...]:
        """Every step as it runs, with its scenario: those of a background again and again."""
        return tuple((scenario, step) for scenario in self.scenarios for step in scenario.steps)

    @cached_property
    def rows(self) -> dict[str, TableRow]:
        """The rows of all Examples by the parser's own ids."""
        return {row["id"]: row for block in self.blocks for e in block["examples"] for row in e["tableBody"]}

    @cached_property
    def tag_lines(self) -> dict[str, int]:
        """The line of each tag by the parser's own ids."""
        return {tag["id"]: tag["location"]["line"] for tag in _tags(self.feature)} if self.feature else {}


def read_feature(path: Path, root: Path) -> FeatureDocument:
    """A feature file, parsed; an error carries every place that could not be read."""
    uri = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        text = path.read_text(encoding=ENCODING)
    except UnicodeDecodeError as problem:
        legible = problem.object.decode("latin-1")
        raise UnreadableFeature(uri, tuple(legible.splitlines()), (problem,)) from None
    lines = tuple(text.split("\n"))
    try:
        parsed = Parser().parse(text)
    except CompositeParserException as problem:
        raise UnreadableFeature(uri, lines, tuple(problem.errors)) from None
    except ParserException as problem:
        raise UnreadableFeature(uri, lines, (problem,)) from None
    return FeatureDocument(path, uri, GherkinDocumentWithURI(**parsed, uri=uri), lines)


def _parents(feature: Feature) -> Iterator[Feature | Rule]:
    yield feature
    for child in feature["children"]:
        if is_rule_container(child):
            yield child["rule"]


def _blocks(feature: Feature) -> Iterator[Scenario]:
    for parent in _parents(feature):
        for child in parent["children"]:
            if is_scenario_container(child):
                yield child["scenario"]


def _backgrounds(feature: Feature) -> Iterator[Background]:
    for parent in _parents(feature):
        for child in parent["children"]:
            if is_background_container(child):
                yield child["background"]


def _tags(feature: Feature) -> Iterator[Tag]:
    for parent in _parents(feature):
        yield from parent["tags"]
    for block in _blocks(feature):
        yield from block["tags"]
        for examples in block["examples"]:
            yield from examples["tags"]


def _written(source: FeatureDocument, pickle: Pickle) -> WrittenScenario:
    block_id, *row_ids = pickle["astNodeIds"]
    return WrittenScenario(
        uri=source.uri,
        feature=source.document["feature"]["name"],
        title=source.titles[block_id],
        name=pickle["name"],
        line=pickle["location"]["line"],
        row=tuple(cell["value"] for row in row_ids for cell in source.rows[row]["cells"]),
        tags=tuple((tag["name"].lstrip("@"), source.tag_lines[tag["astNodeId"]]) for tag in pickle["tags"]),
        steps=tuple(_step(source.steps[step["astNodeIds"][0]], step) for step in pickle["steps"]),
    )


def _step(step: Step, running: PickleStep) -> WrittenStep:
    attachment = "datatable" if "dataTable" in step else "docstring" if "docString" in step else ""
    under: Any = running.get("argument") or {}
    rows = under["dataTable"]["rows"] if "dataTable" in under else []
    return WrittenStep(
        step["keyword"].strip(),
        running["text"],
        step["location"]["line"],
        attachment,
        table=tuple(tuple(cell["value"] for cell in row["cells"]) for row in rows),
        docstring=under["docString"]["content"] if "docString" in under else "",
    )
