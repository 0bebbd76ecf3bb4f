"""Outlines: every placeholder has a column, every column a placeholder, and every Examples a header and rows."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from gherkin.parser_types import Background, Examples, Scenario, Step

from sim.conformance.audit.finding import Finding, Knowledge, at
from sim.conformance.audit.keywords import dialect_of
from sim.conformance.suite.written import FeatureDocument

PLACEHOLDER = re.compile(r"<([^<>\n]+)>")


def placeholders(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A placeholder without a column would stay in the sentence as it is written."""
    for block in document.blocks:
        if block["examples"]:
            for examples in block["examples"]:
                yield from _without_column(document, block, examples)
        else:
            for line, name in _used(block):
                said = "write the value here, or give the scenario Examples with this column"
                yield at(document, line, f"nothing fills in <{name}>: this scenario has no Examples", said)


def background_placeholders(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A background runs before every scenario, so no Examples can fill it in."""
    for background in document.backgrounds:
        for line, name in _used(background):
            said = "write the value here, or move the step into the outline"
            yield at(document, line, f"nothing fills in <{name}>: a background has no Examples", said)


def unused_columns(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A column that no sentence uses says less than it seems to."""
    for block in document.blocks:
        used = {name for _, name in _used(block)}
        for examples in block["examples"]:
            for name in dict.fromkeys(_columns(examples)):
                if name and name not in used:
                    said = f"use it as <{name}>, or remove the column"
                    yield at(document, _header_line(examples), f"no sentence uses the column {name!r}", said)


def broken_headers(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A column has a name, and a name of its own: of two equal ones the last would win without a word."""
    for examples in _all_examples(document):
        columns = _columns(examples)
        for name in dict.fromkeys(columns):
            if not name:
                yield at(document, _header_line(examples), "a column has no name", "name it, or remove it")
            elif columns.count(name) > 1:
                said = f"the column {name!r} is there more than once"
                yield at(document, _header_line(examples), said, "give each column a name of its own")


def empty_examples(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """Examples have a header and rows; without them nothing of the outline would run as it is meant."""
    for examples in _all_examples(document):
        line = examples["location"]["line"]
        if "tableHeader" not in examples:
            said = "write the names of the columns, and under them a row for each case"
            yield at(document, line, "these Examples have no table", said)
        elif not examples["tableBody"]:
            yield at(
                document, line, "these Examples have no rows, so nothing would run", "add a row for each case"
            )


def missing_examples(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """An outline is there for its Examples."""
    outline = dialect_of(document).scenario_outline_keywords
    scenario = dialect_of(document).scenario_keywords[-1]
    for block in document.blocks:
        if block["keyword"] in outline and not block["examples"]:
            said = f"add Examples, or call it   {scenario}: {block['name']}"
            yield at(document, block["location"]["line"], "this outline has no Examples", said)


def equal_rows(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A row that is there twice shows nothing new; it was probably meant to be another."""
    for block in document.blocks:
        seen: dict[tuple[tuple[str, str], ...], int] = {}
        for examples in block["examples"]:
            for row in examples["tableBody"]:
                values = [cell["value"] for cell in row["cells"]]
                case = tuple(sorted(zip(_columns(examples), values, strict=True)))
                line = row["location"]["line"]
                if case in seen:
                    said = f"this row is already there on line {seen[case]}"
                    yield at(document, line, said, "change it, or remove it")
                seen.setdefault(case, line)


def _without_column(document: FeatureDocument, block: Scenario, examples: Examples) -> Iterator[Finding]:
    columns = _columns(examples)
    if not columns:
        return
    for line, name in _used(block):
        if name not in columns:
            near = get_close_matches(name.strip(), columns, n=1)
            meant = f"did you mean   <{near[0]}>" if near else f"the columns are: {', '.join(columns)}"
            where = f"the Examples on line {examples['location']['line']}"
            yield at(document, line, f"{where} have no column {name!r}", meant)


def _used(block: Scenario | Background) -> Iterator[tuple[int, str]]:
    """Every placeholder in a block with its line: in its title, its steps, and what is written under them."""
    for line, text in _texts(block):
        if "<" not in text:
            continue
        for name in PLACEHOLDER.findall(text):
            # Markup in a payload is no placeholder: it is closed somewhere, or closes itself.
            if (
                not name.startswith(("/", "!", "?"))
                and not name.endswith("/")
                and f"</{name.split()[0]}>" not in text
            ):
                yield line, name


def _texts(block: Scenario | Background) -> Iterator[tuple[int, str]]:
    yield block["location"]["line"], block["name"]
    for step in block["steps"]:
        yield step["location"]["line"], step["text"]
        yield from _under(step)


def _under(step: Step) -> Iterator[tuple[int, str]]:
    for row in step["dataTable"]["rows"] if "dataTable" in step else ():
        for cell in row["cells"]:
            yield row["location"]["line"], cell["value"]
    if "docString" in step:
        content, start = step["docString"]["content"], step["docString"]["location"]["line"]
        if "</" in content or "/>" in content:
            yield start, content
        else:
            yield from enumerate(content.split("\n"), start + 1)


def _columns(examples: Examples) -> list[str]:
    return [cell["value"] for cell in examples["tableHeader"]["cells"]] if "tableHeader" in examples else []


def _header_line(examples: Examples) -> int:
    return examples["tableHeader"]["location"]["line"]


def _all_examples(document: FeatureDocument) -> Iterator[Examples]:
    for block in document.blocks:
        yield from block["examples"]


CHECKS = (
    placeholders,
    background_placeholders,
    unused_columns,
    broken_headers,
    empty_examples,
    missing_examples,
    equal_rows,
)
