"""Answers as a terminal may show them: a name that holds a sign which steers it shows that sign written out.

Names, notes and what the vendors say come from other people; one of them can clear a screen, or turn a line around.
"""

from __future__ import annotations

import re
from typing import Any, Final, TypeVar

import msgspec

A = TypeVar("A")
# Control characters of both blocks, the line and paragraph separators, and what turns the direction of writing.
_STEERING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def plain(answer: A) -> A:
    r"""The same answer; in every text of it, steering signs are written out, as in 'Acme\x1b[2J'."""
    shown: A = msgspec.convert(_plain(msgspec.to_builtins(answer)), type(answer))
    return shown


def plain_text(text: str) -> str:
    """The text with steering signs written out, on one line."""
    return _STEERING.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def plain_json(line: str) -> str:
    """A line of JSON that means the same, where JSON itself lets steering signs through."""
    return _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, dict):
        return {_plain(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
