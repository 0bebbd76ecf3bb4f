"""Time is taken while another is at work for the firm, and what cannot be done is said at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from integration import tracking
from integration.clients.errors import VendorError
from integration.messages import Code
from integration.recover import GRACE
from integration.store import leases
from integration.store.database import StoreBusy
from integration.store.entries import EntryState
from integration.turn import turn
from tests.integration.firm import ADMIN, ANN, BOB, Firm

from .another import meanwhile, minutes, refusal_of, states

STAGES = ["Reading Karbon", "Reading time"]


@pytest.mark.edge("FRESH-04 b")
@pytest.mark.parametrize("stage", STAGES)
def test_time_entered_during_a_sync(in_step: Firm, stage: str) -> None:
    """It is taken after a moment, shown as waiting with why, and is there when the sync has ended: once."""
    twin, told = in_step.twin(), []

    def enter() -> None:
        began = twin.bridge.desk.now()
        told.append(twin.track(60))
        told.append(twin.bridge.desk.now() - began)
        told.append(twin.tab())

    meanwhile(in_step, enter, stage)
    in_step.bridge.sync()
    tracked, waited, tab = told

    assert (tracked.entry.state, tracked.message.code) == ("held", Code.TIME_WAITING)
    assert waited == timedelta(seconds=tracking.PATIENCE_S)
    assert [(line.minutes, line.state) for line in tab.entries] == [(60, "held")]
    assert minutes(in_step) == [60]
    assert states(in_step) == [EntryState.RECORDED]


def test_time_entered_after_the_sync_has_sent_what_waits(in_step: Firm) -> None:
    """It is looked for once more before the turn ends, also while that is being sent."""
    desk, twin, count = in_step.bridge.desk, in_step.twin(), []
    create = desk.time.create_timesheets

    def one_more(rows: Any) -> Any:
        if len(count) < 2:
            count.append(twin.track(30 + 6 * len(count)))
        return create(rows)

    desk.time.create_timesheets = one_more  # type: ignore[method-assign]
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    twin.track(15)
    in_step.disarm()
    in_step.bridge.sync()

    assert minutes(in_step) == [15, 30, 36]
    assert set(states(in_step)) == {EntryState.RECORDED}


def test_order_is_kept(in_step: Firm) -> None:
    """What people enter meanwhile arrives in the order of entering, also when the clock is set back in between."""
    twin = in_step.twin()

    def enter() -> None:
        for length in (60, 30, 45):
            twin.track(length)
            in_step.world.universe.clock.set(in_step.world.universe.clock.now() - timedelta(hours=1))

    meanwhile(in_step, enter)
    in_step.bridge.sync()

    assert minutes(in_step) == [60, 30, 45]


def test_of_many_who_enter_one_waits(in_step: Firm) -> None:
    """That the other is at work for a while is known after the first."""
    twin, waits = in_step.twin(), []

    def enter() -> None:
        for length in (60, 30, 45):
            began = twin.bridge.desk.now()
            twin.track(length)
            waits.append((twin.bridge.desk.now() - began).total_seconds())

    meanwhile(in_step, enter)
    in_step.bridge.sync()

    assert waits == [tracking.PATIENCE_S, 0.0, 0.0]


@pytest.mark.parametrize("how", ["dies", "fails"])
def test_the_other_does_not_come_to_its_end(in_step: Firm, how: str) -> None:
    """What was kept waits for whoever has the turn next, and goes before what they enter."""
    twin = in_step.twin()

    def enter() -> None:
        twin.track(60)
        if how == "dies":
            raise KeyboardInterrupt
        in_step.arm("refused", service="karbon", times=3)

    meanwhile(in_step, enter, "Reading Karbon")
    with suppress(KeyboardInterrupt, VendorError):
        in_step.bridge.sync()
    in_step.disarm()
    kept = states(in_step)
    twin.track(30)

    assert kept == [EntryState.HELD]
    assert minutes(in_step) == [60, 30]


def test_the_turn_ends_while_it_is_kept(in_step: Firm) -> None:
    """Between asking for the turn and keeping the time the other ended: nobody would look again, so it goes at once."""
    desk, twin = in_step.bridge.desk, in_step.twin()
    working = turn(desk)
    working.__enter__()
    find = tracking.find

    def ended(*args: Any, **more: Any) -> Any:
        working.__exit__(None, None, None)
        tracking.find = find
        return find(*args, **more)

    tracking.find = ended
    try:
        tracked = twin.track(60)
    finally:
        tracking.find = find

    assert (tracked.entry.state, tracked.message) == ("recorded", None)
    assert minutes(in_step) == [60]


@pytest.mark.edge("LINK-05 b")
def test_the_answer_is_lost_when_it_is_delivered(in_step: Firm) -> None:
    """Time that was kept is no twin either when nobody heard that it arrived."""
    twin = in_step.twin()

    def enter() -> None:
        twin.track(60)
        in_step.arm("lost", service="quickbooks_time", method="POST", path="/timesheets")

    meanwhile(in_step, enter)
    in_step.bridge.sync()
    in_step.wait(GRACE.total_seconds())
    in_step.restart().sync()

    assert minutes(in_step) == [60]
    assert states(in_step) == [EntryState.RECORDED]


def test_one_that_is_given_up_for_dead_sends_nothing_that_was_kept(in_step: Firm) -> None:
    """The turn was taken over meanwhile; the time is delivered by the new one alone."""
    twin = in_step.twin()

    def enter() -> None:
        twin.track(60)
        in_step.wait(leases.LEASE_S + 1)
        twin.bridge.sync()

    meanwhile(in_step, enter)
    refusal = refusal_of(in_step.bridge.sync)

    assert refusal.code is Code.FIRM_BUSY
    assert minutes(in_step) == [60]
    assert states(in_step) == [EntryState.RECORDED]


def test_taken_over_while_time_is_entered(in_step: Firm) -> None:
    """Whoever entered it is not told to enter it again: what is on disk is delivered by the new one."""
    desk, twin = in_step.bridge.desk, in_step.twin()
    deliver = tracking.deliver

    def late(*args: Any) -> Any:
        tracking.deliver = deliver
        in_step.wait(leases.LEASE_S + 1)
        with turn(twin.bridge.desk):
            return deliver(*args)

    tracking.deliver = late
    try:
        tracked = in_step.track(60)
    finally:
        tracking.deliver = deliver
    in_step.bridge.sync()

    assert desk.busy_at is not None
    assert (tracked.entry.state, tracked.message.code) == ("held", Code.TIME_WAITING)
    assert minutes(in_step) == [60]


def test_work_that_has_no_code_yet(in_step: Firm) -> None:
    """Time is taken as well on work that a sync is only just finding, and follows the code that it is about to get."""
    twin, told = in_step.twin(), []
    in_step.karbon.add_work("Payroll", in_step.key("Acme"), "2026-03-02")
    meanwhile(in_step, lambda: told.append(twin.track(60, "Payroll")), "Reading Karbon")
    in_step.bridge.sync()

    assert [(tracked.entry.state, tracked.message.code) for tracked in told] == [("held", Code.TIME_WAITING)]
    assert minutes(in_step) == [60]
    assert [sheet["job_id"] for sheet in in_step.time.timesheets()] == [in_step.job("Acme › Payroll")]


def test_what_is_wrong_with_it_is_said_at_once(in_step: Firm) -> None:
    """Only that another is at work is no reason: a client that is private, or a colleague nobody knows, still is."""
    twin, refusals = in_step.twin(), []

    def enter() -> None:
        refusals.append(refusal_of(lambda: twin.track(60, by="nobody@baseline.example")))
        in_step.karbon.set_restriction(in_step.key("Acme"), "Private")
        refusals.append(refusal_of(lambda: twin.track(60)))

    meanwhile(in_step, enter)
    in_step.bridge.sync()

    assert [refusal.code for refusal in refusals] == [Code.USER_NOT_MATCHED, Code.CLIENT_NOT_PUBLIC]
    assert in_step.entries() == []


def test_a_new_task_type(in_step: Firm) -> None:
    """A role or task type without an option gets it when the time is delivered, not before."""
    twin = in_step.twin()
    in_step.bridge.save_and_sync(ADMIN)
    options: list[Any] = []

    def enter() -> None:
        twin.track(60, fields={"Task Type": "Planning"})
        options.append(_options(in_step))

    meanwhile(in_step, enter)
    in_step.bridge.sync()

    assert options == [[]]
    assert _options(in_step) == ["Planning"]
    assert [line.fields for line in in_step.tab().entries] == [{"Task Type": "Planning"}]


def _options(firm: Firm) -> list[str]:
    return next(field["options"] for field in firm.time.fields() if field["name"] == "Task Type")


@pytest.mark.parametrize("place", range(6))
def test_a_store_that_is_full_of_others(in_step: Firm, place: int) -> None:
    """Whichever write of an entry finds the store in use: it is tried again, and the time is there once."""
    database = in_step.bridge.desk.database
    begin, count = database.begin, iter(range(1_000))

    def busy_once() -> Any:
        if next(count) == place:
            raise StoreBusy("in use")
        return begin()

    database.begin = busy_once  # type: ignore[method-assign]
    in_step.track(60)
    del database.begin  # type: ignore[attr-defined]
    in_step.wait(GRACE.total_seconds())
    in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert states(in_step) == [EntryState.RECORDED]


def test_ann_and_bob_at_once(in_step: Firm) -> None:
    """Two people who enter time at the same moment wait for each other, and neither is kept."""
    ann, bob = in_step.track(60, by=ANN), in_step.twin().track(30, by=BOB)

    assert (ann.entry.state, bob.entry.state) == ("recorded", "recorded")
    assert minutes(in_step) == [60, 30]
