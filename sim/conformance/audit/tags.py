"""Tags: every scenario says which behaviour it shows, once, in ids that the catalogue knows."""

from collections.abc import Iterator
from itertools import pairwise

from gherkin.parser_types import Scenario, Tag
from gherkin.pickles.compiler import is_scenario_container

from sim.conformance.audit.finding import Finding, Knowledge, at
from sim.conformance.suite.edges import letters_in
from sim.conformance.suite.requirements import EDGES_FILE, LEVELS, Catalogue
from sim.conformance.suite.written import FeatureDocument

WHERE = "requirements.toml"


def unknown_tags(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """A tag is an id of the catalogue, one of its other tags, or an edge."""
    for tag in _all_tags(document):
        if not known.catalogue.knows_tag(_name(tag)):
            yield at(document, tag["location"]["line"], *_unknown(known.catalogue, _name(tag)))


def missing_ids(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """A scenario without an id would prove nothing; where only some Examples lack one, they are named."""
    for block, inherited in _blocks(document):
        above = _ids(known.catalogue, [*inherited, *block["tags"]])
        without = [e for e in block["examples"] if not _ids(known.catalogue, e["tags"])]
        if (
            above
            or (block["examples"] and not without)
            or _meant_an_id(known.catalogue, [*inherited, *block["tags"]])
        ):
            continue
        partly = bool(block["examples"]) and len(without) < len(block["examples"])
        for line in [e["location"]["line"] for e in without] if partly else [block["location"]["line"]]:
            yield at(
                document,
                line,
                "no requirement id says what this shows",
                _advice(document, line, known.catalogue),
            )


def unknown_edges(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """An edge stands beside the one id whose edge it is, and is one of those that the behaviour has."""
    if not known.catalogue.edges.sentences:
        return
    for block, inherited in _blocks(document):
        above = [*inherited, *block["tags"]]
        for own, line in [(e["tags"], e["location"]["line"]) for e in block["examples"] if e["tags"]] or [
            ([], block["location"]["line"])
        ]:
            for said in _astray(known.catalogue, [_name(tag) for tag in [*above, *own]]):
                yield at(document, line, *said)


def doubled_tags(document: FeatureDocument, _: Knowledge) -> Iterator[Finding]:
    """A tag stands once: not twice on one scenario, and not again under a feature or rule that has it."""
    for parent, tags in _tagged(document):
        lines = {_name(tag): tag["location"]["line"] for tag in reversed(parent)}
        for earlier, tag in _repeats(tags):
            yield at(
                document, tag["location"]["line"], f"{tag['name']} stands here twice", _once(earlier, tag)
            )
        for tag in tags:
            if _name(tag) in lines:
                said = f"{tag['name']} holds here already, from line {lines[_name(tag)]}"
                yield at(document, tag["location"]["line"], said, "remove one of the two")


def _unknown(catalogue: Catalogue, tag: str) -> tuple[str, str]:
    if tag in LEVELS:
        return f"nobody tags @{tag}", f"the level of a scenario comes from {WHERE}; remove the tag"
    near = catalogue.near(tag)
    meant = f"did you mean   @{near}" if near else f"use an id of {WHERE}, or @edge-a to @edge-z"
    return f"there is no tag @{tag}", meant


def _astray(catalogue: Catalogue, tags: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the edges among these tags."""
    letters, ids = letters_in(tags), [*dict.fromkeys(tag for tag in tags if tag in catalogue.by_id)]
    if not letters or not ids:
        return
    if len(ids) > 1:
        yield "an edge beside two ids does not say whose it is", "leave one id, or write two scenarios"
        return
    there = catalogue.edges.of(ids[0])
    for letter in sorted(set(letters) - set(there)):
        advice = f"it has {', '.join(there)}" if there else "write it there first"
        yield f"{ids[0]} has no edge {letter} in {EDGES_FILE}", advice


def _advice(document: FeatureDocument, line: int, catalogue: Catalogue) -> str:
    above = document.lines[line - 2].strip() if line > 1 else ""
    if above.startswith("#") and "@" in above:
        return f"the tags on line {line - 1} are in a comment; take away the #"
    return f"tag it with one of {WHERE}, such as @{catalogue.requirements[0].id}"


def _meant_an_id(catalogue: Catalogue, tags: list[Tag]) -> bool:
    """Whether an unknown tag was probably an id; then one finding is enough."""
    unknown = [_name(tag) for tag in tags if not catalogue.knows_tag(_name(tag))]
    return any(catalogue.near(name) in catalogue.by_id for name in unknown)


def _ids(catalogue: Catalogue, tags: list[Tag]) -> list[str]:
    return [_name(tag) for tag in tags if _name(tag) in catalogue.by_id]


def _repeats(tags: list[Tag]) -> Iterator[tuple[Tag, Tag]]:
    ordered = sorted(tags, key=lambda tag: (_name(tag), tag["location"]["line"]))
    return ((one, other) for one, other in pairwise(ordered) if _name(one) == _name(other))


def _once(earlier: Tag, tag: Tag) -> str:
    line = earlier["location"]["line"]
    return (
        "once is enough"
        if line == tag["location"]["line"]
        else f"it is on line {line} already; once is enough"
    )


def _tagged(document: FeatureDocument) -> Iterator[tuple[list[Tag], list[Tag]]]:
    """Each place that carries tags: what it inherits, and its own."""
    above: list[Tag] = []
    for parent in document.parents:
        yield above, parent["tags"]
        above = document.parents[0]["tags"]
    for block, inherited in _blocks(document):
        yield inherited, block["tags"]
        for examples in block["examples"]:
            yield [*inherited, *block["tags"]], examples["tags"]


def _blocks(document: FeatureDocument) -> Iterator[tuple[Scenario, list[Tag]]]:
    """Each scenario with the tags it inherits from its feature and rule."""
    for parent in document.parents:
        inherited = (
            parent["tags"] if parent is document.feature else [*document.parents[0]["tags"], *parent["tags"]]
        )
        for child in parent["children"]:
            if is_scenario_container(child):
                yield child["scenario"], inherited


def _all_tags(document: FeatureDocument) -> Iterator[Tag]:
    for _, tags in _tagged(document):
        yield from tags


def _name(tag: Tag) -> str:
    return tag["name"].removeprefix("@")


CHECKS = (unknown_tags, missing_ids, unknown_edges, doubled_tags)
