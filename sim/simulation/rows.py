"""What came of a statement, read in the ways that a store reads: quicker than SQLAlchemy's result, and else its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Row
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData

Processors = Sequence[Any] | None


class Columns:
    """The columns of a statement, and how their values are read."""

    def __init__(self, names: Sequence[str], processors: Sequence[Any]) -> None:
        self.processors: Final[Processors] = processors if any(processors) else None
        self.first: Final = processors[0] if processors else None
        self.known: Final = SimpleResultMetaData(names, _processors=self.processors)
        self.numbers: Final[Any] = self.known._key_to_index  # noqa: SLF001 - as its rows are made


class Rows:
    """Every row that there is."""

    def __init__(self, columns: Columns, found: list[Any], rowcount: int) -> None:
        self._columns = columns
        self._found = found
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Row[Any]]:
        return iter(self.all())

    def __getattr__(self, name: str) -> Any:
        """Whatever else SQLAlchemy's result has."""
        return getattr(IteratorResult(self._columns.known, iter(self._found)), name)

    def all(self) -> list[Row[Any]]:
        """All of them."""
        columns = self._columns
        return [Row(columns.known, columns.processors, columns.numbers, one) for one in self._found]

    def first(self) -> Row[Any] | None:
        """The first one, if there is one."""
        columns = self._columns
        return (
            Row(columns.known, columns.processors, columns.numbers, self._found[0]) if self._found else None
        )

    def scalar(self) -> Any:
        """What the first column of the first one says, if there is one."""
        if not self._found:
            return None
        value, process = self._found[0][0], self._columns.first
        return value if process is None else process(value)

    def scalars(self) -> Scalars:
        """What the first column of each says."""
        process = self._columns.first
        found = [one[0] for one in self._found]
        return Scalars(found if process is None else [process(one) for one in found])


class Scalars(list[Any]):
    """One value of each row."""

    def all(self) -> list[Any]:
        """All of them."""
        return list(self)
