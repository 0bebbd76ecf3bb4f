"""The rules of names, email addresses and minutes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.rules import (
    NAME_LENGTH_MAX,
    books_name,
    code_name,
    email_key,
    minutes_of,
    same_email,
    seconds_of,
)

SAME = (
    pytest.param("Ann@x.com", "ann@X.com", id="case", marks=pytest.mark.edge("USER-01 a")),
    pytest.param(" ann@x.com\t", "ann@x.com", id="outer blanks", marks=pytest.mark.edge("USER-01 b")),
    pytest.param(
        "ann@b\u00fccher.example",
        "ann@xn--bcher-kva.example",
        id="punycode",
        marks=pytest.mark.edge("USER-01 f"),
    ),
    pytest.param("ann@B\u00dcCHER.example", "ann@b\u00fccher.example", id="unicode in capitals"),
)
OTHER = (
    pytest.param("ann+karbon@x.com", "ann@x.com", id="a tag", marks=pytest.mark.edge("USER-01 c")),
    pytest.param("a.nn@x.com", "ann@x.com", id="a dot", marks=pytest.mark.edge("USER-01 c")),
    pytest.param("", "", id="none at all", marks=pytest.mark.edge("USER-01 d")),
    pytest.param(" ", " ", id="blanks only", marks=pytest.mark.edge("USER-01 d")),
    pytest.param("ann@x.com", "ann@y.com", id="another domain"),
    pytest.param("ann", "ann@", id="no domain"),
)


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_person(left: str, right: str) -> None:
    """Email addresses that differ in case, outer blanks or the spelling of the domain are one person's (USER-01)."""
    assert same_email(left, right)


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_two_people(left: str, right: str) -> None:
    """Any other difference is another person, and no address is nobody's (USER-01)."""
    assert not same_email(left, right)


@pytest.mark.parametrize("odd", ["@", "@@", "ann@", "@x.com", "ann@x..com", "ann@" + "x" * 300, "\u0000"])
def test_odd_addresses(odd: str) -> None:
    """An address that is none is compared as it stands and breaks nothing."""
    assert email_key(email_key(odd)) == email_key(odd)


@pytest.mark.parametrize("length", [1, NAME_LENGTH_MAX - 1, NAME_LENGTH_MAX])
def test_a_name_that_fits(length: int) -> None:
    """Up to 64 characters a code is called exactly as in Karbon."""
    assert code_name("x" * length, "C1") == "x" * length


@pytest.mark.edge("LINK-01 b")
def test_a_name_that_is_too_long() -> None:
    """From 65 characters on it is cut to 57 and marked by the entity's key (D-02)."""
    found = code_name("x" * (NAME_LENGTH_MAX + 1), "C1")

    assert len(found) == NAME_LENGTH_MAX
    assert found[:58] == "x" * 57 + "~"
    assert found != code_name("x" * (NAME_LENGTH_MAX + 1), "C2")


@settings(max_examples=100, derandomize=True, database=None)
@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_names_always_fit(name: str, key: str) -> None:
    """Whatever the name, the code's is at most 64 characters and the same each time."""
    assert len(code_name(name, key)) <= NAME_LENGTH_MAX
    assert code_name(name, key) == code_name(name, key)


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(0, 0), (29, 0), (30, 1), (60, 1), (89, 1), (90, 2), (612, 10), (594, 10), (3_600, 60), (86_400, 1_440)],
)
def test_minutes(seconds: int, minutes: int) -> None:
    """Seconds are shown as the nearest whole minute."""
    assert minutes_of(seconds) == minutes


@pytest.mark.edge("FLOW-02 b")
def test_minutes_survive_hundredths_of_an_hour() -> None:
    """No length of a day's time changes its minutes by being kept in hundredths of an hour (FLOW-02)."""
    kept = [(seconds_of(minutes) * 100 + 1_800) // 3_600 * 36 for minutes in range(1, 1_441)]

    assert [minutes_of(seconds) for seconds in kept] == list(range(1, 1_441))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Acme", "Acme"),
        ("Acme: North", "Acme- North"),
        ("Acme\tNorth", "Acme North"),
        ("Acme\r\nNorth", "Acme  North"),
        (" Acme ", "Acme"),
        (":", "-"),
    ],
)
def test_names_for_quickbooks(name: str, kept: str) -> None:
    """Colons, tabs and newlines, which QuickBooks forbids, become a dash or a blank (D-06)."""
    assert books_name(name) == kept
