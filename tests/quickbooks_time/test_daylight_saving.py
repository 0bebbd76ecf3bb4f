"""Contract 3.5: instants are kept, offsets are those of the user's zone on that day, tz is the standard one."""

import pytest

SPRING, AUTUMN = "2026-03-08", "2026-11-01"  # the days on which Denver's clocks are changed


def enter(api, user_id, jobcode_id, start, end):
    row = {"user_id": user_id, "jobcode_id": jobcode_id, "type": "regular", "start": start, "end": end}
    return api.post("timesheets", row)[0]


@pytest.mark.parametrize(
    ("start", "end", "kept", "duration"),
    [
        (f"{SPRING}T01:30:00-07:00", f"{SPRING}T03:30:00-06:00", ("01:30:00-07:00", "03:30:00-06:00"), 3600),
        (f"{SPRING}T08:30:00Z", f"{SPRING}T09:30:00Z", ("01:30:00-07:00", "03:30:00-06:00"), 3600),
        (f"{AUTUMN}T01:30:00-06:00", f"{AUTUMN}T01:30:00-07:00", ("01:30:00-06:00", "01:30:00-07:00"), 3600),
        (
            f"{AUTUMN}T00:30:00-06:00",
            f"{AUTUMN}T02:30:00-07:00",
            ("00:30:00-06:00", "02:30:00-07:00"),
            10_800,
        ),
        (f"{SPRING}T02:30:00", f"{SPRING}T04:00:00", ("03:30:00-06:00", "04:00:00-06:00"), 1800),
    ],
)
def test_the_days_on_which_clocks_are_changed(api, ada, acme, start, end, kept, duration):
    """An hour that is missing or there twice makes a day shorter or longer; an hour that is not there is the next."""
    row = enter(api, ada, acme, start, end)

    assert (row["start"][11:], row["end"][11:]) == kept
    assert (row["duration"], row["date"]) == (duration, start[:10])


def test_the_repeated_hour_is_no_overlap(api, ada, acme):
    """01:15 to 01:45 in summer time and again in winter time."""
    first = enter(api, ada, acme, f"{AUTUMN}T01:15:00-06:00", f"{AUTUMN}T01:45:00-06:00")
    second = enter(api, ada, acme, f"{AUTUMN}T01:15:00-07:00", f"{AUTUMN}T01:45:00-07:00")

    assert (first["_status_code"], second["_status_code"]) == (200, 200)


@pytest.mark.parametrize(
    ("zone", "tz", "name"),
    [
        ("America/Denver", -7, "tsMT"),
        ("America/Los_Angeles", -8, "tsPT"),
        ("Europe/Stockholm", 1, "Europe/Stockholm"),
        ("Europe/Dublin", 0, "Europe/Dublin"),
        ("Australia/Sydney", 10, "Australia/Sydney"),
        ("Asia/Kolkata", 5, "Asia/Kolkata"),
    ],
)
@pytest.mark.parametrize("day", ["2026-01-15", "2026-07-15"])
def test_tz_is_the_standard_offset(api, ada, acme, day, zone, tz, name):
    """In January and in July, north and south of the equator."""
    api.state.set_account(tz=zone)
    row = enter(api, ada, acme, f"{day}T12:00:00Z", f"{day}T13:00:00Z")

    assert (row["tz"], row["tz_str"]) == (tz, name)


def test_tz_can_be_that_days_offset(api, ada, acme):
    """A switch: the sources do not agree."""
    api.state.set_behaviour(timesheet_tz="day")

    assert enter(api, ada, acme, "2026-07-15T12:00:00Z", "2026-07-15T13:00:00Z")["tz"] == -6


def test_midnight_is_the_users(api, ada, acme):
    """What begins late in the evening belongs to that day, whatever day it is in Greenwich."""
    late = enter(api, ada, acme, "2026-03-03T06:00:00Z", "2026-03-03T08:00:00Z")

    assert late["date"] == "2026-03-02"
    assert api.rows("timesheets", start_date="2026-03-03", end_date="2026-03-03") == []
    assert len(api.rows("timesheets", start_date="2026-03-02", end_date="2026-03-02")) == 1
