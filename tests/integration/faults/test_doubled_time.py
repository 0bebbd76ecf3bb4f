"""Time of ours that arrived twice is there once after the next sync, and nothing that a person did is undone."""

from __future__ import annotations

import pytest

from integration.store.entries import EntryState
from tests.integration.firm import ADMIN, ANN, Firm


def minutes(firm: Firm) -> list[float]:
    return sorted(one["minutes"] for one in firm.time.timesheets())


def doubled(firm: Firm) -> None:
    firm.arm("doubled", service="quickbooks_time", method="POST", path="/timesheets")
    firm.track(60)
    assert minutes(firm) == [60, 60]


def test_the_network_repeated_it(in_step: Firm) -> None:
    """One of them goes, Karbon and QuickBooks have one, and it can still be edited."""
    doubled(in_step)
    in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert [one.minutes for one in in_step.tab().entries] == [60]
    assert [one["minutes"] for one in in_step.books.time_activities()] == [60]
    in_step.bridge.edit_time(in_step.tab().entries[0].id, minutes=90)
    assert minutes(in_step) == [90]


def test_it_is_of_a_length_that_quickbooks_time_rounds(in_step: Firm) -> None:
    """35 minutes are no hundredths of an hour: what comes back is not to the second what was sent (seed 20273)."""
    in_step.arm("doubled", service="quickbooks_time", method="POST", path="/timesheets")
    in_step.track(35)
    assert len(minutes(in_step)) == 2
    in_step.bridge.sync()

    assert len(minutes(in_step)) == 1


@pytest.mark.edge("LINK-05 c")
def test_it_landed_after_it_was_sent_again(in_step: Firm) -> None:
    """Ten minutes late: later than anybody waits."""
    in_step.arm("late_commit", service="quickbooks_time", method="POST", path="/timesheets", delay_s=600)
    in_step.track(60)
    in_step.wait(180)
    in_step.bridge.sync()
    assert minutes(in_step) == [60]
    in_step.wait(600)
    assert minutes(in_step) == [60, 60]
    in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert [one["minutes"] for one in in_step.books.time_activities()] == [60]


def test_what_a_person_changed_stays(in_step: Firm) -> None:
    """Whoever sees two and edits the other one wants two."""
    doubled(in_step)
    shown = {one.timesheet_id for one in in_step.entries()}
    (other,) = [one["id"] for one in in_step.time.timesheets() if one["id"] not in shown]
    in_step.time.edit_time(other, minutes=30)
    in_step.bridge.sync()
    in_step.bridge.save_and_sync(ADMIN)

    assert minutes(in_step) == [30, 60]


def test_a_copy_that_a_person_made(in_step: Firm) -> None:
    """It has the notes with our token, and comes later than a call can."""
    in_step.track(60, notes="as yesterday")
    in_step.bridge.sync()
    (sheet,) = in_step.time.timesheets()
    in_step.wait(900)
    in_step.time.enter_time(ANN, sheet["job_id"], sheet["date"], 60, sheet["notes"])
    in_step.bridge.sync()

    assert minutes(in_step) == [60, 60]


def test_locked_time_stays(in_step: Firm) -> None:
    """What is approved is approved, twice or not."""
    doubled(in_step)
    in_step.time.approve_time(ANN, str(in_step.today()))
    in_step.bridge.sync()

    assert minutes(in_step) == [60, 60]


def landed_after_it_was_deleted(firm: Firm) -> None:
    """It is late, is sent again, and is deleted in Karbon; then the first call lands."""
    firm.arm("late_commit", service="quickbooks_time", method="POST", path="/timesheets", delay_s=600)
    firm.track(109)
    firm.wait(180)
    firm.bridge.sync()
    firm.bridge.delete_time(firm.tab().entries[0].id)
    assert minutes(firm) == []
    firm.wait(600)
    assert len(minutes(firm)) == 1


