"""Names that are almost equal are neither bonded nor created; different names are simply different (DUP-01)."""

from __future__ import annotations

import pytest

from integration.rules import near

from .table import client, code, planned, said, told

NEAR = {
    "a) case": ("ACME", "Acme"),
    "b) a blank at the end": ("Acme ", "Acme"),
    "b) two blanks inside": ("Acme  Ltd", "Acme Ltd"),
    "c) a blank that does not break": ("Acme\u00a0Ltd", "Acme Ltd"),
    "d) composed and decomposed": ("Caf\u00e9", "Cafe\u0301"),
    "g) full width": ("\uff21cme", "Acme"),
    "j) a right-to-left mark": ("Acme\u200f", "Acme"),
    "j) a zero-width joiner": ("Ac\u200dme", "Acme"),
    "j) a byte order mark": ("\ufeffAcme", "Acme"),
    "sharp s": ("Stra\u00dfe", "STRASSE"),
    "case and form at once": ("CAFE\u0301", "caf\u00e9"),
}
DIFFERENT = {
    "e) a curly apostrophe": ("O\u2019Brien", "O'Brien"),
    "f) and": ("Smith & Co", "Smith and Co"),
    "h) a Cyrillic letter": ("\u0410cme", "Acme"),
    "i) a dot at the end": ("Acme Ltd.", "Acme Ltd"),
    "an accent": ("Cafe", "Caf\u00e9"),
    "digits": ("2026", "2025"),
}


@pytest.mark.parametrize(("one", "other"), NEAR.values(), ids=NEAR)
def test_almost_the_code(one: str, other: str) -> None:
    """A client whose name is almost that of a code is reported, and neither linked nor created."""
    made = planned(client("C1", one), code(1, other))

    assert said(made) == []
    assert told(made) == ["NEAR_NAME_MATCH C1"]


@pytest.mark.parametrize(("one", "other"), NEAR.values(), ids=NEAR)
def test_almost_each_other(one: str, other: str) -> None:
    """Two clients with almost the same name are both reported, and no code is made for either."""
    made = planned(client("C1", one), client("C2", other))

    assert said(made) == []
    assert sorted(told(made)) == ["NEAR_NAME_MATCH C1", "NEAR_NAME_MATCH C2"]


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_another_name(one: str, other: str) -> None:
    """A name that a person tells apart is another client's: it gets a code of its own."""
    made = planned(client("C1", one), code(1, other))

    assert said(made) == [f"create C1 {one}"]
    assert told(made) == []


@pytest.mark.parametrize(("one", "other"), NEAR.values(), ids=NEAR)
def test_exact_equality_wins(one: str, other: str) -> None:
    """The client that has exactly the code's name is linked to it, whoever else comes near."""
    made = planned(client("C1", one), client("C2", other), code(1, other))

    assert said(made) == [f"adopt C2 {other}"]
    assert told(made) == ["NEAR_NAME_MATCH C1"]


@pytest.mark.parametrize("names", [*NEAR.values(), *DIFFERENT.values()])
def test_near_is_symmetric_and_stable(names: tuple[str, str]) -> None:
    """The near form of a near form is itself."""
    assert [near(near(name)) for name in names] == [near(name) for name in names]
