"""Keeps credentials out of everything that is told: a report is read by more people than a token is for."""

import re
from typing import Final

HIDDEN: Final = "(hidden)"
_SECRET_NAME = re.compile(
    r"token|secret|password|credential|authoriz|(?:access|api|signing)_?key|ssn|tax_?id", re.IGNORECASE
)
_NAMED = re.compile(
    r"""(?ix) (?P<name> [\w-]* (?: token | secret | password | (?:access|api|signing)_?key | authorization )
        ["']? \s* [:=] \s* ) (?! \(hidden\) ) (?: bearer \s+ | basic \s+ )? (?: "[^"]*" | '[^']*' | [^\s&,;"'}\])]+ )"""
)
# Tokens as the vendors shape them (JWT, QuickBooks' refresh tokens), and anything as long and as random.
_TOKEN_SHAPE = re.compile(
    r"\beyJ[\w.-]{16,}|\bAB[0-9A-Za-z]{24,}\b|\b[0-9a-f]{32,}\b"
    r"|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
)


def is_secret(name: str) -> bool:
    """Whether a field or a table of this name holds what nobody should read."""
    return _SECRET_NAME.search(name) is not None


def discreet(text: str) -> str:
    """The text without anything that looks like a credential."""
    return _TOKEN_SHAPE.sub(HIDDEN, _NAMED.sub(rf"\g<name>{HIDDEN}", text))
