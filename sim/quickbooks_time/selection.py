"""The answer to a filter on tables that have not changed since is remembered, so that its next page is a slice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from sim.physics.tables import Table

KEPT_MAX: Final = 16


class Selections:
    """The last few answers. A table's root is immutable, so the same root means the same answer."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[Any, ...], Sequence[Any]]] = {}

    def remembered(
        self, question: Hashable, tables: Sequence[Table[Any]], answer: Callable[[], Sequence[Any]]
    ) -> Sequence[Any]:
        """What `answer` gives, or gave when these tables were as they are now."""
        roots = tuple(table.root for table in tables)
        kept = self._kept.get(question)
        if kept is not None and all(old is new for old, new in zip(kept[0], roots, strict=True)):
            return kept[1]
        found = answer()
        self._kept.pop(question, None)
        self._kept[question] = (roots, found)
        if len(self._kept) > KEPT_MAX:
            del self._kept[next(iter(self._kept))]
        return found
