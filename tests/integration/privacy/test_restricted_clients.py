"""Restricted clients get no code, also where the application is allowed to see them."""

from __future__ import annotations

import pytest

from integration.messages import Code
from integration.privacy import LOOKS_MAX
from tests.integration.firm import ADMIN, Firm


@pytest.fixture
def trusted(baseline: Firm) -> Firm:
    """Karbon's support let the application see private and hidden clients, and there are some."""
    baseline.karbon.grant_app_permission(True, True)
    person = baseline.karbon.add_person("Hidden", "Person", restriction="Hidden")
    baseline.karbon.add_organization("Private Trust", restriction="Private")
    baseline.karbon.add_client_group("Hidden Group", [person], restriction="Hidden")
    return baseline


@pytest.mark.edge("PRIV-01 b")
def test_a_first_sync(trusted: Firm) -> None:
    """Nobody who is not public goes over, and their names stay in Karbon (PRIV-01, PRIV-04)."""
    trusted.connect()

    assert trusted.paths() == ["Acme", "Acme › 2026 Tax"]


def test_a_preview(trusted: Firm) -> None:
    """A preview shows what would be done."""
    trusted.bridge.connect(ADMIN)

    assert {action.name for action in trusted.bridge.preview(ADMIN, ("Client",), True).actions} == {
        "Acme",
        "2026 Tax",
    }


def test_a_client_that_comes_later(trusted: Firm) -> None:
    """A plain Sync looks as closely as Save & Sync."""
    trusted.connect()
    trusted.karbon.add_organization("Secret Trust", restriction="Private")
    trusted.karbon.add_organization("Birch")
    trusted.bridge.sync()

    assert trusted.paths() == ["Acme", "Acme › 2026 Tax", "Birch"]


def test_a_large_firm(trusted: Firm) -> None:
    """Of many new clients some are looked at; once one of them is not public, all are."""
    for number in range(2 * LOOKS_MAX):
        trusted.karbon.add_organization(f"Trust {number}", restriction="Private" if number % 2 else "Public")
    trusted.connect()

    assert len(trusted.paths()) == 2 + LOOKS_MAX


def test_one_alone(baseline: Firm) -> None:
    """A single restricted client is found by itself: nothing else gives it away."""
    baseline.karbon.grant_app_permission(True, True)
    baseline.karbon.add_organization("Private Trust", restriction="Private")
    baseline.connect()

    assert baseline.paths() == ["Acme", "Acme › 2026 Tax"]


def test_a_group_gives_it_away(baseline: Firm) -> None:
    """Groups are read one by one anyway: a hidden one tells that every client has to be looked at."""
    baseline.karbon.grant_app_permission(True, True)
    for number in range(2 * LOOKS_MAX):
        level = "Private" if number == 1 else "Public"  # the second in line, which a sample passes over
        baseline.karbon.add_organization(f"A{number:03}", restriction=level)
    baseline.karbon.add_client_group("Hidden Group", [baseline.key("A000")], restriction="Hidden")
    baseline.connect()

    assert "A001" not in baseline.paths()
    assert len(baseline.paths()) == 2 + 2 * LOOKS_MAX - 1


@pytest.mark.edge("PRIV-03 c")
def test_made_private_later(trusted: Firm) -> None:
    """A client that is made private is frozen by the next Save & Sync, and back when it is public (PRIV-03)."""
    trusted.connect()
    before = trusted.paths()
    trusted.karbon.set_restriction(trusted.key("Acme"), "Private")
    trusted.bridge.save_and_sync(ADMIN)
    frozen = trusted.tab("Acme").message
    trusted.karbon.set_restriction(trusted.key("Acme"), "Public")
    trusted.bridge.save_and_sync(ADMIN)

    assert frozen.code is Code.CLIENT_NOT_PUBLIC
    assert trusted.paths() == before
    assert trusted.tab("Acme").available


@pytest.mark.edge("PRIV-03 b")
@pytest.mark.parametrize("known", [False, True])
def test_renamed_while_private(baseline: Firm, known: bool) -> None:
    """A new name that is given in private stays there, the first time and ever after (PRIV-03 b)."""
    baseline.karbon.grant_app_permission(True, True)
    baseline.connect()
    acme = baseline.key("Acme")
    baseline.karbon.set_restriction(acme, "Private")
    if known:
        baseline.bridge.save_and_sync(ADMIN)
    baseline.karbon.rename_client(acme, "Secret")
    for _ in range(3):
        baseline.bridge.sync()
        baseline.wait(3_600)

    assert baseline.paths() == ["Acme", "Acme › 2026 Tax"]


def test_what_it_costs(baseline: Firm) -> None:
    """A firm whose application sees public clients only pays for its new clients, fifty at most, and then nothing."""
    for number in range(3 * LOOKS_MAX):
        baseline.karbon.add_organization(f"Trust {number}")
    baseline.bridge.connect(ADMIN)
    mark = baseline.mark()
    baseline.bridge.save_and_sync(ADMIN, ("Client",), True)
    first = len(baseline.calls("karbon", path="/v3/Organizations/", since=mark))
    baseline.wait(3_600)
    baseline.bridge.sync()
    mark = baseline.mark()
    baseline.bridge.sync()

    assert 0 < first <= LOOKS_MAX
    assert not baseline.calls("karbon", path="/v3/Organizations/", since=mark)
