"""Contract 5: time goes to QuickBooks once, and is locked from then on."""

import pytest

from sim.quickbooks_time.screens import ScreenRefused
from tests.quickbooks_time.link.conftest import ADA, job_of

DAY = "2026-03-02"


def rows(books):
    return [(one["person"], one["customer"], one["minutes"], one["date"]) for one in books.time_activities()]


def test_time_goes_out_once_and_is_locked(linked, books):
    """As a time activity of the employee on the customer's job, with the notes."""
    sheet = linked.enter_time(ADA, job_of(linked, "Acme › Tax"), DAY, 60, "Review")

    assert linked.sync_with_quickbooks() == []
    assert linked.sync_with_quickbooks() == []
    assert rows(books) == [("Ada Byrne", "Acme:Tax", 60, DAY)]
    assert books.time_activities()[0]["description"] == "Review"
    assert linked.time_of(ADA)[0]["locked"]
    with pytest.raises(ScreenRefused, match="locked"):
        linked.edit_time(sheet, minutes=30)


def test_the_lock_shows_in_the_api(world, linked):
    """`locked` is above 0."""
    sheet = linked.enter_time(ADA, job_of(linked, "Acme › Tax"), DAY, 60)
    linked.sync_with_quickbooks()

    assert world.quickbooks_time.tables.timesheets.get(sheet).locked > 0


def test_unlocked_time_is_edited_and_goes_out_anew(linked, books):
    """Over the time activity that there is: nothing is doubled."""
    sheet = linked.enter_time(ADA, job_of(linked, "Acme › Tax"), DAY, 60)
    linked.sync_with_quickbooks()

    assert linked.unlock_exported_time(DAY, DAY) == 1
    linked.edit_time(sheet, minutes=90)
    linked.sync_with_quickbooks()
    assert rows(books) == [("Ada Byrne", "Acme:Tax", 90, DAY)]
    assert linked.time_of(ADA)[0]["locked"]


def test_exported_time_is_unlocked_ninety_days_back(linked):
    """And no further."""
    assert linked.unlock_exported_time("2025-12-02", DAY) == 0
    with pytest.raises(ScreenRefused, match="90 days"):
        linked.unlock_exported_time("2025-12-01", DAY)


def test_time_deleted_after_it_was_unlocked_is_taken_back(linked, books):
    """QuickBooks has it no more."""
    sheet = linked.enter_time(ADA, job_of(linked, "Acme › Tax"), DAY, 60)
    linked.sync_with_quickbooks()
    linked.unlock_time(sheet)
    linked.delete_time(sheet)
    linked.sync_with_quickbooks()

    assert books.time_activities() == []


def test_billed_time_stays_in_quickbooks(linked, books):
    """Whatever becomes of it in QuickBooks Time."""
    sheet = linked.enter_time(ADA, job_of(linked, "Acme › Tax"), DAY, 60)
    linked.sync_with_quickbooks()
    books.bill_time([books.time_activities()[0]["id"]])
    linked.unlock_time(sheet)
    linked.edit_time(sheet, minutes=90)

    assert "billed" in linked.sync_with_quickbooks()[0]
    linked.delete_time(sheet)
    linked.sync_with_quickbooks()
    assert [one["minutes"] for one in books.time_activities()] == [60]


def test_time_of_people_that_quickbooks_does_not_know_waits(world, linked, books):
    """It is reported, and goes out once the person has a role."""
    linked.add_user("Bob", "Cole", "bob@example.test")
    linked.enter_time("bob@example.test", job_of(linked, "Acme › Tax"), DAY, 45)

    world.clock.advance(60)
    [told] = linked.sync_with_quickbooks()
    assert told.startswith("Time of Bob Cole on 2026-03-02 was not exported")
    assert "neither an employee nor a contractor" in told
    assert rows(books) == []
    world.clock.advance(60)
    books.add_employee("Bob", "Cole", "bob@example.test")
    assert linked.sync_with_quickbooks() == []
    assert rows(books) == [("Bob Cole", "Acme:Tax", 45, DAY)]


def test_time_before_the_date_is_left_alone(world, time, books):
    """Until the date moves back."""
    time.connect_to_quickbooks(export_from="2026-03-02")
    early = time.enter_time(ADA, job_of(time, "Acme › Tax"), "2026-03-01", 60)
    time.enter_time(ADA, job_of(time, "Acme › Tax"), DAY, 30)
    time.sync_with_quickbooks()

    assert rows(books) == [("Ada Byrne", "Acme:Tax", 30, DAY)]
    world.clock.advance(60)
    time.edit_time(early, notes="Later")
    time.sync_with_quickbooks()
    assert len(rows(books)) == 1
    world.clock.advance(60)
    time.sync_with_quickbooks()
    time.do_not_export_before("2026-03-01")
    time.sync_with_quickbooks()
    assert len(rows(books)) == 2
    assert {row["id"] for row in time.time_of(ADA) if row["locked"]} >= {early}


def test_time_off_and_running_clocks_stay(world, linked, books):
    """There is nothing to bill, or not yet."""
    holiday = next(code for code in world.quickbooks_time.tables.jobcodes if code.type == "pto")
    linked.enter_time(ADA, holiday.id, DAY, 480)
    linked.start_clock(ADA, job_of(linked, "Acme › Tax"))

    assert linked.sync_with_quickbooks() == []
    assert rows(books) == []


def test_time_on_a_task_counts_for_the_customer_above(linked, books):
    """What was added in QuickBooks Time alone is no customer of QuickBooks."""
    task = linked.add_job("Copies", job_of(linked, "Acme › Tax"))
    other = linked.add_job("Somebody else")
    linked.enter_time(ADA, task, DAY, 60)
    linked.enter_time(ADA, other, DAY, 60)

    assert linked.sync_with_quickbooks() == [
        "Time of Ada Byrne on 2026-03-02 was not exported: 'Somebody else' is no customer in QuickBooks"
    ]
    assert rows(books) == [("Ada Byrne", "Acme:Tax", 60, DAY)]


def test_only_approved_time_where_that_is_the_rule(world, linked, books):
    """A switch: it is told of QuickBooks Desktop."""
    world.quickbooks_time.set_behaviour(link_exports="approved")
    linked.enter_time(ADA, job_of(linked, "Acme › Tax"), DAY, 60)

    assert "not approved" in linked.sync_with_quickbooks()[0]
    linked.approve_time(ADA, DAY)
    assert linked.sync_with_quickbooks() == []
    assert len(rows(books)) == 1
