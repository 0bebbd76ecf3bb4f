"""What a list was last seen to hold. Walking its pages asks the same question again and again.

An answer holds as long as the tables that it was read from are the very same values; tables are immutable, so
identity says so. It is no part of the world's state: forgetting it costs time and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final

ANSWERS_KEPT: Final = 16


class Answers:
    """The newest answers to questions that no index answers."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[Any, ...], list[Any]]] = {}

    def to(self, question: Hashable, roots: tuple[Any, ...], find: Callable[[], list[Any]]) -> list[Any]:
        """The answer, found anew unless it was found in these very tables."""
        kept = self._kept.pop(question, None)
        if kept is None or any(old is not new for old, new in zip(kept[0], roots, strict=True)):
            kept = (roots, find())
        self._kept[question] = kept
        if len(self._kept) > ANSWERS_KEPT:
            del self._kept[next(iter(self._kept))]
        return kept[1]
