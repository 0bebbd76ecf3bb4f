"""What was looked up of a firm is asked for once, and known with its bonds and owners."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

import pytest

from integration.model import LinkState
from integration.plan import Plan
from integration.plan.known import Known
from integration.settings import Settings

from .firms import Firm
from .shelves import FirmShelf
from .table import client, code, link, work

ACME, TAX = client("acme", "Acme"), work("tax", "2026 Tax", "acme")
CODES = (code(1, "Acme"), code(2, "2026 Tax", 1), code(3, "Old", active=False))
BONDS = (link("acme", 1, "Acme"), link("tax", 2, "2026 Tax"), link("gone", 3, "Old"))


class Listening:
    """A shelf that remembers what it was asked for."""

    def __init__(self, shelf: FirmShelf) -> None:
        self._shelf = shelf
        self.asked: list[tuple[str, set[Any]]] = []

    def __getattr__(self, name: str) -> Callable[[Collection[Any]], Iterable[Any]]:
        def ask(wanted: Collection[Any]) -> Iterable[Any]:
            self.asked.append((name, set(wanted)))
            found: Iterable[Any] = getattr(self._shelf, name)(wanted)
            return found

        return ask


@pytest.fixture
def shelf() -> Listening:
    return Listening(FirmShelf(Firm((ACME,), (TAX,), CODES, BONDS, Settings()), Plan()))


@pytest.fixture
def known(shelf: Listening) -> Known:
    return Known(shelf)


def test_an_entity_is_known_with_its_bonds_and_their_codes(known: Known) -> None:
    """And a code with whoever it belongs to."""
    known.read(["acme"])

    assert known.entities == {"acme": ACME}
    assert known.codes == {1: CODES[0]}
    assert known.bonds == {"acme": [BONDS[0]]}
    assert known.live == {"acme": BONDS[0]}
    assert known.owner == {1: BONDS[0]}
    assert known.links == {BONDS[0]: None}


def test_nothing_is_asked_for_twice(known: Known, shelf: Listening) -> None:
    """Whatever was asked for before, in however many steps."""
    for keys in (["acme"], ["tax"], ["nobody"]):
        known.read(keys)
    known.read_codes([1, 2, 3])
    asked = len(shelf.asked)
    known.read(["acme", "tax", "nobody"])
    known.read_codes([0, 1, 2, 3])

    assert shelf.asked[asked:] == []
    for what in ("bonds_of", "bonds_to", "codes", "clients"):
        wanted = [one for name, ids in shelf.asked if name == what for one in ids]
        assert len(wanted) == len(set(wanted)), what


def test_who_is_known_already_is_not_read(known: Known, shelf: Listening) -> None:
    """A part of what is wanted leaves the rest."""
    known.know([ACME])
    known.read(["acme", "tax"])

    assert ("clients", {"tax"}) in shelf.asked
    assert all("acme" not in ids for name, ids in shelf.asked if name in {"clients", "work_items"})


def test_a_bond_that_is_known_hides_no_other(known: Known, shelf: Listening) -> None:
    """Of several bonds to what is asked for, one may have come along before."""
    known.read_codes([1])
    known.know_codes([1, 2, 3], CODES)
    known.read(["acme", "tax", "gone"])

    assert set(known.links) == set(BONDS)
    assert {key: len(bonds) for key, bonds in known.bonds.items()} == {"acme": 1, "tax": 1, "gone": 1}


@pytest.mark.parametrize(("key", "number"), [("acme", 1), ("tax", 2), ("gone", None), ("nobody", None)])
def test_the_code_of_somebody(known: Known, key: str, number: int | None) -> None:
    """If it is active, and if there is one."""
    known.read(["acme", "tax", "gone", "nobody"])
    found = known.code_of(key)

    assert (None if found is None else found.id) == number


def test_a_bond_that_was_given_up_owns_nothing() -> None:
    """It is known all the same."""
    old = link("acme", 1, "Acme", LinkState.RETIRED)
    known = Known(FirmShelf(Firm((ACME,), (), CODES[:1], (old,), Settings()), Plan()))
    known.read(["acme"])

    assert known.bonds == {"acme": [old]}
    assert (known.live, known.owner) == ({}, {})
