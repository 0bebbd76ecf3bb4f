"""What a list of records is known by: how many, and a digest that no order changes; and the calls of renames."""

from __future__ import annotations

import re

import pytest

from integration.model import EntityKind
from integration.plan import Action, Kind, Plan
from integration.plan.estimate import writing_calls
from integration.plan.identity import version_of

ONE, OTHER = {"id": 1, "name": "Acme"}, {"id": 2, "name": "Birch"}


def test_nothing() -> None:
    """No record, and no digest."""
    assert version_of([]) == "0:" + "0" * 16


def test_how_many_and_which() -> None:
    """The count, and sixteen digits that say which."""
    one, both = version_of([ONE]), version_of([ONE, OTHER])

    assert re.fullmatch("1:[0-9a-f]{16}", one)
    assert re.fullmatch("2:[0-9a-f]{16}", both)
    assert len({one, both, version_of([OTHER])}) == 3


def test_the_order_does_not_matter() -> None:
    """Neither that of the records nor that of what stands in them."""
    turned = dict(reversed(ONE.items()))

    assert version_of([OTHER, turned]) == version_of([ONE, OTHER])


def test_one_that_is_there_twice() -> None:
    """Twice the same is told from not at all."""
    assert version_of([ONE, ONE]) == "2:" + "0" * 16


@pytest.mark.parametrize(("renames", "calls"), [(0, 0), (1, 1), (50, 1), (51, 2)])
def test_calls_that_rename(renames: int, calls: int) -> None:
    """Fifty a call, the last one with the rest."""
    made = [
        Action(kind=Kind.RENAME, key=f"{n}", entity=EntityKind.ORGANIZATION, name="N", behaviour="NAME-02")
        for n in range(renames)
    ]

    assert writing_calls(Plan(actions=tuple(made))) == calls
