"""What can be changed and seen while another is at work for the firm: what waits, and every tab."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from integration import time_reading
from integration.messages import Code
from integration.store.database import StoreBusy
from integration.store.entries import EntryState
from integration.turn import PATIENCE_S
from tests.integration.firm import BOB, Firm

from .another import meanwhile, minutes, refusal_of, states


def test_what_waits_can_be_changed_meanwhile(in_step: Firm) -> None:
    """An entry that only Karbon has is edited and deleted beside the other."""
    twin = in_step.twin()

    def enter() -> None:
        first, second = twin.track(60).entry.id, twin.track(30).entry.id
        twin.bridge.edit_time(first, minutes=90)
        twin.bridge.delete_time(second)

    meanwhile(in_step, enter)
    in_step.bridge.sync()

    assert minutes(in_step) == [90]
    assert states(in_step) == [EntryState.RECORDED, EntryState.DELETED]


def test_what_is_on_its_way_is_not_changed(in_step: Firm) -> None:
    """From the moment that it goes out, an edit would be one of the wrong version."""
    desk, twin, refusals = in_step.bridge.desk, in_step.twin(), []
    create = desk.time.create_timesheets

    def edited(rows: Any) -> Any:
        (line,) = twin.entries(EntryState.HELD)
        refusals.append(refusal_of(lambda: twin.bridge.edit_time(line.id, minutes=90)))
        refusals.append(refusal_of(lambda: twin.bridge.delete_time(line.id)))
        return create(rows)

    desk.time.create_timesheets = edited  # type: ignore[method-assign]
    meanwhile(in_step, lambda: twin.track(60))
    in_step.bridge.sync()

    assert {refusal.code for refusal in refusals} == {Code.TIME_LOCKED}
    assert len(refusals) == 2
    assert minutes(in_step) == [60]


def test_what_quickbooks_time_has_is_not_changed_meanwhile(in_step: Firm) -> None:
    """It is said after a little while, with who is at work, and that nothing changed."""
    entry, twin, refusals = in_step.track(60).entry.id, in_step.twin(), []

    def change() -> None:
        began = twin.bridge.desk.now()
        refusals.append(refusal_of(lambda: twin.bridge.edit_time(entry, minutes=90)))
        assert twin.bridge.desk.now() - began == timedelta(seconds=PATIENCE_S)
        refusals.append(refusal_of(lambda: twin.bridge.delete_time(entry)))

    meanwhile(in_step, change)
    in_step.bridge.sync()

    assert {refusal.code for refusal in refusals} == {Code.FIRM_BUSY}
    assert all(refusal.sentence.endswith("The entry is as it was.") for refusal in refusals)
    assert minutes(in_step) == [60]


@pytest.mark.edge("FRESH-01 b")
def test_a_tab_waits_for_nobody(in_step: Firm) -> None:
    """During a sync it is opened at once, reads what is there now, and is not read again for two minutes."""
    twin, tabs, calls = in_step.twin(), [], []
    in_step.wait(180)

    def look() -> None:
        began = twin.bridge.desk.now()
        in_step.time.enter_time(BOB, in_step.job("Acme › 2026 Tax"), str(in_step.today()), 30)
        mark = in_step.mark()
        tabs.extend(twin.tab() for _ in range(3))
        calls.append(len(in_step.calls("quickbooks_time", since=mark)))
        assert twin.bridge.desk.now() == began

    meanwhile(in_step, look)
    in_step.bridge.sync()

    assert [(tab.actual_minutes, tab.stale) for tab in tabs] == [(30, False)] * 3
    assert calls == [1]


def test_what_a_tab_read_too_early_replaces_nothing(in_step: Firm) -> None:
    """Time that arrives, or is edited, while a tab is read does not vanish, and is not what it was before."""
    edited = in_step.track(60).entry.id
    twin = in_step.twin()
    in_step.wait(180)
    time = twin.bridge.desk.time
    read = time.timesheets

    def slow(*args: Any, **more: Any) -> Any:
        seen = read(*args, **more)
        in_step.wait(5)
        in_step.track(30)
        in_step.bridge.edit_time(edited, minutes=90)
        return seen

    time.timesheets = slow  # type: ignore[method-assign]
    tab = twin.tab()

    assert sorted(line.minutes for line in tab.entries) == [30, 90]
    assert sorted(line.minutes for line in in_step.tab().entries) == [30, 90]
    assert in_step.bridge.edit_time(edited, minutes=75).entry.minutes == 75


def test_a_store_that_somebody_fills(in_step: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tab whose figures cannot be kept now shows those that are there, as old as they are."""
    in_step.track(60)
    in_step.wait(180)

    def full(*_: Any) -> None:
        raise StoreBusy("in use")

    monkeypatch.setattr(time_reading, "_take_over", full)
    tab = in_step.tab()

    assert (tab.actual_minutes, tab.stale) == (60, True)
