"""Timesheets: their periods, and what handing in, approving and declining do to the time on them."""

import pytest

from sim.karbon.screens import ScreenRefused
from tests.karbon.time.conftest import ANN, BOB


@pytest.fixture
def sheet(firm):
    """Ann's only timesheet."""
    firm.entry = firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    return firm.screens.timesheets()[0]["key"]


def status(caller, key):
    return caller.get(f"Timesheets/{key}").json()["Status"]


def periods(caller, email=ANN):
    return [(row["start_date"], row["end_date"]) for row in caller.screens.timesheets(email)]


def test_a_timesheet_is_a_week_of_one_colleague(firm):
    """From Monday to Sunday, unless the firm chose otherwise."""
    for email, day in ((ANN, "2026-03-02"), (ANN, "2026-03-08"), (ANN, "2026-03-09"), (BOB, "2026-03-02")):
        firm.screens.add_time(email, day, 30, firm.keys.tax)

    assert periods(firm) == [("2026-03-02", "2026-03-08"), ("2026-03-09", "2026-03-15")]
    assert periods(firm, BOB) == [("2026-03-02", "2026-03-08")]


@pytest.mark.parametrize("days", [1, 14, 31])
def test_a_firm_chooses_the_length(firm, days):
    """From a day that it names on, and before that day too."""
    firm.screens.set_timesheet_period(days, "2026-03-02")
    firm.screens.add_time(ANN, "2026-03-02", 30, firm.keys.tax)
    firm.screens.add_time(ANN, "2026-03-01", 30, firm.keys.tax)

    before, after = firm.rows("Timesheets", orderby="StartDate")

    assert after["StartDate"] == "2026-03-02T00:00:00Z"
    assert before["EndDate"] == "2026-03-01T00:00:00Z"
    lengths = {1: "2026-03-02", 14: "2026-03-15", 31: "2026-04-01"}
    assert after["EndDate"] == f"{lengths[days]}T00:00:00Z"


@pytest.mark.parametrize("days", [0, 32])
def test_other_lengths_are_refused(firm, days):
    """1 to 31 days."""
    with pytest.raises(ScreenRefused, match="1 to 31 days"):
        firm.screens.set_timesheet_period(days, "2026-03-02")


def test_a_new_length_never_overlaps_what_is_there(firm, sheet):
    """The week stays; months around it are cut short."""
    firm.screens.set_timesheet_period(31, "2026-03-01")
    for day in ("2026-03-01", "2026-03-05", "2026-03-20"):
        firm.screens.add_time(ANN, day, 30, firm.keys.tax)

    assert periods(firm) == [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-02", "2026-03-08"),
        ("2026-03-09", "2026-03-31"),
    ]


def test_approved_time_is_locked_until_it_is_declined(firm, sheet):
    """No change, no deletion, no more time in that week."""
    firm.screens.submit_timesheet(sheet)
    firm.screens.approve_timesheet(sheet)
    for attempt in (
        lambda: firm.screens.edit_time(firm.entry, minutes=1),
        lambda: firm.screens.edit_time(firm.entry, day="2026-03-20"),
        lambda: firm.screens.delete_time(firm.entry),
        lambda: firm.screens.add_time(ANN, "2026-03-04", 30, firm.keys.tax),
    ):
        with pytest.raises(ScreenRefused, match="approved, which locks its time"):
            attempt()
    assert firm.rows("IndividualTimeEntries")[0]["Minutes"] == 30

    firm.screens.decline_timesheet(sheet)
    firm.screens.edit_time(firm.entry, minutes=45)

    assert status(firm, sheet) == "Declined"
    assert firm.rows("IndividualTimeEntries")[0]["Minutes"] == 45


def test_time_cannot_be_moved_into_an_approved_week(firm, sheet):
    """Nor out of one."""
    firm.screens.submit_timesheet(sheet)
    firm.screens.approve_timesheet(sheet)
    other = firm.screens.add_time(ANN, "2026-03-20", 30, firm.keys.tax)

    with pytest.raises(ScreenRefused, match="approved, which locks its time"):
        firm.screens.edit_time(other, day="2026-03-04")


def test_a_declined_timesheet_is_handed_in_again(firm, sheet):
    """Draft, Submitted, Declined, Submitted, Approved."""
    seen = [status(firm, sheet)]
    for screen in ("submit", "decline", "submit", "approve"):
        getattr(firm.screens, f"{screen}_timesheet")(sheet)
        seen.append(status(firm, sheet))

    assert seen == ["Draft", "Submitted", "Declined", "Submitted", "Approved"]


@pytest.mark.parametrize("screen", ["approve", "decline"])
def test_a_draft_is_not_judged(firm, sheet, screen):
    """It has to be handed in."""
    with pytest.raises(ScreenRefused, match="it can become Submitted"):
        getattr(firm.screens, f"{screen}_timesheet")(sheet)


def test_a_timesheet_that_is_none_is_refused(firm):
    """With where to look."""
    with pytest.raises(ScreenRefused, match=r"timesheets\(\) lists them"):
        firm.screens.submit_timesheet("nothing")
