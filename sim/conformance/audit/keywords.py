"""Keywords that are none: a misspelt one makes its line free text, and what it says never runs.

Gherkin allows a description under Feature, Rule, Background, Scenario and Examples, and takes any line for one that
begins with no keyword it expects there. So every line of a description is looked at: does it begin like a keyword?
"""

from collections.abc import Iterator
from difflib import get_close_matches

from gherkin.dialect import Dialect
from gherkin.parser_types import Background, Examples, Feature, Rule, Scenario

from sim.conformance.audit.finding import Finding, Knowledge, at
from sim.conformance.suite.vocabulary import Vocabulary
from sim.conformance.suite.written import FeatureDocument

Described = Feature | Rule | Background | Scenario | Examples

# Words that begin a good sentence and are a letter or two from Given, When, Then, And or But.
ORDINARY = frozenset(
    [
        "an",
        "andy",
        "button",
        "even",
        "give",
        "gives",
        "hand",
        "hen",
        "ten",
        "than",
        "the",
        "them",
        "they",
        "thin",
    ]
)
PROSE_ENDS = (".", ",", ";", ":", "!", "?", "-", "–", "—", ")")


def swallowed_lines(document: FeatureDocument, known: Knowledge) -> Iterator[Finding]:
    """A line that looks like a step or a heading and is only description."""
    for described in _described(document):
        for line, meant in _swallowed(document, described, known):
            yield at(document, line, "this line is only description and never runs", meant)


def has_swallowed(document: FeatureDocument, described: Described, known: Knowledge) -> bool:
    """Whether some line of this description was probably meant to run."""
    return any(_swallowed(document, described, known))


def _swallowed(
    document: FeatureDocument, described: Described, known: Knowledge
) -> Iterator[tuple[int, str]]:
    """The lines that were meant to run, and what each was meant to be; what follows a heading belongs to it."""
    dialect = dialect_of(document)
    strict = "steps" in described  # a scenario or background: what stands there is meant to run
    for line, text in _description(document, described):
        heading = out_of_place(text, dialect) or near_heading(text, dialect)
        if heading and (":" in text or strict or not text.endswith(PROSE_ENDS)):
            yield line, heading
            return
        meant = _meant(text, dialect, known.vocabulary, strict)
        if meant:
            yield line, meant


def dialect_of(document: FeatureDocument) -> Dialect:
    """The keywords of the language a file is written in."""
    language = document.feature["language"] if document.feature else "en"
    return Dialect.for_name(language) or Dialect.for_name("en")  # type: ignore[return-value]  # there is English


def _described(document: FeatureDocument) -> Iterator[Described]:
    yield from document.parents
    yield from document.backgrounds
    for block in document.blocks:
        yield block
        yield from block["examples"]


def _description(document: FeatureDocument, described: Described) -> Iterator[tuple[int, str]]:
    """The lines of a description with their numbers, which the parser does not keep."""
    line = described["location"]["line"]
    for text in filter(None, map(str.strip, described["description"].split("\n"))):
        line += 1
        while document.lines[line - 1].strip() != text:
            line += 1
        yield line, text


def _meant(text: str, dialect: Dialect, vocabulary: Vocabulary, strict: bool) -> str | None:
    """What a line of description was probably meant to be, as advice; nothing for honest prose."""
    if text.startswith(("|", '"""', "```")):
        return "a table or a text in quotes belongs under a step" if strict else None
    if not strict and text.endswith(PROSE_ENDS):
        return None
    steps = plain_steps(dialect)
    if text.startswith(tuple(f"{step} " for step in steps)):
        return "put it under a Scenario or a Background, or reword it"
    near = near_step(text, dialect)
    if near:
        return near
    if strict and vocabulary.matches(text):
        return f"did you mean   {_plain(dialect.given_keywords)} {text}"
    first, _, rest = text.partition(" ")
    if rest and not first.endswith(":") and vocabulary.matches(rest):
        return f"{first!r} is no keyword; a step begins with {', '.join(steps[:-1])} or {steps[-1]}"
    return None


def out_of_place(text: str, dialect: Dialect) -> str | None:
    """What to do with a heading that is spelt well and stands where it may not."""
    kinds = (
        (dialect.feature_keywords, "a file holds one feature; move this one into a file of its own"),
        (
            dialect.background_keywords,
            "a background comes before the first scenario; move it up, or into a Rule",
        ),
        (
            dialect.examples_keywords,
            "these Examples belong to no scenario; put them under the steps of an outline",
        ),
    )
    found = (
        advice for keywords, advice in kinds if text.startswith(tuple(f"{keyword}:" for keyword in keywords))
    )
    return next(found, None)


def near_heading(text: str, dialect: Dialect) -> str | None:
    """The heading that a line was probably meant to be: nearly spelt, or without its colon."""
    before, colon, title = text.partition(":")
    known = {heading.casefold(): heading for heading in headings(dialect)}
    if colon:
        near = get_close_matches(before.strip().casefold(), known, n=1, cutoff=0.8)
        return f"did you mean   {known[near[0]]}: {title}".replace(":  ", ": ").rstrip() if near else None
    for heading in sorted(headings(dialect), key=len, reverse=True):
        if text == heading or text.startswith(f"{heading} "):
            return f"did you mean   {heading}:{text.removeprefix(heading)}"
    return None


def near_step(text: str, dialect: Dialect) -> str | None:
    """The step that a line was probably meant to be, when its first word is nearly a keyword."""
    words = text.split(" ")
    known = {step.casefold(): step for step in plain_steps(dialect)}
    for count in sorted({len(step.split()) for step in known}, reverse=True):
        first, rest = " ".join(words[:count]).strip(":,.").casefold(), " ".join(words[count:])
        near = _near_word(first, {step: known[step] for step in known if len(step.split()) == count})
        if near and rest and first not in ORDINARY:
            return f"did you mean   {near} {rest}"
    return None


def _near_word(word: str, known: dict[str, str]) -> str | None:
    """Nearly equal, or for the short ones the same letters in another order."""
    near = get_close_matches(word, known, n=1, cutoff=0.74)
    swapped = [one for one in known if sorted(one) == sorted(word)]
    return next((known[found] for found in [*near, *swapped]), None)


def headings(dialect: Dialect) -> list[str]:
    """The keywords that a colon follows."""
    return [
        *dialect.feature_keywords,
        *dialect.rule_keywords,
        *dialect.background_keywords,
        *dialect.scenario_keywords,
        *dialect.scenario_outline_keywords,
        *dialect.examples_keywords,
    ]


def plain_steps(dialect: Dialect) -> list[str]:
    """The keywords of steps, each once, without the asterisk."""
    found = (
        *dialect.given_keywords,
        *dialect.when_keywords,
        *dialect.then_keywords,
        *dialect.and_keywords,
        *dialect.but_keywords,
    )
    return [*dict.fromkeys(keyword.strip() for keyword in found if keyword.strip() != "*")]


def _plain(keywords: list[str]) -> str:
    return next(keyword.strip() for keyword in keywords if keyword.strip() != "*")


CHECKS = (swallowed_lines,)
