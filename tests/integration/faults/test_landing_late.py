"""A call that arrives after we looked and saw nothing makes nothing a second time."""

from __future__ import annotations

from contextlib import suppress

import pytest

from integration.clients.errors import VendorError
from integration.delivery import _row
from integration.recover import GRACE
from integration.store.entries import EntryState
from tests.integration.firm import ADMIN, Firm


@pytest.mark.edge("LINK-05 c")
def test_a_code(in_step: Firm) -> None:
    """By then the code is there: QuickBooks Time makes no other of that name in that place."""
    in_step.karbon.add_organization("Birch")
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/jobcodes")
    with suppress(VendorError):
        in_step.bridge.save_and_sync(ADMIN)
    in_step.bridge.save_and_sync(ADMIN)
    late = {"name": "Birch", "parent_id": 0, "type": "regular", "assigned_to_all": True}
    (landed,) = in_step.bridge.desk.time.create_jobcodes([late])
    run = in_step.bridge.save_and_sync(ADMIN)

    assert landed.id in {None, in_step.job("Birch")}
    assert in_step.live_links()[in_step.key("Birch")] == in_step.job("Birch")
    assert (run.counts, run.findings) == ({}, [])


@pytest.mark.edge("LINK-05 c")
def test_time(in_step: Firm) -> None:
    """Nothing is sent again while it may still land, and what has landed is taken for what it is."""
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets")
    in_step.track(60)
    in_step.bridge.sync()
    (line,) = in_step.entries(EntryState.HELD)
    in_step.bridge.desk.time.create_timesheets([_row(line)])
    in_step.wait(GRACE.total_seconds())
    in_step.bridge.sync()

    assert [one["minutes"] for one in in_step.time.timesheets()] == [60]
    assert [one.state for one in in_step.entries()] == [EntryState.RECORDED]
    assert in_step.tab().actual_minutes == 60
