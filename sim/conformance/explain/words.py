"""Values as a person reads them, and text that keeps to the width of a page.

Whatever is told goes through `cut` or `folded`, so that is where credentials are taken out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from textwrap import wrap
from typing import Any, Final

import msgspec
from rich.cells import cell_len, set_cell_size

from sim.conformance.explain.discreet import discreet
from sim.conformance.explain.systems import system
from sim.physics.journal import Call

WIDTH: Final = 100


def read(value: Any) -> str:
    """A value in words; a text stands bare unless that would hide something of it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value if value == " ".join(value.split()) and value else repr(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Call):
        return f"{system(value.service)} {value.method} {value.path} {value.status}"
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{read(key)}: {read(found)}" for key, found in value.items()) or "nothing"
    if isinstance(value, AbstractSet):
        value = sorted(value, key=repr)
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return ", ".join(map(_item, value)) or "none"
    return str(value)


def read_both(first: Any, second: Any) -> tuple[str, str]:
    """Two values that differ, told so that they read differently too."""
    told = read(first), read(second)
    return (repr(first), repr(second)) if told[0] == told[1] else told


def _item(value: Any) -> str:
    """One of several: what has commas of its own is put in brackets."""
    told = read(value)
    return f"({told})" if isinstance(value, Mapping | Sequence | msgspec.Struct) and ", " in told else told


def cut(text: str, width: int) -> str:
    """The text on one line of at most this many columns; what is left out is marked."""
    text = discreet(" ".join(text.split()))
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def padded(text: str, width: int) -> str:
    """The text filled up to a column, wide characters counted as two."""
    return set_cell_size(text, width)


def folded(text: str, first: str, rest: str, lines_max: int = 6) -> list[str]:
    """A text over several lines of a page: `first` stands before the first, `rest` before the others."""
    lines = wrap(discreet(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    if len(lines) > lines_max:
        kept = lines[: lines_max - 1]
        return [*kept, f"{rest}… and {len(lines) - len(kept)} more lines"]
    return lines or [first.rstrip()]
