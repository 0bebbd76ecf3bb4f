"""What the tests of time share that is entered, changed and shown while another is at work."""

from __future__ import annotations

from typing import Any

import pytest

from integration.messages import Refused
from integration.store.entries import EntryState
from tests.integration.firm import Firm
from tests.integration.meanwhile import Meanwhile


def minutes(firm: Firm) -> list[int]:
    """The time in QuickBooks Time in the order in which it arrived."""
    return [sheet["minutes"] for sheet in sorted(firm.time.timesheets(), key=lambda one: one["id"])]


def states(firm: Firm) -> list[EntryState]:
    return [line.state for line in firm.entries()]


def meanwhile(firm: Firm, deed: Any, stage: str = "Reading time") -> None:
    """Something is done when this stage of the firm's next sync begins."""
    firm.bridge.desk.progress = Meanwhile(stage, deed)


def refusal_of(deed: Any) -> Any:
    with pytest.raises(Refused) as caught:
        deed()
    return caught.value.finding
