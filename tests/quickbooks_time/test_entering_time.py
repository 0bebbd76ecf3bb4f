"""Contract 3.5, A3, A5: time posted through the API."""

import pytest


@pytest.fixture
def manual(ada, acme):
    return {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}


@pytest.fixture
def regular(ada, acme):
    return {
        "user_id": ada,
        "jobcode_id": acme,
        "type": "regular",
        "start": "2026-03-02T10:00:00-07:00",
        "end": "2026-03-02T11:30:00-07:00",
    }


def test_an_admin_posts_manual_time_for_others(api, manual):
    """What an integration does."""
    row = api.post("timesheets", {**manual, "notes": "Review"})[0]
    listed = api.rows("timesheets", ids=row["id"])[0]

    assert (row["_status_code"], row["_status_message"]) == (200, "Created")
    assert (row["start"], row["end"], row["duration"], row["date"]) == ("", "", 3600, "2026-03-02")
    assert (row["tz"], row["tz_str"]) == (-7, "tsMT")
    assert (listed["created_by_user_id"], listed["notes"]) == (api.state.owner.id, "Review")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [(3600, 3600), ("3600", 3600), (600, 612), (1200, 1188), (17, 0), (18, 36), (86400, 86400)],
)
def test_manual_durations_are_kept_as_hundredths_of_an_hour(api, manual, sent, kept):
    """Ten minutes are 0.17 hours."""
    assert api.post("timesheets", {**manual, "duration": sent})[0]["duration"] == kept


def test_manual_durations_can_be_exact(api, manual):
    """A switch."""
    api.state.set_behaviour(manual_duration="exact")

    assert api.post("timesheets", {**manual, "duration": 601})[0]["duration"] == 601


@pytest.mark.parametrize("duration", [-1, 86420, "an hour", 1e300])
def test_durations_that_cannot_be(api, manual, duration):
    """Less than nothing, more than a day, no number."""
    assert api.post("timesheets", {**manual, "duration": duration})[0]["_status_code"] == 417


def test_regular_time_keeps_its_instant_and_gets_the_users_offset(api, regular):
    """date is the user's, duration follows from start and end; tz is the standard offset even in July."""
    sent = {**regular, "start": "2026-07-23T23:30:00-07:00", "end": "2026-07-24T01:00:00-07:00"}

    row = api.post("timesheets", sent)[0]

    assert (row["start"], row["end"]) == ("2026-07-24T00:30:00-06:00", "2026-07-24T02:00:00-06:00")
    assert (row["date"], row["duration"], row["tz"]) == ("2026-07-24", 5400, -7)


def test_the_other_types_fields_are_tolerated(api, regular, manual):
    """SDKs send all of them with every row."""
    rows = api.post(
        "timesheets",
        {**regular, "date": "1999-01-01", "duration": 1},
        {**manual, "start": "2026-03-02T10:00:00-07:00", "end": ""},
    )

    assert [(row["date"], row["duration"]) for row in rows] == [("2026-03-02", 5400), ("2026-03-02", 3600)]


def test_an_empty_end_clocks_in(api, regular):
    """active is 1 in the answer; the list hides it unless asked for."""
    row = api.post("timesheets", {**regular, "end": ""})[0]

    assert (row["end"], row["on_the_clock"], row["active"], row["duration"]) == ("", True, "1", 0)
    assert api.rows("timesheets", start_date="2026-03-01") == []
    assert [
        found["state"] for found in api.rows("timesheets", start_date="2026-03-01", on_the_clock="both")
    ] == ["OPEN"]


@pytest.mark.parametrize(
    ("absent", "text"),
    [
        (("user_id", "jobcode_id", "type"), "user_id, jobcode_id, type"),
        (("jobcode_id",), "jobcode_id"),
        (("date",), "date"),
        (("duration",), "duration"),
    ],
)
def test_what_manual_time_requires(api, manual, absent, text):
    """A row error that names it."""
    row = api.post("timesheets", {key: value for key, value in manual.items() if key not in absent})[0]

    assert (row["_status_code"], row["_status_extra"]) == (417, f"Missing required parameters: {text}")


@pytest.mark.parametrize("absent", ["start", "end"])
def test_what_regular_time_requires(api, regular, absent):
    """The end must be there, though it may be empty."""
    del regular[absent]

    assert api.post("timesheets", regular)[0]["_status_extra"] == f"Missing required parameters: {absent}"


def test_a_user_without_time_tracking_is_ts_1006(api, manual):
    """A3: 403 in the row, the other row is written."""
    bob = api.post("users", {"username": "bob", "first_name": "B", "last_name": "L"})[0]["id"]
    refused, done = api.post("timesheets", {**manual, "user_id": bob}, manual)
    api.put("users", {"id": bob, "permissions": {"time_tracking": "yes"}})

    assert refused == {
        "_status_code": 403,
        "_status_message": "Forbidden",
        "_status_extra": "TS-1006: User is not allowed to track time",
        **manual,
        "user_id": bob,
    }
    assert done["_status_code"] == 200
    assert api.post("timesheets", {**manual, "user_id": bob})[0]["_status_code"] == 200


def test_people_and_jobcodes_that_take_no_time(api, screens, manual, ada):
    """Unknown, archived."""
    gone = screens.add_job("Gone")
    screens.delete_job(gone)
    left = screens.add_user("Lee", "Left", "lee@example.test")
    screens.archive_user("lee@example.test")

    rows = api.post(
        "timesheets",
        {**manual, "jobcode_id": 42},
        {**manual, "jobcode_id": gone},
        {**manual, "user_id": 42},
        {**manual, "user_id": left},
    )

    assert [row["_status_extra"] for row in rows] == [
        "Oops! That jobcode could not be found.",
        "Oops! That jobcode is not active.",
        "Oops! That user could not be found.",
        "Oops! That user is not active.",
    ]


def test_time_without_a_job(api, manual):
    """Jobcode 0."""
    assert api.post("timesheets", {**manual, "jobcode_id": 0})[0]["_status_code"] == 200


@pytest.mark.parametrize(("switch", "code"), [(None, 200), ("accept", 200), ("refuse", 417)])
def test_time_on_a_jobcode_with_children(api, screens, manual, acme, switch, code):
    """Accepted through the API, as Karbon's article tells; a switch."""
    screens.add_job("Tax", acme)
    if switch:
        api.state.set_behaviour(time_on_parent_jobcode=switch)

    assert api.post("timesheets", manual)[0]["_status_code"] == code


@pytest.mark.parametrize(("switch", "code"), [(None, 200), ("refuse", 417)])
def test_time_on_an_unassigned_jobcode(api, screens, manual, acme, switch, code):
    """Accepted through the API; a switch."""
    screens.unassign_job(acme)
    if switch:
        api.state.set_behaviour(unassigned_jobcode=switch)

    assert api.post("timesheets", manual)[0]["_status_code"] == code


def test_who_may_not_manage_time_posts_only_their_own(api, manual, ada):
    """In the row."""
    pair = api.state.access.new_pair(ada)
    api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"

    rows = api.post("timesheets", manual, {**manual, "user_id": api.state.owner.id})

    assert [row["_status_code"] for row in rows] == [200, 417]
    assert rows[1]["_status_extra"] == "Oops! You don't have permission to manage that user"
