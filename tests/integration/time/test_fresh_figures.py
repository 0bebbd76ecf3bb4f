"""Figures come to be right, whatever the clocks say, however long nobody asked, and whichever part fails."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from integration.clients.errors import VendorError
from integration.messages import Code
from integration.store.entries import EntryState
from sim.conformance.stage import WorldClock
from tests.integration.firm import ADMIN, BOB, Firm


class Askew(WorldClock):
    """Our clock, so many seconds from that of the vendors."""

    def __init__(self, firm: Firm, by_s: float) -> None:
        super().__init__(firm.world)
        self._by = timedelta(seconds=by_s)

    def now(self) -> datetime:
        return super().now() + self._by


@pytest.mark.edge("FRESH-02 c")
@pytest.mark.parametrize("by_s", [-300, 300])
def test_clocks_that_differ(in_step: Firm, by_s: float) -> None:
    """Nothing that happened around a sync is lost to the difference, neither time nor codes nor clients."""
    in_step.bridge.desk.clock = Askew(in_step, by_s)
    job, day = in_step.job("Acme › 2026 Tax"), str(in_step.today())
    for number in range(4):
        in_step.time.enter_time(BOB, job, day, 15)
        in_step.karbon.add_organization(f"Client {number}")
        in_step.bridge.sync()
        in_step.wait(45)
    in_step.time.delete_time(in_step.time.timesheets()[0]["id"])
    in_step.bridge.sync()

    assert in_step.tab().actual_minutes == 45
    assert [path for path in in_step.paths() if path.startswith("Client")] == [
        f"Client {n}" for n in range(4)
    ]


@pytest.mark.edge("DISC-05 d")
def test_after_half_a_year(in_step: Firm) -> None:
    """Time deleted meanwhile is gone from Karbon, though QuickBooks Time no longer tells of it."""
    in_step.track(60)
    in_step.track(30)
    in_step.bridge.sync()
    in_step.bridge.disconnect(ADMIN)
    in_step.time.delete_time(in_step.time.timesheets()[0]["id"])
    in_step.wait(timedelta(days=181).total_seconds())
    in_step.bridge.connect(ADMIN)
    in_step.bridge.sync()
    states = sorted(one.state for one in in_step.entries())

    assert states == [EntryState.DELETED, EntryState.RECORDED]
    assert [in_step.tab().actual_minutes] == [one["minutes"] for one in in_step.time.timesheets()]


@pytest.mark.edge("FRESH-03 c")
@pytest.mark.parametrize(
    ("service", "path", "said"),
    [
        ("quickbooks_time", "/timesheets", "QuickBooks Time"),
        ("quickbooks_time", "/jobcodes", "QuickBooks Time"),
        ("karbon", "/v3/WorkItems", "Karbon"),
    ],
)
def test_a_part_that_fails(in_step: Firm, service: str, path: str, said: str) -> None:
    """It is said which system and what of it, and the next Sync makes up for it."""
    in_step.time.enter_time(BOB, in_step.job("Acme › 2026 Tax"), str(in_step.today()), 30)
    in_step.time.rename_job(in_step.job("Acme"), "Acme Inc")
    in_step.arm("refused", service=service, path=path, times=5)
    with pytest.raises(VendorError) as caught:
        in_step.bridge.sync()
    in_step.disarm()
    in_step.bridge.sync()

    assert str(caught.value).startswith(said)
    assert "reading" in str(caught.value)
    assert in_step.tab().actual_minutes == 30


@pytest.mark.edge("FRESH-03 c")
def test_quickbooks_that_fails(in_step: Firm) -> None:
    """The rest of the Sync is done, and the report names QuickBooks."""
    in_step.track(60)
    in_step.arm("refused", service="quickbooks", times=5)
    run = in_step.bridge.sync()
    in_step.disarm()

    assert [one.sentence[:10] for one in run.findings if one.code is Code.SERVICE_UNAVAILABLE] == [
        "QuickBooks"
    ]
    assert in_step.tab().actual_minutes == 60


@pytest.mark.edge("FRESH-03 b")
def test_the_limit_of_calls(in_step: Firm) -> None:
    """At QuickBooks Time's limit a Sync waits for as long as it takes, and is complete."""
    in_step.time.enter_time(BOB, in_step.job("Acme › 2026 Tax"), str(in_step.today()), 30)
    in_step.arm("refused", service="quickbooks_time", times=2, status=429)
    began = in_step.bridge.desk.now()
    in_step.bridge.sync()

    assert in_step.tab().actual_minutes == 30
    assert in_step.bridge.desk.now() > began
