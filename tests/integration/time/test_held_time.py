"""Time that cannot be delivered is held, shown, and delivered later in the order in which it was entered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from integration.messages import Code, Refused
from integration.recover import GRACE
from integration.store.entries import EntryState
from tests.integration.firm import ADMIN, ANN, BOB, Firm

POSTS = {"service": "quickbooks_time", "method": "POST", "path": "/timesheets"}


def minutes(firm: Firm) -> list[int]:
    """The time in QuickBooks Time in the order in which it arrived."""
    return [sheet["minutes"] for sheet in sorted(firm.time.timesheets(), key=lambda one: one["id"])]


def hold(firm: Firm, *lengths: int, **more: Any) -> None:
    """Time is entered while QuickBooks Time takes none."""
    firm.arm("refused", **POSTS, times=len(lengths), status=404)
    for length in lengths:
        firm.track(length, **more)
    firm.disarm()


def told(run: Any) -> list[Code]:
    return [finding.code for finding in run.findings]


@pytest.mark.edge("FRESH-04 a")
def test_order_is_kept(in_step: Firm) -> None:
    """What was entered first arrives first, whatever day it is for and however much there is."""
    in_step.arm("refused", **POSTS, times=100, status=404)
    for number in range(12):
        day = in_step.today() - timedelta(days=number % 3)
        in_step.bridge.track_time(ANN, in_step.key("2026 Tax"), day, 60 - 3 * number)
    in_step.disarm()
    in_step.bridge.sync()

    assert minutes(in_step) == [60 - 3 * number for number in range(12)]


def test_held_time_is_shown(in_step: Firm) -> None:
    """Held time counts on the tab at once, and once only when it has arrived."""
    hold(in_step, 60)
    before = in_step.tab()
    in_step.bridge.sync()
    after = in_step.tab()

    assert [(line.minutes, line.state) for line in before.entries] == [(60, "held")]
    assert [(line.minutes, line.state) for line in after.entries] == [(60, "recorded")]


def test_nothing_is_sent_again_too_early(in_step: Firm) -> None:
    """Time of which nobody heard may still land: it waits for two minutes, while other time goes on."""
    in_step.arm("refused", **POSTS)  # a 503 says nothing of what was done
    in_step.track(60)
    hold(in_step, 30)
    in_step.bridge.sync()
    early = minutes(in_step)
    in_step.wait(GRACE.total_seconds())
    in_step.bridge.sync()

    assert early == [30]
    assert minutes(in_step) == [30, 60]


def test_while_quickbooks_time_is_away(in_step: Firm) -> None:
    """When QuickBooks Time takes nothing, one try is enough to know it, and the order stays."""
    hold(in_step, 60, 30, 12)
    in_step.arm("refused", **POSTS, times=100, status=404)
    mark = in_step.mark()
    in_step.bridge.sync()
    tries = len(in_step.calls("quickbooks_time", "POST", "/timesheets", mark))
    in_step.disarm()
    in_step.bridge.sync()

    assert tries == 1
    assert minutes(in_step) == [60, 30, 12]


@pytest.mark.edge("CODE-02 a")
def test_the_code_is_gone(in_step: Firm) -> None:
    """Time entered while the code is gone is held, said so, and delivered to the code that replaces it (D-12)."""
    in_step.time.delete_job(in_step.job("Acme › 2026 Tax"))
    message = in_step.track(60).message
    tab = in_step.tab()
    in_step.bridge.save_and_sync(ADMIN)
    made = in_step.bridge.generate_code(in_step.key("2026 Tax"), ADMIN, "create")

    assert message.code is Code.CODE_MISSING
    assert (tab.actual_minutes, tab.message.code) == (60, Code.CODE_MISSING)
    assert made.delivered == 1
    assert [sheet["job_id"] for sheet in in_step.time.timesheets()] == [made.code_id]


@pytest.mark.edge("PRIV-03 a")
@pytest.mark.parametrize("name", ["2026 Tax", "Acme"])
def test_the_client_is_private_by_now(in_step: Firm, name: str) -> None:
    """Time that waits does not leave Karbon once its client is private, and is not lost either (PRIV-03)."""
    hold(in_step, 60, name=name)
    in_step.karbon.set_restriction(in_step.key("Acme"), "Private")
    run = in_step.bridge.sync()
    kept = [line.state for line in in_step.entries()]
    in_step.karbon.set_restriction(in_step.key("Acme"), "Public")
    in_step.bridge.sync()

    assert Code.CLIENT_NOT_PUBLIC in told(run)
    assert kept == [EntryState.HELD]
    assert minutes(in_step) == [60]


@pytest.mark.edge("USER-02 a")
@pytest.mark.parametrize("why", ["archived", "approved", "may not track"])
def test_refused_when_it_arrives(in_step: Firm, why: str) -> None:
    """Held time that QuickBooks Time refuses is reported and kept, and arrives when the reason is gone (USER-02)."""
    hold(in_step, 60, by=BOB)
    undo = _obstruct(in_step, why)
    run = in_step.bridge.sync()
    kept = [line.state for line in in_step.entries()]
    undo()
    in_step.bridge.save_and_sync(ADMIN)

    assert kept == [EntryState.HELD]
    assert set(told(run)) & {Code.USER_ARCHIVED, Code.TIME_LOCKED, Code.USER_MAY_NOT_TRACK}
    assert minutes(in_step) == [60]


def _obstruct(firm: Firm, why: str) -> Any:
    if why == "archived":
        bob = next(one["id"] for one in firm.time.team() if one["email"] == BOB)
        firm.time.archive_user(BOB)
        return lambda: firm.time.restore_user(bob)
    if why == "approved":
        firm.time.approve_time(BOB, str(firm.today()))
        return lambda: firm.time.unapprove_time(BOB)
    firm.time.set_permission(BOB, "time_tracking", False)
    return lambda: firm.time.set_permission(BOB, "time_tracking", True)


def test_refused_at_once(in_step: Firm) -> None:
    """Time that is refused while somebody waits for the answer leaves nothing behind: they enter it again."""
    in_step.time.approve_time(ANN, str(in_step.today()))
    with pytest.raises(Refused) as refusal:
        in_step.track(60)

    assert refusal.value.finding.code is Code.TIME_LOCKED
    assert [line.state for line in in_step.entries()] == [EntryState.DELETED]
    assert in_step.tab().entries == []


def test_one_refusal_holds_up_nobody(in_step: Firm) -> None:
    """Everybody else's time goes on."""
    hold(in_step, 60, by=BOB)
    hold(in_step, 30)
    in_step.time.archive_user(BOB)
    in_step.bridge.sync()

    assert minutes(in_step) == [30]


def test_held_time_can_be_changed(in_step: Firm) -> None:
    """What was not sent yet is changed here alone, and arrives as it is then; or not at all when it is deleted."""
    hold(in_step, 60, 30)
    first, second = (line.id for line in in_step.entries(EntryState.HELD))
    in_step.bridge.edit_time(first, minutes=90)
    in_step.bridge.delete_time(second)
    in_step.bridge.sync()

    assert minutes(in_step) == [90]
