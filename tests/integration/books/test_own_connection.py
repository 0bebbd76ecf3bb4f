"""Where QuickBooks Time has its own connection to QuickBooks, ours steps back: nothing is there twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.firm import BOB, Firm

HOUR_S = 3_600


def minutes(firm: Firm) -> list[int]:
    return sorted(one["minutes"] for one in firm.books.time_activities())


def codes(run: Any) -> list[str]:
    return [finding.code.value for finding in run.findings]


@pytest.fixture
def linked(in_step: Firm) -> Firm:
    """The customers are in QuickBooks, and the people; QuickBooks Time is connected with it."""
    acme = in_step.books.add_customer("Acme")
    in_step.books.add_customer("2026 Tax", acme)
    in_step.time.connect_to_quickbooks()
    return in_step


def test_it_steps_back_and_says_so(linked: Firm) -> None:
    """One finding, whose sentence names the connection; QuickBooks is not called."""
    linked.track(60)
    linked.track(30)
    mark = linked.mark()
    run = linked.bridge.sync()

    assert codes(run) == ["BOOKS_LINKED_ALREADY"]
    assert "own connection to QuickBooks" in run.findings[0].sentence
    assert run.books.note == run.findings[0].sentence
    assert not linked.calls("quickbooks", since=mark)


def test_time_arrives_once(linked: Firm) -> None:
    """By QuickBooks Time's own connection; what is there is not spoken of again."""
    linked.track(60)
    linked.bridge.sync()
    linked.time.sync_with_quickbooks()
    linked.wait(HOUR_S)
    linked.bridge.sync()

    assert minutes(linked) == [60]
    assert codes(linked.bridge.sync()) == []


def test_time_that_it_exported_stays_its_own(linked: Firm) -> None:
    """When the connection is removed, only what it had not exported goes by ours."""
    linked.track(60)
    linked.time.sync_with_quickbooks()
    linked.wait(60)
    linked.bridge.sync()
    linked.time.disconnect_from_quickbooks()
    linked.track(30)
    run = linked.bridge.sync()

    assert codes(run) == []
    assert minutes(linked) == [30, 60]


def test_what_becomes_of_it_later_is_not_ours(linked: Firm) -> None:
    """Time that the other connection exported may be edited and deleted: ours leaves QuickBooks alone."""
    linked.track(60)
    linked.time.sync_with_quickbooks()
    linked.wait(60)
    linked.bridge.sync()
    linked.time.disconnect_from_quickbooks()
    sheet = linked.time.timesheets()[0]["id"]
    linked.time.unlock_time(sheet)
    linked.wait(60)
    linked.time.edit_time(sheet, minutes=90)
    edited = linked.bridge.sync()
    linked.wait(60)
    linked.time.delete_time(sheet)
    deleted = linked.bridge.sync()

    assert codes(edited) == codes(deleted) == []
    assert minutes(linked) == [60]


def everything(firm: Firm) -> list[tuple[str, int]]:
    return sorted((one["person"], one["minutes"]) for one in firm.books.time_activities())


def sheet(firm: Firm, length: int) -> int:
    return next(int(one["id"]) for one in firm.time.timesheets() if one["minutes"] == length)


@pytest.fixture
def exported(in_step: Firm) -> Firm:
    """Three entries in QuickBooks that we sent, and then QuickBooks Time is connected with it as well."""
    for length in (30, 60, 90):
        in_step.track(length)
    in_step.bridge.sync()
    in_step.wait(60)
    in_step.time.connect_to_quickbooks()
    return in_step


def test_switched_on_after_some_exports(exported: Firm) -> None:
    """What it sends again is there once in the end, and is its own; then all is quiet."""
    exported.time.sync_with_quickbooks()
    doubled = minutes(exported)
    exported.wait(60)
    run = exported.bridge.sync()
    mark = exported.mark()
    exported.bridge.sync()

    assert doubled == [30, 30, 60, 60, 90, 90]
    assert codes(run) == []
    assert minutes(exported) == [30, 60, 90]
    assert not exported.calls("quickbooks", since=mark)


