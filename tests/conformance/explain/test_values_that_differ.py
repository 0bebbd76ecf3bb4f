"""Expected and found, as a person reads values."""

import pytest

from sim.conformance.expect import Mismatch
from sim.conformance.explain.differences import said_of_values


def said(expected, found, seen=None):
    """The lines below the heading."""
    lines = said_of_values(Mismatch("the tab", expected, found, seen)).lines
    assert lines[0] == "the tab"
    return "\n".join(line.removeprefix("  ") for line in lines[1:])


@pytest.mark.parametrize(
    ("expected", "found", "words"),
    [
        pytest.param("60 minutes", "30 minutes", "expected  60 minutes\nfound     30 minutes", id="texts"),
        pytest.param(None, True, "expected  nothing\nfound     yes", id="nothing and yes"),
        pytest.param("60", 60, "expected  '60'\nfound     60", id="what reads alike"),
        pytest.param("", "a ", "expected  ''\nfound     'a '", id="what bare words would hide"),
        pytest.param(["Acme"], [], "expected  Acme\nfound     none", id="lists"),
        pytest.param(
            {"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}, "expected  b: 2\nfound     b: 3; c: 4", id="objects"
        ),
        pytest.param([{"a": 1, "b": "x, y"}], [], "expected  (a: 1; b: x, y)\nfound     none", id="nested"),
    ],
)
def test_two_values(expected, found, words):
    """Aligned, in words, and never the same words for different values."""
    assert said(expected, found) == words


def test_what_else_there_was_to_see():
    """A list is one line each, and not more than six of them."""
    seen = [{"person": f"P{number}", "minutes": number} for number in range(8)]

    assert said(1, 2, seen).splitlines()[2:] == [
        "seen      person: P0; minutes: 0",
        *(f"          person: P{number}; minutes: {number}" for number in range(1, 6)),
        "          … and 2 more",
    ]


def test_a_long_value_stays_on_its_page():
    """Folded below itself, and cut after six lines."""
    lines = said("word " * 500, "x").splitlines()

    assert len(lines) == 7
    assert lines[1].startswith("          word")
    assert lines[5].strip().startswith("… and ")


def test_the_short_form():
    """One line for a list of failures."""
    assert said_of_values(Mismatch("the tab", 60, 30)).message == "the tab: expected 60, found 30"
    assert len(said_of_values(Mismatch("the tab", "x" * 300, 30)).message) == 200
