"""The document of the simulated Karbon and the facts that Karbon publishes say the same, exceptions apart."""

import pytest

from sim.karbon.document.whole import document
from tests.karbon.document.exceptions import EXCEPTIONS, excused, patterns
from tests.karbon.document.facts import FACTS
from tests.karbon.document.lines import differences, lines_of

SIDES = ("published", "served")


@pytest.fixture(scope="module")
def found():
    """The lines that only one side has."""
    return dict(zip(SIDES, differences(lines_of(FACTS), lines_of(document())), strict=True))


@pytest.mark.parametrize("side", SIDES)
def test_nothing_differs_without_a_reason(found, side):
    """Every operation, parameter, field and status is on both sides, or in the table of exceptions."""
    assert [
        line for line in sorted(found[side]) if not any(excused(one, line) for one in patterns(side))
    ] == []


@pytest.mark.parametrize("side", SIDES)
def test_every_exception_is_one(found, side):
    """What agrees by now leaves the table."""
    assert [one for one in patterns(side) if not any(excused(one, line) for line in found[side])] == []


def test_every_exception_has_a_reason():
    """A sentence each, and no entry says nothing."""
    assert all(len(one["why"]) > 5 and len(one) > 1 for one in EXCEPTIONS)


def test_a_missing_field_is_one_line():
    """What is under a missing field, status or operation is not told again."""
    above = {"GET /v3/X", "GET /v3/X 200"}
    more = {
        "GET /v3/X 200 > A",
        "GET /v3/X 200 > A is array",
        "GET /v3/X 200 > A[].B",
        "GET /v3/X 200 > A[].B is string",
    }

    assert differences(above | more, above) == ({"GET /v3/X 200 > A"}, set())
    assert differences(above | more, set())[0] == {"GET /v3/X"}
