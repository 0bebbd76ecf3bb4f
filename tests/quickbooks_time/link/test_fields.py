"""Contract 5: which of QuickBooks' lists timesheets ask for."""

import pytest

from sim.quickbooks.records_lists import Item
from sim.quickbooks_time.screens import ScreenRefused
from tests.quickbooks_time.link.conftest import ADA, job_of

DAY = "2026-03-02"


def options(time, name):
    return next(field["options"] for field in time.fields() if field["name"] == name and field["active"])


def test_a_chosen_field_is_required(time, books):
    """Its choices are QuickBooks' own; without a value there is no time."""
    time.connect_to_quickbooks(fields=["service items", "billable"])

    assert options(time, "Service Item") == ["Hours", "Services"]
    assert options(time, "Billable") == ["No", "Yes"]
    with pytest.raises(ScreenRefused, match="Service Item is required"):
        time.enter_time(ADA, job_of(time, "Acme › Tax"), DAY, 60, fields={"Billable": "No"})


def test_the_list_is_kept_in_quickbooks(world, time, books):
    """New items come over, retired ones go; time keeps the words it was given."""
    time.connect_to_quickbooks(fields=["service items"])
    time.enter_time(ADA, job_of(time, "Acme › Tax"), DAY, 60, fields={"Service Item": "Hours"})
    world.quickbooks.items.put(Item(id="2", name="Hours", active=False))
    world.quickbooks.items.put(Item(id="3", name="Advice"))
    time.sync_with_quickbooks()

    assert options(time, "Service Item") == ["Advice", "Services"]
    assert time.time_of(ADA)[0]["fields"] == {"Service Item": "Hours"}


def test_time_goes_out_with_what_it_says(world, time, books):
    """The service item, and billable at the customer's rate."""
    time.connect_to_quickbooks(fields=["service items", "billable"])
    job = job_of(time, "Acme › Tax")
    time.set_job_billable(job, True, 90.0)
    time.enter_time(ADA, job, DAY, 60, fields={"Service Item": "Services", "Billable": "Yes"})

    assert time.sync_with_quickbooks() == []
    [activity] = world.quickbooks.time_activities
    assert (activity.item_id, activity.billable_status, activity.hourly_rate) == ("1", "Billable", 90)


def test_billable_time_without_a_rate_waits(time, books):
    """QuickBooks wants one; what it says is in the log."""
    time.connect_to_quickbooks(fields=["billable"])
    job = job_of(time, "Acme › Tax")
    time.enter_time(ADA, job, DAY, 60, fields={"Billable": "Yes"})

    assert "rate" in time.sync_with_quickbooks()[0]
    time.set_job_billable(job, True, 90.0)
    assert time.sync_with_quickbooks() == []


def test_a_field_that_is_chosen_no_more(time, books):
    """Time is entered without it, and exported without what it says."""
    time.connect_to_quickbooks(fields=["billable"])
    time.choose_quickbooks_fields([])
    time.enter_time(ADA, job_of(time, "Acme › Tax"), DAY, 60)

    assert time.sync_with_quickbooks() == []
    time.choose_quickbooks_fields(["billable"])
    assert options(time, "Billable") == ["No", "Yes"]


def test_lists_that_the_company_does_not_keep(time, books):
    """Classes and locations are switched off in QuickBooks; the nearest word is named."""
    with pytest.raises(ScreenRefused, match="no list of 'class'"):
        time.connect_to_quickbooks(fields=["class"])
    with pytest.raises(ScreenRefused, match="did you mean 'billable'"):
        time.connect_to_quickbooks(fields=["bilable"])
    assert not time.quickbooks_connection()["connected"]


def test_how_it_is_set_up_can_be_looked_at(time, books):
    """The choices, when it last ran, and what it could not do."""
    books.add_customer("N" * 65)
    time.connect_to_quickbooks(export_from="2026-01-01", fields=["billable"])
    shown = time.quickbooks_connection()

    assert shown["connected"]
    assert shown["export_from"] == "2026-01-01"
    assert shown["fields"] == ["billable"]
    assert shown["last_import"] == "2026-03-02T09:00:00+00:00"
    assert shown["last_export"] == ""
    assert len(shown["trouble"]) == 1
