"""A firm of some size, in step."""

from __future__ import annotations

import pytest

from tests.integration.firm import ADMIN, Firm

CLIENTS = 59  # beside Acme, whose work is the sixty-first code


@pytest.fixture
def sixty(baseline: Firm) -> Firm:
    """Sixty clients and one work item, each with its code."""
    add_clients(baseline, CLIENTS, "Old")
    baseline.connect()
    assert len(baseline.live_links()) == CLIENTS + 2
    return baseline


def add_clients(firm: Firm, count: int, word: str = "New") -> None:
    """So many organizations of the type that takes part."""
    for number in range(count):
        firm.karbon.add_organization(f"{word} {number:03}")


def writes(firm: Firm, since: int) -> set[str]:
    """The methods by which anything was written, of all three systems."""
    return {call.method for call in firm.calls(since=since)} - {"GET"}


def kept(firm: Firm) -> tuple[object, ...]:
    """What must be as before when a plan was stopped."""
    return firm.paths(), firm.live_links(), firm.bridge.settings().settings, firm.bridge.doctor(ADMIN)
