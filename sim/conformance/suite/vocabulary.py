"""Every sentence the step modules define, compiled once and found by text.

It knows nothing of pytest: the audit asks it before a run, the dispatch during one, and both get the same answer.
"""

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cucumber_expressions.errors import CucumberExpressionError
from cucumber_expressions.expression import CucumberExpression
from cucumber_expressions.parameter_type import ParameterType
from cucumber_expressions.parameter_type_registry import ParameterTypeRegistry

from sim.conformance.errors import VocabularyError
from sim.conformance.steps import Declared, DeclaredStep, DeclaredType

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
        return _place(self.declared)


@dataclass(frozen=True)
class Match:
    """A sentence of a feature together with the definition it found and the values it captured."""

    definition: Definition
    values: dict[str, Any]


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
        """The definition whose words are nearest to a sentence nobody defined."""
        by_words = {definition.declared.sentence: definition for definition in self.definitions}
        found = get_close_matches(sentence, by_words, n=1, cutoff=0.5)
        return by_words[found[0]] if found else None

    def _search(self, sentence: str) -> Iterable[Match]:
        for definition in self.definitions:
            arguments = definition.expression.match(sentence)
            if arguments is not None:
                values = [argument.value for argument in arguments]
                yield Match(definition, dict(zip(definition.captured, values, strict=True)))


def _register(registry: ParameterTypeRegistry, declared: DeclaredType) -> None:
    made = ParameterType(declared.name, declared.regexp, object, declared.transform)
    try:
        registry.define_parameter_type(made)
    except CucumberExpressionError as problem:
        raise VocabularyError(f"{_place(declared)}: parameter type {declared.name!r}: {problem}") from None


def _compile(declared: DeclaredStep, registry: ParameterTypeRegistry) -> Definition:
    try:
        expression = CucumberExpression(declared.sentence, registry)  # type: ignore[no-untyped-call]
    except CucumberExpressionError as problem:
        said = " ".join(str(problem).split())
        raise VocabularyError(
            f"{_place(declared)}: {declared.sentence!r} is no Cucumber Expression: {said}"
        ) from None
    parameters = list(inspect.signature(declared.function).parameters.values())
    count = len(expression.parameter_types)
    captured, rest = parameters[:count], parameters[count:]
    if len(captured) < count or any(p.name in RESERVED for p in captured):
        free = len([p for p in captured if p.name not in RESERVED])
        raise VocabularyError(
            f"{_place(declared)}: {declared.sentence!r} captures {count} value(s), but {declared.function.__name__} "
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


def _place(declared: DeclaredStep | DeclaredType) -> str:
    path = Path(declared.path)
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return f"{shown}:{declared.line}"
