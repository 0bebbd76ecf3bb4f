"""The export as a spreadsheet is read by another program than the one that wrote it."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from integration.export import COLUMNS, write_csv
from integration.spreadsheet import write_xlsx
from tests.integration.firm import ADMIN, Firm

HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "@SUM(A1)",
    "+1",
    "-1",
    "1e999",
    "http://x.example",
    "a\x01b",
    "x" * 10_000,
    "<b>&amp;",
)


def sheet(firm: Firm) -> bytes:
    to = io.BytesIO()
    write_xlsx(firm.bridge.export_synced_items(ADMIN), to)
    return to.getvalue()


def cells(content: bytes) -> list[list[str]]:
    """Every cell as text, and none of another kind."""
    found = load_workbook(io.BytesIO(content))["Synced items"]
    assert {cell.data_type for row in found.iter_rows() for cell in row if cell.value is not None} == {"s"}
    return [["" if cell.value is None else cell.value for cell in row] for row in found.iter_rows()]


def test_what_the_csv_file_says(in_step: Firm) -> None:
    """The same columns and rows; without the apostrophes, which a sheet does not need."""
    to = io.StringIO(newline="")
    write_csv(in_step.bridge.export_synced_items(ADMIN), to)
    lines = list(csv.reader(io.StringIO(to.getvalue(), newline="")))

    assert cells(sheet(in_step)) == lines


@pytest.mark.edge("EXPORT-03 a", "EXPORT-03 b")
def test_nothing_is_taken_for_more_than_text(baseline: Firm) -> None:
    """Formulas, numbers and addresses stay what somebody typed; a sign that no sheet can hold is marked."""
    for name in HOSTILE:
        baseline.karbon.add_organization(name)
    baseline.connect()
    names = {row[COLUMNS.index("Karbon name")] for row in cells(sheet(baseline))}

    assert {name.replace("\x01", "\ufffd") for name in HOSTILE} <= names


@pytest.mark.edge("EXPORT-03 e")
def test_a_name_longer_than_a_cell(baseline: Firm) -> None:
    """A cell holds 32,767 characters; the name is cut there, and the sheet opens."""
    baseline.karbon.add_organization("x" * 40_000)
    baseline.connect()
    names = {row[COLUMNS.index("Karbon name")] for row in cells(sheet(baseline))}

    assert "x" * 32_767 in names


@pytest.mark.edge("EXPORT-01 e")
def test_the_same_bytes(in_step: Firm) -> None:
    """Two sheets of the same state are equal to the byte, whenever they are made (EXPORT-01 e)."""
    first = sheet(in_step)
    in_step.wait(3_600)

    assert sheet(in_step) == first