@pytest.mark.edge("LINK-05 c")
def test_it_landed_after_it_was_deleted_in_karbon(in_step: Firm) -> None:
    """Whoever deleted it deleted both, and had not seen the other (seed 50166)."""
    landed_after_it_was_deleted(in_step)
    in_step.bridge.sync()

    assert minutes(in_step) == []
    assert in_step.tab().entries == []
    assert in_step.books.time_activities() == []


def test_it_landed_after_it_was_deleted_before_it_was_sent_again(in_step: Firm) -> None:
    """It was held, known not to have arrived, and deleted."""
    in_step.arm("late_commit", service="quickbooks_time", method="POST", path="/timesheets", delay_s=600)
    in_step.track(60)
    in_step.wait(180)
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    in_step.bridge.sync()
    (line,) = in_step.entries(EntryState.HELD)
    in_step.bridge.delete_time(line.id)
    in_step.disarm()
    in_step.wait(600)
    assert minutes(in_step) == [60]
    in_step.bridge.sync()

    assert minutes(in_step) == []
    assert in_step.tab().entries == []


def changed_while_it_waits(firm: Firm) -> None:
    """It is late, is known not to have arrived, waits for QuickBooks Time to take it, and is made 90 minutes."""
    firm.arm("late_commit", service="quickbooks_time", method="POST", path="/timesheets", delay_s=600)
    firm.track(60)
    firm.wait(180)
    firm.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    firm.bridge.sync()
    (line,) = firm.entries(EntryState.HELD)
    firm.bridge.edit_time(line.id, minutes=90)
    firm.disarm()


@pytest.mark.edge("LINK-05 c")
def test_it_landed_after_it_was_changed(in_step: Firm) -> None:
    """What they made of it goes over, and what it was before goes (seed 4109584)."""
    changed_while_it_waits(in_step)
    in_step.wait(600)
    assert minutes(in_step) == [60]
    in_step.bridge.sync()

    assert minutes(in_step) == [90]
    assert [one.minutes for one in in_step.tab().entries] == [90]
    assert [one["minutes"] for one in in_step.books.time_activities()] == [90]


def test_it_landed_after_it_was_changed_and_cannot_be_delivered(in_step: Firm) -> None:
    """It goes on waiting as they made it, and QuickBooks Time has nothing that nobody wants."""
    changed_while_it_waits(in_step)
    in_step.karbon.set_restriction(in_step.key("Acme"), "Hidden")
    in_step.wait(600)
    in_step.bridge.sync()

    assert minutes(in_step) == []
    assert [(one.minutes, one.state) for one in in_step.tab().entries] == [(90, "held")]


def test_it_landed_after_it_was_changed_and_sent_again(in_step: Firm) -> None:
    """Both were sent, and the later one is what they want."""
    changed_while_it_waits(in_step)
    in_step.bridge.sync()
    assert minutes(in_step) == [90]
    in_step.wait(600)
    assert minutes(in_step) == [60, 90]
    in_step.bridge.sync()

    assert minutes(in_step) == [90]
    assert [one["minutes"] for one in in_step.books.time_activities()] == [90]


def test_its_fields_were_changed_before_it_landed(in_step: Firm) -> None:
    """That is a change like any other."""
    in_step.time.add_field("Region", ["North", "South"])
    in_step.bridge.save_and_sync(ADMIN)
    in_step.arm("late_commit", service="quickbooks_time", method="POST", path="/timesheets", delay_s=600)
    in_step.track(60, fields={"Region": "North"})
    in_step.wait(180)
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    in_step.bridge.sync()
    (line,) = in_step.entries(EntryState.HELD)
    in_step.bridge.edit_time(line.id, fields={"Region": "South"})
    in_step.disarm()
    in_step.wait(600)
    in_step.bridge.sync()

    assert [one["fields"]["Region"] for one in in_step.time.timesheets()] == ["South"]


