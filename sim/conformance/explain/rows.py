"""A table that differs, row by row: what is missing, what is too many, and what is right between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from sim.conformance.explain.words import WIDTH, cut, padded

Row = tuple[str, ...]

MISSING: Final = "-"
TOO_MANY: Final = "+"
EQUAL: Final = " "
ROWS_MAX: Final = 20
LEGEND: Final = {MISSING: "- expected, but missing", TOO_MANY: "+ found, but not expected"}


def compared(expected: Sequence[Row], found: Sequence[Row]) -> list[tuple[str, Row]]:
    """Every row of either side once for each time it is there, in order, with its mark."""
    wanted, there = Counter(expected), Counter(found)
    marked: list[tuple[str, Row]] = []
    for row in sorted(wanted | there):
        marked += [(EQUAL, row)] * min(wanted[row], there[row])
        marked += [(MISSING, row)] * (wanted[row] - there[row])
        marked += [(TOO_MANY, row)] * (there[row] - wanted[row])
    return marked


def table_lines(columns: Row, marked: list[tuple[str, Row]], indent: str) -> list[str]:
    """The rows under their headings, with what the marks mean; rows that are equal give way when there are many."""
    shown, left_out = _bounded(marked)
    widths = _widths([columns, *(row for _, row in shown)], WIDTH - len(indent) - 2)
    lines = [_line(indent, EQUAL, columns, widths)] if any(columns) else []
    lines += [_line(indent, mark, row, widths) for mark, row in shown]
    lines += [f"{indent}  {said}" for said in left_out]
    marks = {mark for mark, _ in shown}
    legend = ", ".join(said for mark, said in LEGEND.items() if mark in marks)
    return [*lines, f"{indent}  ({legend})"]


def summary(marked: list[tuple[str, Row]]) -> str:
    """How the tables differ, in a few words that fit on one line."""
    missing = [row for mark, row in marked if mark == MISSING]
    too_many = [row for mark, row in marked if mark == TOO_MANY]
    said = [
        f"{len(rows)} {what} ({_first(rows)})"
        for rows, what in ((missing, "missing"), (too_many, "too many"))
        if rows
    ]
    return ", ".join(said)


def _first(rows: list[Row]) -> str:
    return cut(" | ".join(rows[0]), 40) + (", …" if len(rows) > 1 else "")


def _bounded(marked: list[tuple[str, Row]]) -> tuple[list[tuple[str, Row]], list[str]]:
    if len(marked) <= ROWS_MAX:
        return marked, []
    different = [(mark, row) for mark, row in marked if mark != EQUAL]
    said = (
        [f"… {len(marked) - len(different)} equal rows are not shown"] if len(different) < len(marked) else []
    )
    if len(different) > ROWS_MAX:
        said.append(f"… and {len(different) - ROWS_MAX} more rows that differ")
    return different[:ROWS_MAX], said


def _widths(rows: list[Row], room: int) -> list[int]:
    """As wide as the widest cell; when that does not fit, no column gets more than its share."""
    count = max(map(len, rows))
    wanted = [max(cell_len(row[at]) if at < len(row) else 0 for row in rows) for at in range(count)]
    share = max(8, room // max(1, count) - 2)
    return wanted if sum(wanted) + 2 * count <= room else [min(width, share) for width in wanted]


def _line(indent: str, mark: str, row: Row, widths: list[int]) -> str:
    cells = [padded(cut(cell, width), width) for cell, width in zip(row, widths, strict=False)]
    return f"{indent}{mark} {'  '.join(cells)}".rstrip()
