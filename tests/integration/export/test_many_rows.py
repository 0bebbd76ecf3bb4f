"""An export of any length is written row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from integration.export import COLUMNS, Row, write_csv
from integration.spreadsheet import write_xlsx


class Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, given: bytes) -> int:
        return len(given)


class Counted(dict):
    """A row that is counted for as long as somebody keeps it."""

    alive = most = 0

    def __init__(self, *values: object) -> None:
        super().__init__(*values)
        Counted.alive += 1
        Counted.most = max(Counted.most, Counted.alive)

    def __del__(self) -> None:
        Counted.alive -= 1


def rows(number: int) -> Iterator[Row]:
    Counted.alive = Counted.most = 0
    for one in range(number):
        yield Counted((column, f"{column} {one}") for column in COLUMNS)


@pytest.mark.edge("EXPORT-01 d")
def test_a_csv_file() -> None:
    """A hundred thousand rows, of which never more than two are kept."""
    to = io.TextIOWrapper(io.BufferedWriter(Nowhere()), newline="")

    assert write_csv(rows(100_000), to) == 100_000
    assert Counted.most <= 2


@pytest.mark.edge("EXPORT-01 d")
def test_a_spreadsheet() -> None:
    """The same holds for a sheet, of which five thousand rows tell as much."""
    assert write_xlsx(rows(5_000), io.BytesIO()) == 5_000
    assert Counted.most <= 2
