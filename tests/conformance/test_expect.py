"""A Then says what it compared, what it expected and what it found, in values that a report can lay out."""

import pytest

from sim.conformance.expect import Mismatch, RowsMismatch, expect, expect_in, expect_not_in, expect_rows

COLUMNS = ("person", "time")
ANN = ("Ann", "60 minutes")
BOB = ("Bob", "30 minutes")


def test_equal_values_pass():
    """What was expected is what was found, and nothing is said."""
    expect("the time on the tab", "60 minutes", "60 minutes")
    expect_in("what the sync reports", "NAME_CONFLICT", ["NAME_CONFLICT", "NEAR_NAME_MATCH"])
    expect_not_in("what the sync reports", "NAME_CONFLICT", ["NEAR_NAME_MATCH"])
    expect_rows("the timesheets", [ANN, BOB], [ANN, BOB], COLUMNS)


def test_another_value_is_kept_as_it_was():
    """The mismatch carries both values, and what else there was to see."""
    with pytest.raises(Mismatch) as caught:
        expect("the time on the tab", 30, 60, seen=["Bob, 30 minutes"])

    told = caught.value
    assert (told.what, told.expected, told.found, told.seen) == (
        "the time on the tab",
        60,
        30,
        ["Bob, 30 minutes"],
    )
    assert str(told) == "the time on the tab: expected 60, found 30"


def test_a_missing_value_says_what_there_was():
    """Whoever looks for one value among several is shown the others."""
    with pytest.raises(Mismatch, match="what the sync reports, among others: expected 'A', found ") as caught:
        expect_in("what the sync reports", "A", ("B", "C"))

    assert (caught.value.expected, caught.value.found) == ("A", ["B", "C"])


def test_an_unwanted_value_says_where_it_was():
    """A value that has no business there is shown among the others."""
    with pytest.raises(Mismatch) as caught:
        expect_not_in("the fields of the form", "Region", ["Role", "Region"])

    assert (caught.value.expected, caught.value.found) == ("no Region", ["Role", "Region"])


def test_rows_come_in_any_order():
    """The order in which a system lists its records means nothing."""
    expect_rows("the timesheets", [BOB, ANN], [ANN, BOB], COLUMNS)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([ANN], [ANN, BOB]),
        ([ANN, BOB], [ANN]),
        ([ANN, ANN], [ANN]),
        ([ANN], [("Ann", "61 minutes")]),
        ([ANN], []),
    ],
)
def test_a_table_that_differs_is_kept_row_by_row(found, expected):
    """A row missing, a row too many, a row twice and a cell that differs are all noticed."""
    with pytest.raises(RowsMismatch) as caught:
        expect_rows("the timesheets", found, expected, COLUMNS)

    told = caught.value
    assert (told.expected, told.found, told.columns) == (sorted(expected), sorted(found), COLUMNS)


def test_cells_are_compared_as_text():
    """A table of a feature holds text, so a number found is compared as it reads."""
    expect_rows("the counts", [[1, True]], [["1", "True"]], ("count", "there"))


@pytest.mark.parametrize("row", [("Ann",), ("Ann", "60 minutes", "waiting")])
def test_a_row_has_a_cell_for_each_column(row):
    """A ragged row is a slip of whoever wrote the step, not a difference between systems."""
    with pytest.raises(ValueError, match="give it one for each"):
        expect_rows("the timesheets", [row], [ANN], COLUMNS)
