"""How the control API says no: one shape, one sentence that says what was near and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Final

import msgspec

from sim.physics.refusal import Refusal

KNOWN_SHOWN: Final = 10
_MISSING: Final = re.compile(r"missing required field `(?P<name>[^`]*)`")
_UNKNOWN: Final = re.compile(r"unknown field `(?P<name>[^`]*)`")
_SHOWN_MAX: Final = 80


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a call was refused."""

    code: str
    message: str


def refused(status: int, code: str, message: str) -> Refusal:
    """A refusal in the control API's own words."""
    return Refusal(status, Problem(code=code, message=message))


def unknown(kind: str, name: str, known: Iterable[str]) -> Refusal:
    """Nothing of this kind has this name."""
    names = sorted(known)
    return refused(404, f"unknown_{kind}", f"there is no {kind} {shown(name)}{near(name, names)}")


def near(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about a name that nobody has: the nearest one, else those there are."""
    names = list(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]!r}?"
    if not names:
        return "; there are none."
    more = f" and {len(names) - KNOWN_SHOWN} more" if len(names) > KNOWN_SHOWN else ""
    return f"; there are {', '.join(names[:KNOWN_SHOWN])}{more}."


def shown(text: str) -> str:
    """A caller's own text in a message: quoted, without control characters, not too long."""
    return repr(text if len(text) <= _SHOWN_MAX else f"{text[:_SHOWN_MAX]}...")


def explained(error: msgspec.ValidationError, wanted: type[msgspec.Struct]) -> str:
    """A reader's short finding as a sentence about the field."""
    text = str(error)
    fields: Any = wanted.__struct_encode_fields__
    if found := _UNKNOWN.search(text):
        return f"there is no field {shown(found['name'])}{near(found['name'], fields)}"
    if found := _MISSING.search(text):
        return f"the field {found['name']!r} is missing; fields: {', '.join(fields)}."
    return f"{text[:1].lower()}{text[1:]}; fields: {', '.join(fields) or 'none'}."
