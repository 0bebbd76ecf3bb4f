"""The limits above which a person looks at a plan first, each on both sides (H11)."""

from __future__ import annotations

import pytest

from integration.plan import Action, Kind, Plan
from integration.plan.mass import Loss, loss, too_much

from .table import CLIENT

WORDS = {
    Kind.CREATE: "create {} codes",
    Kind.RENAME: "rename {} codes",
    Kind.MARK_MISSING: "take {} codes for deleted",
    Kind.FREEZE: "stop time on {} clients and work items",
}


def steps(kind: Kind, count: int) -> Plan:
    actions = (
        Action(kind=kind, key=f"C{number}", entity=CLIENT, name="", behaviour="") for number in range(count)
    )
    return Plan(actions=tuple(actions))


@pytest.mark.parametrize(
    ("known", "found"), [(5, 0), (10, 0), (30, 19), (100, 79), (50, 39), (200, 159), (1_000, 0)]
)
def test_a_list_that_lost_too_much(known: int, found: int) -> None:
    """More than ten and one in five, or all of a handful."""
    told = loss("clients in Karbon", known, found)

    assert told == Loss(what="clients in Karbon", known=known, found=found)


@pytest.mark.parametrize(
    ("known", "found"),
    [(0, 0), (4, 0), (1, 0), (11, 1), (30, 20), (50, 40), (100, 80), (200, 160), (10, 10), (10, 40)],
)
def test_a_list_that_lost_little(known: int, found: int) -> None:
    assert loss("clients in Karbon", known, found) is None


@pytest.mark.parametrize(
    ("kind", "linked", "limit"),
    [
        *((kind, 0, 50) for kind in (Kind.CREATE, Kind.RENAME)),
        *((kind, 300, 60) for kind in (Kind.CREATE, Kind.RENAME)),
        *((kind, 0, 10) for kind in (Kind.MARK_MISSING, Kind.FREEZE)),
        *((kind, 200, 20) for kind in (Kind.MARK_MISSING, Kind.FREEZE)),
    ],
)
def test_too_much_is_one_more_than_the_limit(kind: Kind, linked: int, limit: int) -> None:
    """Fifty writes or a fifth of the codes; ten stopped ones or a tenth of them."""
    more = steps(kind, limit + 1)

    assert too_much(steps(kind, limit), linked, first=False) == ()
    assert too_much(more, linked, first=False) == (WORDS[kind].format(limit + 1),)
    assert too_much(more, linked, first=False, passed=more.actions[:1]) == ()


def test_a_first_sync_creates_as_much_as_it_likes_and_nothing_else() -> None:
    assert too_much(steps(Kind.CREATE, 500), 0, first=True) == ()
    assert too_much(steps(Kind.RENAME, 51), 0, first=True) == ("rename 51 codes",)
