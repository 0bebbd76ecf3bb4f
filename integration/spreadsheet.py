"""Export Synced Items as an XLSX file: the rows of export.py, every cell text, the same bytes for the same state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from integration.export import COLUMNS, Row

NEVER: Final = datetime(
    2026, 1, 1, tzinfo=UTC
)  # a file says when it was made; one of the same state says the same
WIDTHS: Final = {
    "Karbon name": 32,
    "client": 28,
    "code name": 32,
    "code path": 44,
    "reason": 24,
    "user email": 30,
}
WIDTH: Final = 16
CELL_LENGTH_MAX: Final = 32_767  # of Excel
# XML 1.0 has no place for these, so neither has a cell; the CSV file keeps them.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# Nothing that a cell says is taken for more than text, and a sheet of any length is written row by row.
OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_xlsx(rows: Iterator[Row], to: BinaryIO) -> int:
    """One sheet with the columns of the CSV file, to be sorted and filtered. Returns the number of rows."""
    book = xlsxwriter.Workbook(to, OPTIONS)
    book.set_properties({"title": "Synced items", "created": NEVER.replace(tzinfo=None)})
    sheet = book.add_worksheet("Synced items")
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, WIDTHS.get(column, WIDTH))
    count = 0
    _write_row(sheet, 0, COLUMNS, book.add_format({"bold": True}))
    for count, row in enumerate(rows, start=1):
        _write_row(sheet, count, [row.get(column, "") for column in COLUMNS])
    sheet.autofilter(0, 0, count, len(COLUMNS) - 1)
    book.close()
    return count


def _write_row(sheet: Worksheet, at: int, cells: Iterable[str], look: Format | None = None) -> None:
    for column, cell in enumerate(cells):
        if cell:
            sheet.write_string(at, column, writable(cell), look)


def writable(cell: str) -> str:
    """The text as a cell can hold it: signs that XML has no place for are shown as U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", cell)[:CELL_LENGTH_MAX]
