"""Contract 3.5: which time a list holds."""

import pytest


@pytest.fixture
def sheets(screens, ada, acme):
    """Time of two people on a client, its child and another client, on two days."""
    screens.add_user("Bo", "Lee", "bo@example.test")
    tax = screens.add_job("Tax", acme)
    other = screens.add_job("Borealis")
    return {
        "ada tax": screens.enter_time("ada@example.test", tax, "2026-03-02", 60),
        "bo tax": screens.enter_time("bo@example.test", tax, "2026-03-03", 60),
        "ada other": screens.enter_time("ada@example.test", other, "2026-03-01", 60),
    }


def ids(api, **params):
    return [row["id"] for row in api.rows("timesheets", **params)]


def test_one_of_four_filters_is_required(api):
    """A top-level refusal that names them."""
    response = api.call("GET", "timesheets", params={"user_ids": "501"})

    assert response.status_code == 417
    assert "start_date, modified_since" in response.json()["error"]["message"]


def test_time_is_listed_by_date(api, sheets):
    """From a date, to a date."""
    assert ids(api, start_date="2026-03-01") == [sheets["ada other"], sheets["ada tax"], sheets["bo tax"]]
    assert ids(api, start_date="2026-03-02", end_date="2026-03-02") == [sheets["ada tax"]]


def test_jobcode_ids_means_these_and_all_below_them(api, sheets, acme):
    """A client's time is that of its jobs, too."""
    assert ids(api, start_date="2026-03-01", jobcode_ids=acme) == [sheets["ada tax"], sheets["bo tax"]]


def test_people_and_dates_hold_at_once(api, sheets, ada):
    """user_ids."""
    assert ids(api, start_date="2026-03-02", user_ids=ada) == [sheets["ada tax"]]


def test_modified_since_finds_what_changed(api, screens, sheets):
    """Whatever its date."""
    api.state.universe.clock.advance(60)
    screens.edit_time(sheets["ada other"], minutes=90)

    assert ids(api, modified_since="2026-03-02T09:01:00Z") == [sheets["ada other"]]
    assert len(ids(api, modified_before="2026-03-02T09:00:00Z")) == 2


def test_running_time_is_hidden_unless_asked_for(api, ada, acme, sheets):
    """on_the_clock is no by default, even with ids."""
    row = {"user_id": ada, "jobcode_id": acme, "type": "regular", "start": "2026-03-02T10:00:00Z", "end": ""}
    running = api.post("timesheets", row)[0]["id"]

    assert running not in ids(api, start_date="2026-03-01")
    assert ids(api, start_date="2026-03-01", on_the_clock="yes") == [running]
    assert len(ids(api, start_date="2026-03-01", on_the_clock="both")) == 4
    assert ids(api, ids=running) == []


def test_a_jobcodes_type_is_a_filter(api, screens, ada, sheets):
    """Leave among work."""
    leave = api.post(
        "timesheets",
        {"user_id": ada, "jobcode_id": 71, "type": "manual", "date": "2026-03-02", "duration": 3600},
    )[0]["id"]

    assert ids(api, start_date="2026-03-01", jobcode_type="pto") == [leave]
    assert leave in ids(api, start_date="2026-03-01")
    assert leave not in ids(api, start_date="2026-03-01", jobcode_type="regular")


@pytest.mark.parametrize(("end", "status"), [("2015-01-01", 200), ("2015-01-02", 417), ("2026-03-02", 417)])
def test_too_long_a_range_is_refused(api, end, status):
    """A year must pass, as the official client's live test asks for one."""
    response = api.call("GET", "timesheets", params={"start_date": "2014-01-01", "end_date": end})

    assert response.status_code == status
    if status == 417:
        assert response.json()["error"]["message"] == (
            "Expectation Failed: Problem getting timesheets: Oops! Your date range was too long, please narrow"
            " and try again!"
        )


def test_the_longest_range_is_a_switch(api):
    """0 is any."""
    api.state.set_behaviour(timesheet_range_days_max=0)

    assert ids(api, start_date="1970-01-01", end_date="2026-03-02") == []


def test_without_an_end_any_start_is_taken(api, sheets):
    """A live client starts at the epoch."""
    assert len(ids(api, start_date="1970-01-01", on_the_clock="both")) == 3


@pytest.mark.parametrize("value", ["2026-3-1", "2026-02-30", "tomorrow", "20260301", "0000-00-00"])
def test_dates_that_there_are_not(api, value):
    """417."""
    assert api.call("GET", "timesheets", params={"start_date": value}).status_code == 417


def test_the_undocumented_state_can_be_left_out(api, sheets):
    """A switch."""
    closed = api.rows("timesheets", start_date="2026-03-01")[0]["state"]
    api.state.set_behaviour(timesheet_state=False)

    assert closed == "CLOSED"
    assert "state" not in api.rows("timesheets", start_date="2026-03-01")[0]
