"""A table against a table: what is missing, what is too many, what is right."""

from sim.conformance.expect import RowsMismatch
from sim.conformance.explain.differences import said_of_rows


def said(expected, found, columns=("path", "billable")):
    """What is told of two tables."""
    return said_of_rows(RowsMismatch("the codes", expected, found, columns))


def test_rows_with_marks_and_headings(plain):
    """Aligned under their columns, with what the marks mean."""
    told = said(
        [("Acme", "yes"), ("Acme › 2026 Tax", "no")],
        [("Acme", "yes"), ("Acme › 2025 Tax", "no"), ("Beta", "no")],
    )

    assert "\n".join(told.lines) == plain(
        """
        the codes
            path             billable
            Acme             yes
          + Acme › 2025 Tax  no
          - Acme › 2026 Tax  no
          + Beta             no
            (- expected, but missing, + found, but not expected)
        """
    )
    assert told.message == "the codes: 1 missing (Acme › 2026 Tax | no), 2 too many (Acme › 2025 Tax | no, …)"


def test_a_row_that_is_there_twice(plain):
    """Rows are counted, not only looked for."""
    told = said([("Acme",), ("Acme",), ("Acme",)], [("Acme",)], ("path",))

    assert "\n".join(told.lines) == plain(
        """
        the codes
            path
            Acme
          - Acme
          - Acme
            (- expected, but missing)
        """
    )


def test_many_equal_rows_give_way():
    """Only what differs, when the rest would fill the page."""
    rows = [(f"code {number:02}", "yes") for number in range(40)]
    lines = said(rows, rows[1:]).lines

    assert len(lines) == 5
    assert lines[3].strip() == "… 39 equal rows are not shown"


def test_many_different_rows_are_cut():
    """Twenty of them, and how many more."""
    lines = said([], [(f"code {number:02}", "yes") for number in range(50)]).lines

    assert len(lines) == 24
    assert lines[-2].strip() == "… and 30 more rows that differ"


def test_wide_cells_share_the_page():
    """No line is wider than the page, also with letters that are two columns wide."""
    told = said([("日本" * 40, "word " * 40)], [])

    assert max(map(len, told.lines)) <= 98
    assert "…" in told.lines[2]
