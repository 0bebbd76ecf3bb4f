"""Where each rule and text of a fake comes from: documented, seen or inferred, next to the code that does it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, TypeVar

F = TypeVar("F", bound=Callable[..., object])


class Mark(StrEnum):
    """How well a fact is known."""

    DOCUMENTED = "documented"
    SEEN = "seen"
    INFERRED = "inferred"


class Fact(NamedTuple):
    """One declared rule or text and its source."""

    where: str  # module and name of the code that does it
    mark: Mark
    source: str


FACTS: dict[str, Fact] = {}


def provenance(mark: Mark, source: str) -> Callable[[F], F]:
    """Declare where the rule or error text that this function makes is known from."""

    def declare(function: F) -> F:
        where = f"{function.__module__}.{getattr(function, '__qualname__', repr(function))}"
        FACTS[where] = Fact(where, mark, source)
        return function

    return declare


def documented(source: str) -> Callable[[F], F]:
    """The vendor's public documentation says so."""
    return provenance(Mark.DOCUMENTED, source)


def seen(source: str) -> Callable[[F], F]:
    """A recording, an SDK or a live client shows it."""
    return provenance(Mark.SEEN, source)


def inferred(source: str) -> Callable[[F], F]:
    """Nobody says so in public; the reason for our choice stands in the source."""
    return provenance(Mark.INFERRED, source)