def test_it_was_changed_in_karbon_and_where_it_landed(in_step: Firm) -> None:
    """Whoever changed what QuickBooks Time has saw it there: their version stays."""
    changed_while_it_waits(in_step)
    in_step.wait(600)
    in_step.time.edit_time(in_step.time.timesheets()[0]["id"], minutes=30)
    in_step.bridge.sync()

    assert minutes(in_step) == [30]
    assert [one.minutes for one in in_step.tab().entries] == [30]


def test_what_a_person_changed_stays_although_it_was_deleted(in_step: Firm) -> None:
    """Somebody saw it land, and made it what it should be."""
    landed_after_it_was_deleted(in_step)
    (sheet,) = in_step.time.timesheets()
    in_step.time.edit_time(sheet["id"], minutes=30)
    in_step.bridge.sync()

    assert minutes(in_step) == [30]


def test_locked_time_stays_although_it_was_deleted(in_step: Firm) -> None:
    """Somebody approved the day with it."""
    landed_after_it_was_deleted(in_step)
    in_step.time.approve_time(ANN, str(in_step.today()))
    in_step.bridge.sync()

    assert len(minutes(in_step)) == 1


def test_a_copy_of_what_was_deleted(in_step: Firm) -> None:
    """Somebody enters it again in QuickBooks Time, token and all, later than a call can land."""
    in_step.track(60, notes="as yesterday")
    in_step.bridge.sync()
    (sheet,) = in_step.time.timesheets()
    in_step.bridge.delete_time(in_step.tab().entries[0].id)
    in_step.wait(900)
    in_step.time.enter_time(ANN, sheet["job_id"], sheet["date"], 60, sheet["notes"])
    in_step.bridge.sync()

    assert minutes(in_step) == [60]


def test_one_of_both_was_deleted_in_quickbooks_time(in_step: Firm) -> None:
    """Whoever sees two there and deletes one wants one."""
    doubled(in_step)
    shown = {one.timesheet_id for one in in_step.entries()}
    (sheet,) = [one["id"] for one in in_step.time.timesheets() if one["id"] in shown]
    in_step.time.delete_time(sheet)
    in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert [one.minutes for one in in_step.tab().entries] == [60]


def test_one_of_both_was_deleted_in_karbon(in_step: Firm) -> None:
    """Whoever sees two in the tab and deletes one wants one."""
    doubled(in_step)
    in_step.wait(120)
    both = in_step.tab().entries
    assert len(both) == 2
    (ours,) = [one.id for one in both if one.id.startswith("k")]
    in_step.bridge.delete_time(ours)
    in_step.bridge.sync()

    assert minutes(in_step) == [60]


def test_deleting_is_done_twice(in_step: Firm) -> None:
    """The second time there is nothing left to delete, which is what was wanted (seed 106990)."""
    doubled(in_step)
    (ours,) = [one.id for one in in_step.entries() if one.id.startswith("k")]
    in_step.arm("doubled", service="quickbooks_time", method="DELETE")
    in_step.bridge.delete_time(ours)
    in_step.bridge.sync()

    assert not in_step.world.universe.faults.unfired()
    assert len(minutes(in_step)) <= 1
    assert not any(one.id == ours for one in in_step.tab().entries)


def sent_again(firm: Firm) -> None:
    """It is late, and is sent again after two minutes."""
    firm.arm("late_commit", service="quickbooks_time", method="POST", path="/timesheets", delay_s=600)
    firm.track(60)
    firm.wait(180)
    firm.bridge.sync()
    assert minutes(firm) == [60]


@pytest.mark.edge("LINK-05 c")
def test_it_landed_after_it_was_deleted_in_quickbooks_time(in_step: Firm) -> None:
    """Whoever deleted it there had not seen the other, which was on its way (seed 126507)."""
    sent_again(in_step)
    in_step.time.delete_time(in_step.time.timesheets()[0]["id"])
    in_step.wait(600)
    assert minutes(in_step) == [60]
    in_step.bridge.sync()

    assert minutes(in_step) == []
    assert in_step.tab().entries == []


