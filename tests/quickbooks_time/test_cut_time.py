"""Contract 3.5: row 201 when other timesheets changed with this one; they are in the supplemental data."""

import pytest

from sim.quickbooks_time.records import Jobcode


@pytest.fixture
def enter(api, ada, acme):
    def entered(start, end):
        stamps = {"start": f"2026-03-02T{start}:00-07:00", "end": f"2026-03-{end}:00-07:00" if end else ""}
        row = {"user_id": ada, "jobcode_id": acme, "type": "regular", **stamps}
        body = api.call("POST", "timesheets", json={"data": [row]}).json()
        return body["results"]["timesheets"]["1"], body["supplemental_data"]

    return entered


def lengths(api):
    return [row["duration"] / 3600 for row in api.rows("timesheets", start_date="2026-03-01")]


def test_nothing_is_cut_unless_the_account_is_set_up_so(api, enter):
    """200 and one row, over midnight and without a lunch."""
    row, beside = enter("10:00", "03T10:00")

    assert (row["_status_code"], row["duration"]) == (200, 86_400)
    assert "timesheets" not in beside
    assert lengths(api) == [24]


def test_time_over_midnight_is_cut_there(api, enter):
    """The row is the first day's; the second day's stands beside it as in a list."""
    api.state.set_behaviour(split_at_midnight=True)
    row, beside = enter("22:00", "03T01:30")
    (other,) = beside["timesheets"].values()

    assert (row["_status_code"], row["_status_message"]) == (201, "Created")
    assert (row["date"], row["duration"]) == ("2026-03-02", 7200)
    assert (other["date"], other["start"], other["duration"]) == (
        "2026-03-03",
        "2026-03-03T00:00:00-07:00",
        5400,
    )
    assert api.rows("timesheets", ids=other["id"]) == [other]


def test_time_of_three_days_is_cut_twice(api, enter):
    """Nothing is lost."""
    api.state.set_behaviour(split_at_midnight=True)
    enter("22:00", "04T01:00")

    assert lengths(api) == [2, 24, 1]


def test_time_that_ends_at_midnight_is_whole(api, enter):
    """Nothing of it is tomorrow's."""
    api.state.set_behaviour(split_at_midnight=True)

    assert enter("22:00", "03T00:00")[0]["_status_code"] == 200


def test_lunch_is_cut_out_of_a_long_day(api, enter):
    """Half an hour in the middle is no longer worked."""
    api.state.set_behaviour(automatic_lunch_minutes=30)
    row, beside = enter("09:00", "02T17:30")
    (other,) = beside["timesheets"].values()

    assert (row["_status_code"], row["end"]) == (201, "2026-03-02T13:00:00-07:00")
    assert (other["start"], other["end"]) == ("2026-03-02T13:30:00-07:00", "2026-03-02T17:30:00-07:00")
    assert lengths(api) == [4, 4]


def test_six_hours_have_no_lunch(api, enter):
    """Only more than that."""
    api.state.set_behaviour(automatic_lunch_minutes=30)

    assert enter("09:00", "02T15:00")[0]["_status_code"] == 200


def test_clocking_out_cuts_too(api, enter):
    """201 for a change; the row keeps its id."""
    api.state.set_behaviour(automatic_lunch_minutes=60)
    running, _ = enter("09:00", "")
    row = api.put("timesheets", {"id": running["id"], "end": "2026-03-02T18:00:00-07:00"})[0]

    assert (row["_status_code"], row["_status_message"], row["id"]) == (201, "Updated", running["id"])
    assert lengths(api) == [4, 4]
    assert api.put("timesheets", {"id": row["id"], "notes": "x"})[0]["_status_code"] == 200


def test_an_account_with_a_break_books_lunch_on_it(api, enter):
    """The unpaid break's own timesheet is among the others."""
    api.state.load([Jobcode(id=88, name="Lunch", type="unpaid_break", assigned_to_all=True)])
    api.state.set_behaviour(automatic_lunch_minutes=30)
    _, beside = enter("09:00", "02T17:30")

    assert next(iter(beside["timesheets"].values()))["jobcode_id"] == 88
    assert "88" in beside["jobcodes"]
    assert lengths(api) == [4, 0.5, 4]