def test_switched_on_from_a_day_on(in_step: Firm) -> None:
    """Time before that day is not sent again: ours stays, and follows its edits and deletions."""
    for length in (30, 60, 90):
        in_step.track(length)
    in_step.bridge.sync()
    in_step.wait(60)
    in_step.time.connect_to_quickbooks(export_from="2026-03-03")
    in_step.time.edit_time(sheet(in_step, 60), minutes=66)
    in_step.time.delete_time(sheet(in_step, 90))
    in_step.time.sync_with_quickbooks()
    in_step.wait(60)
    run = in_step.bridge.sync()

    assert codes(run) == []
    assert minutes(in_step) == [30, 66]


def test_billed_before_it_was_switched_on(exported: Firm) -> None:
    """Billed time is not deleted: a person is told, once, that it is there twice."""
    billed = next(one["id"] for one in exported.books.time_activities() if one["minutes"] == 60)
    exported.books.bill_time([billed])
    exported.time.sync_with_quickbooks()
    exported.wait(60)
    told = exported.bridge.sync()

    assert minutes(exported) == [30, 60, 60, 90]
    assert codes(told) == ["BOOKS_REFUSED"]
    assert "twice" in told.findings[0].sentence
    assert codes(exported.bridge.sync()) == []


def test_on_and_off_between_two_runs(in_step: Firm) -> None:
    """What it sent is found in QuickBooks, though nobody saw it connected; what it did not send goes by ours."""
    in_step.time.connect_to_quickbooks()
    in_step.books.add_customer("2026 Tax", in_step.books.add_customer("Acme"))
    in_step.time.sync_with_quickbooks()
    in_step.track(30, notes="Call")
    in_step.track(60)
    in_step.wait(60)
    in_step.time.sync_with_quickbooks()
    in_step.time.disconnect_from_quickbooks()
    in_step.wait(60)
    in_step.time.enter_time(BOB, in_step.job("Acme › 2026 Tax"), str(in_step.today()), 60)
    run = in_step.bridge.sync()

    assert codes(run) == []
    assert everything(in_step) == [("Ann Lee", 30), ("Ann Lee", 60), ("Bob Stone", 60)]


def test_on_and_off_after_some_exports(exported: Firm) -> None:
    """Nothing is there twice, nothing is missing, and what comes later goes by ours."""
    exported.time.sync_with_quickbooks()
    exported.time.disconnect_from_quickbooks()
    exported.wait(60)
    exported.track(45)
    exported.bridge.sync()

    assert minutes(exported) == [30, 45, 60, 90]


def test_time_that_somebody_locked(in_step: Firm) -> None:
    """Locked time that is not in QuickBooks is sent all the same: nobody else does it."""
    in_step.track(60)
    in_step.wait(60)
    in_step.time.lock_time(sheet(in_step, 60))
    in_step.bridge.sync()
    mark = in_step.mark()
    in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert not in_step.calls("quickbooks", since=mark)


def test_equal_time_of_one_day(in_step: Firm) -> None:
    """What is there already is found once, and never among our own: no entry is taken for an equal one."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.wait(60)
    in_step.time.connect_to_quickbooks(export_from=str(in_step.today()))
    in_step.time.lock_time(sheet(in_step, 60))
    in_step.track(60)
    in_step.wait(60)
    in_step.time.sync_with_quickbooks()
    in_step.time.disconnect_from_quickbooks()
    by_hand = in_step.time.enter_time(
        "ann@baseline.example", in_step.job("Acme › 2026 Tax"), str(in_step.today()), 60
    )
    in_step.time.lock_time(by_hand)
    in_step.wait(60)
    in_step.bridge.sync()

    assert minutes(in_step) == [60, 60, 60]


def test_a_lost_answer_and_then_the_connection(in_step: Firm) -> None:
    """Time whose arrival nobody heard of is not forgotten when the connection sends it too."""
    in_step.track(60)
    in_step.arm("lost", service="quickbooks", method="POST", path="/batch", skip=2)
    in_step.bridge.sync()
    in_step.time.connect_to_quickbooks()
    in_step.time.sync_with_quickbooks()
    in_step.wait(60)
    in_step.bridge.sync()
    in_step.bridge.sync()

    assert minutes(in_step) == [60]


@pytest.mark.parametrize("way", ["sync", "save_and_sync", "sync_books"])
def test_every_way_in(linked: Firm, way: str) -> None:
    """Whoever presses what, new time is left to the connection."""
    linked.track(60)
    given = ("priya@baseline.example",) if way == "save_and_sync" else ()
    getattr(linked.bridge, way)(*given)

    assert minutes(linked) == []
