"""Ids for messages: they count up, so that the same run gives the same file.

The parser numbers every document from zero. In a stream of many documents an id names one thing only, so each gets
another one here.
"""

import re
from itertools import count
from typing import Any, Final

BLANK_END: Final = re.compile(r"(\n\s*)+\Z")
Envelope = dict[str, Any]


class Numbers:
    """Gives every thing of a stream an id of its own."""

    def __init__(self) -> None:
        self._next = count()

    def new(self) -> str:
        """An id that nothing in this stream has yet."""
        return str(next(self._next))


class Renumbering:
    """New ids for what one parser and one compiler numbered, the same new one wherever the old one is named."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._known: dict[str, str] = {}

    def of(self, node: Any, key: str = "") -> Any:
        """A copy of a parsed tree with new ids."""
        if isinstance(node, dict):
            return {name: self.of(value, name) for name, value in node.items() if value is not None}
        if isinstance(node, list):
            return [self.of(value, key) for value in node]
        if key in {"id", "astNodeId", "astNodeIds"}:
            return self._renamed(str(node))
        # This parser keeps blank lines at the end of a description, when there are spaces in them; Cucumber's do not.
        return BLANK_END.sub("", node) if key == "description" else node

    def _renamed(self, old: str) -> str:
        if old not in self._known:
            self._known[old] = self._numbers.new()
        return self._known[old]
