"""Names that are almost equal are neither bonded nor created; different names are simply different (DUP-01)."""

from __future__ import annotations

import pytest

from integration.rules import near

from .table import client, code, planned, said, told

NEAR = (
    pytest.param("ACME", "Acme", id="case", marks=pytest.mark.edge("DUP-01 a")),
    pytest.param("Acme ", "Acme", id="a blank at the end", marks=pytest.mark.edge("DUP-01 b")),
    pytest.param("Acme  Ltd", "Acme Ltd", id="two blanks inside", marks=pytest.mark.edge("DUP-01 b")),
    pytest.param(
        "Acme\u00a0Ltd", "Acme Ltd", id="a blank that does not break", marks=pytest.mark.edge("DUP-01 c")
    ),
    pytest.param("Caf\u00e9", "Cafe\u0301", id="composed and decomposed", marks=pytest.mark.edge("DUP-01 d")),
    pytest.param("\uff21cme", "Acme", id="full width", marks=pytest.mark.edge("DUP-01 g")),
    pytest.param("Acme\u200f", "Acme", id="a right-to-left mark", marks=pytest.mark.edge("DUP-01 j")),
    pytest.param("Ac\u200dme", "Acme", id="a zero-width joiner", marks=pytest.mark.edge("DUP-01 j")),
    pytest.param("\ufeffAcme", "Acme", id="a byte order mark", marks=pytest.mark.edge("DUP-01 j")),
    pytest.param("Stra\u00dfe", "STRASSE", id="sharp s"),
    pytest.param("CAFE\u0301", "caf\u00e9", id="case and form at once"),
)
DIFFERENT = (
    pytest.param("O\u2019Brien", "O'Brien", id="a curly apostrophe", marks=pytest.mark.edge("DUP-01 e")),
    pytest.param("Smith & Co", "Smith and Co", id="and", marks=pytest.mark.edge("DUP-01 f")),
    pytest.param("\u0410cme", "Acme", id="a Cyrillic letter", marks=pytest.mark.edge("DUP-01 h")),
    pytest.param("Acme Ltd.", "Acme Ltd", id="a dot at the end", marks=pytest.mark.edge("DUP-01 i")),
    pytest.param("Cafe", "Caf\u00e9", id="an accent"),
    pytest.param("2026", "2025", id="digits"),
)


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_almost_the_code(one: str, other: str) -> None:
    """A client whose name is almost that of a code is reported, and neither linked nor created."""
    made = planned(client("C1", one), code(1, other))

    assert said(made) == []
    assert told(made) == ["NEAR_NAME_MATCH C1"]


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_almost_each_other(one: str, other: str) -> None:
    """Two clients with almost the same name are both reported, and no code is made for either."""
    made = planned(client("C1", one), client("C2", other))

    assert said(made) == []
    assert sorted(told(made)) == ["NEAR_NAME_MATCH C1", "NEAR_NAME_MATCH C2"]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_name(one: str, other: str) -> None:
    """A name that a person tells apart is another client's: it gets a code of its own."""
    made = planned(client("C1", one), code(1, other))

    assert said(made) == [f"create C1 {one}"]
    assert told(made) == []


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_exact_equality_wins(one: str, other: str) -> None:
    """The client that has exactly the code's name is linked to it, whoever else comes near."""
    made = planned(client("C1", one), client("C2", other), code(1, other))

    assert said(made) == [f"adopt C2 {other}"]
    assert told(made) == ["NEAR_NAME_MATCH C1"]


@pytest.mark.parametrize(("one", "other"), [*NEAR, *DIFFERENT])
def test_near_is_stable(one: str, other: str) -> None:
    """The near form of a near form is itself."""
    assert [near(near(name)) for name in (one, other)] == [near(name) for name in (one, other)]
