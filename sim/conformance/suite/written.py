"""What a feature file says, read by the official Gherkin parser: its scenarios, row by row, with every line number.

The count of these is what "written" means in a verdict. Nothing here knows steps, requirements or pytest.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec
from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.parser_types import Background, Feature, Rule, Scenario, Step, TableRow, Tag
from gherkin.pickles.compiler import (
    Compiler,
    GherkinDocumentWithURI,
    Pickle,
    is_background_container,
    is_rule_container,
    is_scenario_container,
)

from sim.conformance.errors import ConformanceError


class UnreadableFeature(ConformanceError):
    """A feature file does not parse; the others are read all the same."""


class WrittenStep(msgspec.Struct, frozen=True):
    """One line of a scenario, as it runs."""

    keyword: str
    text: str
    line: int
    attachment: str = ""


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

    @property
    def feature(self) -> Feature | None:
        """The feature in the file, unless the file is empty."""
        return self.document.get("feature")

    @cached_property
    def blocks(self) -> tuple[Scenario, ...]:
        """The scenarios as blocks of text: an outline once, however many rows it has."""
        return tuple(_blocks(self.feature)) if self.feature else ()

    @cached_property
    def scenarios(self) -> tuple[WrittenScenario, ...]:
        """The scenarios as they run: an outline once a row."""
        return tuple(_written(self, pickle) for pickle in Compiler().compile(self.document))

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps by the parser's own ids, those of backgrounds too."""
        owners = (*_backgrounds(self.feature), *self.blocks) if self.feature else ()
        return {step["id"]: step for owner in owners for step in owner["steps"]}

    @cached_property
    def rows(self) -> dict[str, TableRow]:
        """The rows of all Examples by the parser's own ids."""
        return {row["id"]: row for block in self.blocks for e in block["examples"] for row in e["tableBody"]}

    @cached_property
    def tag_lines(self) -> dict[str, int]:
        """The line of each tag by the parser's own ids."""
        return {tag["id"]: tag["location"]["line"] for tag in _tags(self.feature)} if self.feature else {}


def read_feature(path: Path, root: Path) -> FeatureDocument:
    """A feature file, parsed; an error gives each unreadable line as `path:line`."""
    uri = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        parsed = Parser().parse(path.read_text(encoding="utf-8"))
    except CompositeParserException as problem:
        raise UnreadableFeature("\n".join(_said(uri, error) for error in problem.errors)) from None
    except ParserException as problem:
        raise UnreadableFeature(_said(uri, problem)) from None
    except UnicodeDecodeError as problem:
        raise UnreadableFeature(f"{uri}:1: not UTF-8 ({problem.reason}); save the file as UTF-8") from None
    return FeatureDocument(path, uri, GherkinDocumentWithURI(**parsed, uri=uri))


def _said(uri: str, problem: ParserException) -> str:
    text = str(problem).partition("): ")[2] or str(problem)
    return f"{uri}:{problem.location['line']}: this is not Gherkin: {text}"


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
        title=next(block["name"] for block in source.blocks if block["id"] == block_id),
        name=pickle["name"],
        line=pickle["location"]["line"],
        row=tuple(cell["value"] for row in row_ids for cell in source.rows[row]["cells"]),
        tags=tuple((tag["name"].lstrip("@"), source.tag_lines[tag["astNodeId"]]) for tag in pickle["tags"]),
        steps=tuple(_step(source.steps[step["astNodeIds"][0]], step["text"]) for step in pickle["steps"]),
    )


def _step(step: Step, text: str) -> WrittenStep:
    attachment = "datatable" if "dataTable" in step else "docstring" if "docString" in step else ""
    return WrittenStep(step["keyword"].strip(), text, step["location"]["line"], attachment)
