"""Every sentence the step modules define, compiled once and found by text.

It knows nothing of pytest: the audit asks it before a run, the dispatch during one, and both get the same answer.
"""

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from cucumber_expressions.argument import Argument
from cucumber_expressions.errors import CucumberExpressionError
from cucumber_expressions.expression import CucumberExpression
from cucumber_expressions.parameter_type import ParameterType
from cucumber_expressions.parameter_type_registry import ParameterTypeRegistry

from sim.conformance.errors import VocabularyError
from sim.conformance.steps import Declared, DeclaredStep, DeclaredType
from sim.conformance.suite.words import PARAMETER, VALUE, WordIndex, spellings

RESERVED = ("datatable", "docstring")


@dataclass(frozen=True)
class Definition:
    """A sentence with its function, ready to match."""

    declared: DeclaredStep
    expression: CucumberExpression
    captured: tuple[str, ...]
    fixtures: tuple[str, ...]
    attachments: tuple[str, ...]
    needed: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where the function is, as `path:line`."""
        return place_of(self.declared)

    @property
    def example(self) -> str:
        """A sentence that shows it: the first line of its docstring."""
        return (self.declared.function.__doc__ or "").strip().split("\n")[0]


@dataclass(frozen=True)
class Refusal:
    """A value that looks right to a parameter type, and that its function does not take all the same."""

    name: str
    text: str
    said: str


@dataclass(frozen=True)
class Match:
    """A sentence of a feature together with the definition it found and the values it captured."""

    definition: Definition
    values: dict[str, Any]
    refusal: Refusal | None = None


class Vocabulary:
    """All definitions of a suite, with a memory of every sentence looked up."""

    def __init__(self, modules: Iterable[Declared]) -> None:
        modules = list(modules)
        self.types = tuple(found for module in modules for found in module.types)
        registry = ParameterTypeRegistry()  # type: ignore[no-untyped-call]  # the library has no types
        for declared_type in self.types:
            _register(registry, declared_type)
        self.definitions = tuple(_compile(found, registry) for module in modules for found in module.steps)
        self.targets = sorted({d.declared.target_fixture or "" for d in self.definitions})
        self._known: dict[str, tuple[Match, ...]] = {}
        self._index = WordIndex([(d.declared.sentence, d) for d in self.definitions])

    def matches(self, sentence: str) -> tuple[Match, ...]:
        """Every definition that fits a sentence: one in a healthy suite, none or several in a finding."""
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = tuple(self._search(sentence))
        return known

    def only(self, sentence: str) -> Match | None:
        """The one definition that fits a sentence, or nothing when there is none or a choice."""
        found = self.matches(sentence)
        return found[0] if len(found) == 1 else None

    def near(self, sentence: str) -> Definition | None:
        """The definition whose words are nearest to a sentence nobody defined, values left open on both sides."""
        found = get_close_matches(self._open(sentence), self._opened, n=1, cutoff=0.6)
        return self._opened[found[0]] if found else self._same_words(sentence)

    def repaired(self, sentence: str, near: Definition) -> str:
        """The near sentence with the values that were written, where they fit; else as it is defined."""
        values = self._values.findall(sentence)
        for plain in spellings(near.declared.sentence):
            pieces = PARAMETER.split(plain)
            if len(pieces) == len(values) + 1:
                filled = "".join(chain.from_iterable(zip(pieces, [*values, ""], strict=True)))
                if self.only(filled):
                    return filled
        return near.declared.sentence

    def _same_words(self, sentence: str) -> Definition | None:
        """The definition that has the most words in common with a sentence, nearly all of its own among them."""
        said = {*self._open(sentence).split()}
        common = {
            len(words & said): definition
            for opened, definition in reversed(self._opened.items())
            if len((words := {*opened.split()} - {"…"}) & said) >= max(2, 0.75 * len(words))
        }
        return common[max(common)] if common else None

    def _open(self, sentence: str) -> str:
        """A sentence or an expression without its values and parameters."""
        return self._values.sub("…", PARAMETER.sub("…", sentence))

    @cached_property
    def _values(self) -> re.Pattern[str]:
        """What stands for a value in a sentence: something in quotes, a number, or what a type of this suite takes."""
        own = sorted((found.regexp for found in self.types), key=len, reverse=True)
        return re.compile("|".join([VALUE.pattern, *(rf"(?<!\w)(?:{_closed(one)})(?!\w)" for one in own)]))

    @cached_property
    def _opened(self) -> dict[str, Definition]:
        found: dict[str, Definition] = {}
        for definition in self.definitions:
            for plain in spellings(definition.declared.sentence):
                found.setdefault(self._open(plain), definition)
        return found

    def _search(self, sentence: str) -> Iterator[Match]:
        for definition in self._index.candidates(sentence):
            arguments = definition.expression.match(sentence)
            if arguments is not None:
                yield _taken(definition, arguments)


def _taken(definition: Definition, arguments: list[Argument]) -> Match:
    values = {}
    for name, argument in zip(definition.captured, arguments, strict=True):
        try:
            values[name] = argument.value
        except Exception as problem:  # noqa: BLE001  somebody else's function; the audit tells what it said
            kind = str(argument.parameter_type.name)
            return Match(definition, {}, Refusal(kind, str(argument.group.value), said_by(problem)))
    return Match(definition, values)


def _closed(regexp: str) -> str:
    """A pattern whose groups capture nothing, so that it can be one of many."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", regexp)


def said_by(problem: BaseException) -> str:
    """An exception as one line."""
    return " ".join(f"{type(problem).__name__}: {problem}".split())


def _register(registry: ParameterTypeRegistry, declared: DeclaredType) -> None:
    made = ParameterType(declared.name, declared.regexp, object, declared.transform)
    try:
        registry.define_parameter_type(made)
    except CucumberExpressionError as problem:
        raise VocabularyError(f"{place_of(declared)}: parameter type {declared.name!r}: {problem}") from None


def _compile(declared: DeclaredStep, registry: ParameterTypeRegistry) -> Definition:
    try:
        expression = CucumberExpression(declared.sentence, registry)  # type: ignore[no-untyped-call]
    except CucumberExpressionError as problem:
        # The library draws the expression with a mark under it; what it says comes after the mark.
        said = " ".join(str(problem).rpartition("^")[2].split())
        raise VocabularyError(
            f"{place_of(declared)}: {declared.sentence!r} is no Cucumber Expression: {said}"
        ) from None
    parameters = list(inspect.signature(declared.function).parameters.values())
    count = len(expression.parameter_types)
    captured, rest = parameters[:count], parameters[count:]
    if len(captured) < count or any(p.name in RESERVED for p in captured):
        free = len([p for p in captured if p.name not in RESERVED])
        raise VocabularyError(
            f"{place_of(declared)}: {declared.sentence!r} captures {count} value(s), but {declared.function.__name__} "
            f"has {free} leading parameter(s) for them; give it one for each, before its fixtures"
        )
    return Definition(
        declared,
        expression,
        captured=tuple(p.name for p in captured),
        fixtures=tuple(p.name for p in rest if p.default is p.empty and p.name not in RESERVED),
        attachments=tuple(p.name for p in rest if p.name in RESERVED),
        needed=tuple(p.name for p in rest if p.name in RESERVED and p.default is p.empty),
    )


def place_of(declared: DeclaredStep | DeclaredType) -> str:
    """Where a declaration is, as `path:line`, short where it lies in this folder."""
    path = Path(declared.path)
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return f"{shown}:{declared.line}"
