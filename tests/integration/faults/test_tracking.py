"""Time that is tracked while any one call fails, in any way: afterwards there is one timesheet an entry."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import Any

import pytest

from integration.clients.errors import VendorError
from integration.recover import GRACE
from integration.store.entries import EntryState
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, Firm

from . import AT_ANY_CALL


def settle(firm: Firm) -> None:
    """Time passes, the process begins anew, and somebody syncs."""
    firm.disarm()
    firm.wait(GRACE.total_seconds())
    firm.restart().sync()


@pytest.mark.edge("LINK-05 a", "LINK-05 b", "LINK-05 d")
@AT_ANY_CALL
def test_any_call_of_tracking_fails(found: Found, fault: dict[str, Any]) -> None:
    """What was taken arrives once; what was not taken leaves nothing behind."""
    for place in count():
        firm = found()
        firm.connect()
        firm.arm(**fault, skip=place)
        try:
            firm.track(60)
            taken = 1
        except VendorError:
            taken = 0
        struck = not firm.world.universe.faults.unfired()
        settle(firm)

        assert [sheet["minutes"] for sheet in firm.time.timesheets()] == [60] * taken, place
        assert [line.state for line in firm.entries()] == [EntryState.RECORDED] * taken, place
        assert [one["minutes"] for one in firm.books.time_activities()] == [60] * taken, place
        if not struck:
            break
    assert place >= (1 if "method" in fault else 3)


@AT_ANY_CALL
def test_any_call_of_a_sync_fails(found: Found, fault: dict[str, Any]) -> None:
    """Time held back, time entered in QuickBooks Time and time for QuickBooks all arrive, and arrive once."""
    for place in count():
        firm = found()
        firm.connect()
        firm.arm("refused", service="quickbooks_time", method="POST", path="/timesheets")
        firm.track(60)
        firm.disarm()
        firm.time.enter_time("bob@baseline.example", firm.job("Acme › 2026 Tax"), str(firm.today()), 30)
        firm.arm(**fault, skip=place)
        with suppress(VendorError):
            firm.bridge.sync()
        struck = not firm.world.universe.faults.unfired()
        settle(firm)

        assert sorted(sheet["minutes"] for sheet in firm.time.timesheets()) == [30, 60], place
        assert sorted(one["minutes"] for one in firm.books.time_activities()) == [30, 60], place
        assert sorted(one["path"] for one in firm.books.customers()) == ["Acme", "Acme:2026 Tax"], place
        assert firm.tab().actual_minutes == 90, place
        if not struck:
            break
    assert place >= (3 if "method" in fault else 10)


@pytest.mark.parametrize("kind", ["refused", "lost", "slow"])
def test_edits_and_deletions(found: Found, kind: str) -> None:
    """An edit or a deletion whose answer is lost has happened or not, on both sides alike."""
    for place in count():
        firm = found()
        firm.connect()
        first, second = firm.track(60).entry.id, firm.track(30).entry.id
        firm.arm(kind, skip=place)
        with suppress(VendorError):
            firm.bridge.edit_time(first, minutes=90)
        with suppress(VendorError):
            firm.bridge.delete_time(second)
        struck = not firm.world.universe.faults.unfired()
        settle(firm)

        there = sorted(sheet["minutes"] for sheet in firm.time.timesheets())
        assert sorted(entry.minutes for entry in firm.tab().entries) == there, place
        assert sorted(one["minutes"] for one in firm.books.time_activities()) == there, place
        if not struck:
            break
    assert there == [90]


def test_the_books_after_a_lost_answer(in_step: Firm) -> None:
    """Time whose export nobody heard of, and that is changed before the next run, is in QuickBooks once."""
    entry = in_step.track(60).entry.id
    in_step.arm("lost", service="quickbooks", method="POST", path="/batch", skip=2)
    in_step.bridge.sync()
    in_step.bridge.edit_time(entry, minutes=90)
    settle(in_step)

    assert [one["minutes"] for one in in_step.books.time_activities()] == [90]


def test_pressed_again_and_again(in_step: Firm) -> None:
    """Nothing is done twice, however often everybody presses everything."""
    in_step.track(60)
    for _ in range(3):
        in_step.bridge.sync()
        in_step.bridge.save_and_sync(ADMIN)
        in_step.bridge.sync_books()
        in_step.bridge.connect(ADMIN)

    assert len(in_step.time.timesheets()) == len(in_step.books.time_activities()) == 1
    assert in_step.paths() == ["Acme", "Acme › 2026 Tax"]