def test_one_of_both_was_deleted_in_quickbooks_time_when_the_other_had_landed(in_step: Firm) -> None:
    """Whoever sees two there and deletes one wants one, however often it was sent."""
    sent_again(in_step)
    shown = in_step.time.timesheets()[0]["id"]
    in_step.wait(450)
    assert minutes(in_step) == [60, 60]
    in_step.time.delete_time(shown)
    in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert [one.minutes for one in in_step.tab().entries] == [60]


def calls_of_an_idle_sync(firm: Firm) -> list[str]:
    firm.wait(3600)
    firm.bridge.sync()  # which looks back over what the last one may have missed
    firm.wait(3600)
    before = firm.world.universe.calls.last
    firm.bridge.sync()
    return [f"{call.method} {call.path}" for _, call in firm.world.universe.calls.since(before)]


def test_what_is_settled_is_not_asked_again(in_step: Firm) -> None:
    """Somebody deleted one of two that were there: a Sync after which nothing changed costs no call more."""
    usual = calls_of_an_idle_sync(in_step)
    sent_again(in_step)
    shown = in_step.time.timesheets()[0]["id"]
    in_step.wait(450)
    in_step.time.delete_time(shown)
    in_step.bridge.sync()

    assert calls_of_an_idle_sync(in_step) == usual


def test_a_copy_of_what_was_deleted_in_quickbooks_time(in_step: Firm) -> None:
    """It was sent once, so nothing of it is on its way: what comes with its token is somebody's own."""
    usual = calls_of_an_idle_sync(in_step)
    in_step.track(60, notes="as yesterday")
    in_step.bridge.sync()
    (sheet,) = in_step.time.timesheets()
    in_step.time.delete_time(sheet["id"])
    in_step.bridge.sync()
    in_step.wait(60)
    in_step.time.enter_time(ANN, sheet["job_id"], sheet["date"], 60, sheet["notes"])
    in_step.bridge.sync()

    assert minutes(in_step) == [60]
    assert calls_of_an_idle_sync(in_step) == usual


def test_taking_one_out_is_done_twice(in_step: Firm) -> None:
    """The second time there was nothing left to delete: it is gone, and never gets to QuickBooks (seed 130613)."""
    doubled(in_step)
    in_step.arm("doubled", service="quickbooks_time", method="DELETE")
    in_step.bridge.sync()

    assert not in_step.world.universe.faults.unfired()
    assert minutes(in_step) == [60]
    assert [one["minutes"] for one in in_step.books.time_activities()] == [60]
    assert [one.what for one in in_step.bridge.audit_lines(in_step.key("2026 Tax"))][-1] == "drop double"


def old_list(firm: Firm) -> None:
    """QuickBooks Time lists what it had a minute ago."""
    firm.arm("stale", service="quickbooks_time", path="/timesheets", age_s=60)


def test_a_list_still_has_what_was_taken_out(in_step: Firm) -> None:
    """Neither does it come back, nor is it in QuickBooks (seed 5016119)."""
    doubled(in_step)
    in_step.wait(60)
    in_step.bridge.sync()
    old_list(in_step)
    in_step.bridge.sync_books()

    assert not in_step.world.universe.faults.unfired()
    assert len(in_step.books.time_activities()) == 1
    assert len(in_step.tab().entries) == 1


def test_a_list_still_has_what_was_deleted_in_karbon(in_step: Firm) -> None:
    """It is not shown again."""
    in_step.track(60)
    in_step.wait(300)
    in_step.bridge.sync()
    in_step.bridge.delete_time(in_step.tab().entries[0].id)
    old_list(in_step)
    in_step.bridge.sync_books()

    assert not in_step.world.universe.faults.unfired()
    assert in_step.tab().entries == []
    assert in_step.books.time_activities() == []
