"""What the tests of decisions share."""

from __future__ import annotations

from typing import Any

from integration.settings import Choices
from tests.integration.firm import ADMIN, Firm

USUAL = ("Client",), True
APART = "{title} - {start}"


def choose(firm: Firm, **choices: Any) -> Any:
    """Save & Sync with these decisions."""
    return firm.bridge.save_and_sync(ADMIN, *USUAL, choices=Choices(**choices))


def bookkeeping(firm: Firm, months: int = 3) -> list[str]:
    """The keys of so many work items called Bookkeeping, a month each."""
    acme = firm.key("Acme")
    return [
        firm.karbon.add_work("Bookkeeping", acme, f"2026-{number:02}-01") for number in range(1, months + 1)
    ]


def billable(firm: Firm) -> list[str]:
    return [one.billable_status for one in firm.world.quickbooks.time_activities]
