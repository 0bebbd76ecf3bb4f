"""What a Then step compares with: a failure says in the domain's words what was expected and what was found.

    expect("the time on the tab", found, "60 minutes")
    expect_rows("the codes in QuickBooks Time", found, rows, columns=("code",))

`what` names a thing that the reader of a feature knows; values are what that reader would write in a sentence.
A plain `assert` works too; it is told as pytest tells it.
"""

from collections.abc import Sequence
from typing import Any


class Mismatch(AssertionError):
    """What was found is not what was expected; values are kept as they were, for the reports to lay out."""

    def __init__(self, what: str, expected: Any, found: Any, seen: Any = None) -> None:
        self.what = what
        self.expected = expected
        self.found = found
        self.seen = seen  # what else there was to see, when the two values alone explain little
        super().__init__(f"{what}: expected {expected!r}, found {found!r}")


class RowsMismatch(Mismatch):
    """A table that differs from the one that was found, row by row."""

    def __init__(
        self,
        what: str,
        expected: Sequence[tuple[str, ...]],
        found: Sequence[tuple[str, ...]],
        columns: tuple[str, ...],
    ) -> None:
        super().__init__(what, list(expected), list(found))
        self.columns = columns


def expect(what: str, found: Any, expected: Any, seen: Any = None) -> None:
    """The value that was found is the one that was expected."""
    __tracebackhide__ = True
    if found != expected:
        raise Mismatch(what, expected, found, seen)


def expect_in(what: str, wanted: Any, found: Sequence[Any]) -> None:
    """The wanted value is among those that were found."""
    __tracebackhide__ = True
    if wanted not in found:
        raise Mismatch(f"{what}, among others", wanted, list(found))


def expect_not_in(what: str, unwanted: Any, found: Sequence[Any]) -> None:
    """The unwanted value is not among those that were found."""
    __tracebackhide__ = True
    if unwanted in found:
        raise Mismatch(what, f"no {unwanted}", list(found))


def expect_rows(
    what: str, found: Sequence[Sequence[Any]], expected: Sequence[Sequence[Any]], columns: tuple[str, ...]
) -> None:
    """The rows that were found are those that were expected, in any order, none missing and none too many."""
    __tracebackhide__ = True
    wanted = sorted(_cells(row, columns) for row in expected)
    there = sorted(_cells(row, columns) for row in found)
    if wanted != there:
        raise RowsMismatch(what, wanted, there, columns)


def _cells(row: Sequence[Any], columns: tuple[str, ...]) -> tuple[str, ...]:
    """A row as text, with a cell for each column."""
    cells = tuple(map(str, row))
    if len(cells) != len(columns):
        raise ValueError(
            f"the row {cells} has {len(cells)} cells for the columns {columns}; give it one for each"
        )
    return cells
