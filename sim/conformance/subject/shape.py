"""Holds what is asked and answered against the port, and says in a sentence what does not fit."""

import re
from difflib import get_close_matches
from typing import Any, Final

import msgspec

from sim.conformance.subject.operations import OPERATIONS

DOCUMENT: Final = "port.openapi.json"
_MISSING: Final = re.compile(r"missing required field `(?P<key>[^`]*)`")
_UNKNOWN: Final = re.compile(r"unknown field `(?P<key>[^`]*)`")
_EXPECTED: Final = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<found>[^`]*)`")
_PLACE: Final = re.compile(r" - at `\$\.?(?P<place>[^`]*)`$")
_KINDS: Final = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
    "date": "a date",
}


def wrong_question(operation: str, arguments: dict[str, Any]) -> str | None:
    """Why the port has no such call: the mistake is in a step, not in the subject."""
    known = OPERATIONS.get(operation)
    if known is None:
        near = get_close_matches(operation, OPERATIONS, 1)
        hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(OPERATIONS)}"
        return f"the port has no operation {operation}; {hint}"
    problem = _problem(arguments, known.takes, "takes")
    if problem is None:
        return None
    return f"a step asks for {operation} {problem if problem.startswith('with') else f'with {problem}'}"


def wrong_answer(operation: str, result: dict[str, Any]) -> str | None:
    """What the port asks for and a result does not give."""
    problem = _problem(result, OPERATIONS[operation].gives, "asks for")
    return problem and f"answered {problem}"


def _problem(found: dict[str, Any], shape: type[msgspec.Struct], verb: str) -> str | None:
    try:
        msgspec.convert(found, shape)
    except msgspec.ValidationError as error:
        return _worded(str(error), shape, verb)
    return None


def _worded(said: str, shape: type[msgspec.Struct], verb: str) -> str:
    """In words for whoever wrote the subject, in whatever language; those of msgspec are for people who know Python."""
    placed = _PLACE.search(said)
    place = placed["place"] if placed else ""
    where = f" in {place}" if place else ""
    wanted = f"see {shape.__name__} in {DOCUMENT}" if place else f"the port {verb} {_fields(shape)}"
    if missing := _MISSING.search(said):
        return f"without {missing['key']}{where}; {wanted}"
    if unknown := _UNKNOWN.search(said):
        return f"with {unknown['key']}{where}, which is not known; {wanted}"
    if expected := _EXPECTED.search(said):
        kinds = " or ".join(_KINDS.get(kind, kind) for kind in expected["wanted"].split(" | "))
        return f"{_KINDS.get(expected['found'], expected['found'])} as {place}; the port {verb} {kinds}"
    return f"{place} in a form that does not fit ({said.partition(' - at')[0]}); {wanted}"


def _fields(shape: type[msgspec.Struct]) -> str:
    """The fields of a shape, those that may be missing in brackets."""
    found = msgspec.structs.fields(shape)
    named = [one.encode_name if one.required else f"[{one.encode_name}]" for one in found]
    return ", ".join(named) or "nothing"
