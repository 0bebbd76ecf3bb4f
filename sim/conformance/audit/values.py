"""Values: a sentence that fits a definition but for one value is told which word is wrong, and what would be right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from cucumber_expressions.ast import Node
from cucumber_expressions.expression import CucumberExpression
from cucumber_expressions.parameter_type import ParameterType

from sim.conformance.audit.finding import Finding, at
from sim.conformance.suite.vocabulary import Definition, Refusal, Vocabulary, place_of
from sim.conformance.suite.written import FeatureDocument, WrittenScenario, WrittenStep

BUILT_IN = {
    "int": "is a whole number, such as   3",
    "float": "is a number, such as   2.5",
    "word": "is a single word",
    "string": 'is a text in quotes, such as   "Acme"',
}
ALTERNATIVES = re.compile(r"[\w &'-]+(?:\|[\w &'-]+)+")
MOST_WORDS = 4  # what is longer is no value that went wrong, but another sentence


@dataclass(frozen=True)
class WrongValue:
    """A word that is not of the type its place asks for."""

    definition: Definition
    place: int
    text: str

    @property
    def type(self) -> ParameterType:
        """What was asked for."""
        found: ParameterType = self.definition.expression.parameter_types[self.place]
        return found


class OneOpen(CucumberExpression):
    """An expression that takes anything for one of its parameters."""

    def __init__(self, expression: CucumberExpression, place: int) -> None:
        self._place = place
        super().__init__(expression.expression, expression.parameter_type_registry)  # type: ignore[no-untyped-call]

    def rewrite_parameter(self, node: Node) -> str:
        """The parameter as it is, or whatever stands there."""
        strict: str = super().rewrite_parameter(node)
        return "(?P<open>.+?)" if len(self.parameter_types) == self._place + 1 else strict


def wrong_value(
    document: FeatureDocument, scenario: WrittenScenario, step: WrittenStep, vocabulary: Vocabulary
) -> Finding | None:
    """The finding for a sentence that nobody has defined because of one value in it."""
    found = max(
        _wrong(step.text, vocabulary), key=lambda wrong: len(wrong.definition.declared.sentence), default=None
    )
    if found is None:
        return None
    line, context = _where(document, scenario, step)
    said = f"`{found.text}` is no {{{found.type.name}}}"
    definition = found.definition
    sentence = f"the sentence is   {definition.declared.sentence}   ({definition.place})"
    return at(document, line, said, *context, _right(found, vocabulary), sentence)


def refused_value(
    document: FeatureDocument,
    scenario: WrittenScenario,
    step: WrittenStep,
    refusal: Refusal,
    vocabulary: Vocabulary,
) -> Finding:
    """The finding for a value that looks right and that its type's own function refuses."""
    line, context = _where(document, scenario, step)
    said = f"`{refusal.text}` is no {{{refusal.name}}}: {refusal.said}"
    return at(document, line, said, *context, _defined(refusal.name, vocabulary))


def _wrong(sentence: str, vocabulary: Vocabulary) -> Iterator[WrongValue]:
    for definition in vocabulary.definitions:
        for place, opened in enumerate(_opened(definition.expression)):
            found = opened.fullmatch(sentence)
            if found and _is_one_value(found["open"], definition.expression.parameter_types[place]):
                yield WrongValue(definition, place, found["open"])


@cache
def _opened(expression: CucumberExpression) -> tuple[re.Pattern[str], ...]:
    """The expression with each of its parameters open in turn, when it has words of its own to go by."""
    words = re.sub(r"\{[^{}]*\}", "", expression.expression)
    if not re.search(r"[^\W\d_]{4,}", words):
        return ()
    count = len(expression.parameter_types)
    return tuple(OneOpen(expression, place).tree_regexp.regexp for place in range(count))


def _is_one_value(text: str, kind: ParameterType) -> bool:
    """Whether this is a value gone wrong, rather than a right one with more words around it."""
    words = text.split(" ")
    parts = [" ".join(words[:cut]) for cut in range(1, len(words))] + [
        " ".join(words[cut:]) for cut in range(1, len(words))
    ]
    return len(words) <= MOST_WORDS and not any(_fits(part, kind) for part in parts)


def _fits(text: str, kind: ParameterType) -> bool:
    return any(re.fullmatch(regexp, text) for regexp in kind.regexps)


def _where(
    document: FeatureDocument, scenario: WrittenScenario, step: WrittenStep
) -> tuple[int, tuple[str, ...]]:
    """The line that holds the value: that of the step, or of the row of Examples that fills it in."""
    if step.text in document.lines[step.line - 1]:
        return step.line, ()
    return scenario.line, (f"fills in line {step.line}:   {step.keyword} {step.text}",)


def _right(wrong: WrongValue, vocabulary: Vocabulary) -> str:
    """What the type takes, by a near choice, its own words, or a value that works."""
    name = wrong.type.name
    choices = [choice for one in wrong.type.regexps for choice in _choices(one)]
    near = get_close_matches(wrong.text, choices, n=1)
    if near:
        return f"did you mean   {near[0]}"
    if choices:
        return f"{{{name}}} is one of: {', '.join(choices)}"
    return _defined(name, vocabulary, _example(wrong))


def _defined(name: str, vocabulary: Vocabulary, example: str = "") -> str:
    """A type of the suite in its own words: the first line of its docstring, or its pattern."""
    declared = next((one for one in vocabulary.types if one.name == name), None)
    if declared is None:
        return f"{{{name}}} {BUILT_IN.get(name, 'is a type of Cucumber Expressions')}"
    words = (declared.transform.__doc__ or f"what fits {declared.regexp}").strip().split("\n")[0].rstrip(".")
    such = f", such as   {example}" if example and example not in words else ""
    return f"{{{name}}} is {words[0].lower()}{words[1:]}{such}   ({place_of(declared)})"


def _choices(regexp: str) -> list[str]:
    plain = regexp.removeprefix("(?:").removesuffix(")") if regexp.startswith("(?:") else regexp
    return plain.split("|") if ALTERNATIVES.fullmatch(plain) else []


def _example(wrong: WrongValue) -> str:
    """A value that works, from the example in the definition's own docstring."""
    arguments = wrong.definition.expression.match(wrong.definition.example)
    return str(arguments[wrong.place].group.value) if arguments else ""
