"""The vocabulary as messages: parameter types, step definitions, and which of them a step found."""

from pathlib import Path
from typing import Any

from sim.conformance.reports.messages.numbering import Envelope, Numbers
from sim.conformance.steps import DeclaredStep, DeclaredType
from sim.conformance.suite.vocabulary import Definition, Vocabulary


class Sentences:
    """Every definition of a suite with its id in the stream."""

    def __init__(self, vocabulary: Vocabulary, root: Path, numbers: Numbers) -> None:
        self._vocabulary = vocabulary
        self._root = root
        self._numbers = numbers
        self._ids: dict[int, str] = {}

    def messages(self) -> list[Envelope]:
        """Parameter types first, then step definitions, used or not."""
        types = [{"parameterType": self._type(found)} for found in self._vocabulary.types]
        return types + [{"stepDefinition": self._step(found)} for found in self._vocabulary.definitions]

    def found_by(self, sentence: str) -> dict[str, Any]:
        """The definition that runs a step, and what it captured; the audit made sure that there is one."""
        matches = self._vocabulary.matches(sentence)
        return {
            "stepDefinitionIds": [self._ids[id(match.definition)] for match in matches],
            "stepMatchArgumentsLists": [
                {"stepMatchArguments": _captured(match.definition, sentence)} for match in matches
            ],
        }

    def _type(self, declared: DeclaredType) -> Envelope:
        return {
            "id": self._numbers.new(),
            "name": declared.name,
            "regularExpressions": [declared.regexp],
            "preferForRegularExpressionMatch": False,
            "useForSnippets": True,
            "sourceReference": self._reference(declared),
        }

    def _step(self, definition: Definition) -> Envelope:
        number = self._ids[id(definition)] = self._numbers.new()
        return {
            "id": number,
            "pattern": {"type": "CUCUMBER_EXPRESSION", "source": definition.declared.sentence},
            "sourceReference": self._reference(definition.declared),
        }

    def _reference(self, declared: DeclaredStep | DeclaredType) -> Envelope:
        path = Path(declared.path)
        shown = path.relative_to(self._root) if path.is_relative_to(self._root) else path
        return {"uri": shown.as_posix(), "location": {"line": declared.line}}


def _captured(definition: Definition, sentence: str) -> list[Envelope]:
    arguments = definition.expression.match(sentence) or []
    return [
        {"group": _group(argument.group), "parameterTypeName": argument.parameter_type.name or ""}
        for argument in arguments
    ]


def _group(group: Any) -> Envelope:
    """A captured piece of a sentence, with the pieces inside it; one that did not take part is empty."""
    told: Envelope = {} if group.value is None else {"start": group.start, "value": group.value}
    if group.children:
        told["children"] = [_group(child) for child in group.children]
    return told
