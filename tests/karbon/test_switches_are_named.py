"""Every switch says above it which disagreement it decides, and some test throws it."""

import inspect
import re
from pathlib import Path

import msgspec
import pytest

from sim.karbon import behaviour

# A row of the table of disagreements, or a section.
SAID = re.compile(r" {4}# (?:contract 0, row \d{1,2}|contract \d|\d\.\d{1,2}): \S.* \S")
LINES = inspect.getsource(behaviour).splitlines()
SWITCHES = [field.name for field in msgspec.structs.fields(behaviour.Behaviour)]
TESTS = "\n".join(
    path.read_text() for path in Path(__file__).parent.rglob("test_*.py") if path != Path(__file__)
)


def comment_above(name):
    """The lines of a switch's own comment."""
    (number,) = (number for number, line in enumerate(LINES) if line.startswith(f"    {name}: "))
    start = number
    while LINES[start - 1].startswith("    # "):
        start -= 1
    return LINES[start:number]


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_says_what_it_decides(name):
    """In a comment of its own that begins with the number."""
    comment = comment_above(name)

    assert comment
    assert SAID.match(comment[0])


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_thrown(name):
    """A side that nobody tries may do anything."""
    assert re.search(rf"\b{name}\b", TESTS)


def test_the_fifteen_disagreements_are_switches():
    """Rows 1 to 15 of the table, each at least once."""
    rows = {int(found[1]) for line in LINES if (found := re.match(r" {4}# contract 0, row (\d{1,2}):", line))}

    assert rows == set(range(1, 16))
