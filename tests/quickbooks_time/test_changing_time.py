"""Contract 3.5, 3.6: time changed, deleted, in conflict, approved and locked."""

import pytest


@pytest.fixture
def sheet(screens, ada, acme):
    return screens.enter_time("ada@example.test", acme, "2026-03-02", 60, "first")


def regular(api, user_id, jobcode_id, start, end):
    stamps = {"start": f"2026-03-02T{start}:00-07:00", "end": f"2026-03-02T{end}:00-07:00" if end else ""}
    return api.post(
        "timesheets", {"user_id": user_id, "jobcode_id": jobcode_id, "type": "regular", **stamps}
    )[0]


def test_a_change_answers_with_the_whole_row(api, sheet):
    """Updated, and last_modified moves."""
    api.state.universe.clock.advance(60)
    row = api.put("timesheets", {"id": str(sheet), "duration": 7200, "notes": ""})[0]

    assert (row["_status_code"], row["_status_message"], row["id"]) == (200, "Updated", sheet)
    assert (row["duration"], row["notes"], row["last_modified"]) == (7200, "", "2026-03-02T09:01:00+00:00")


def test_what_an_sdk_sends_along_is_passed_over(api, sheet, ada):
    """type, user_id and the other type's fields."""
    row = api.put(
        "timesheets",
        {"id": sheet, "user_id": 501, "type": "regular", "start": "", "end": "", "date": "", "notes": "x"},
    )[0]

    assert (row["_status_code"], row["user_id"], row["type"], row["notes"]) == (200, ada, "manual", "x")


def test_present_values_change_nothing(api, sheet, screens):
    """Not even approved time is refused then."""
    screens.approve_time("ada@example.test", "2026-03-02")
    row = api.put("timesheets", {"id": sheet, "notes": "first", "duration": 3600})[0]

    assert row["_status_code"] == 200


def test_a_regular_row_is_clocked_out_and_in_again(api, ada, acme):
    """end, and an empty end."""
    row = regular(api, ada, acme, "10:00", "")
    out = api.put("timesheets", {"id": row["id"], "end": "2026-03-02T10:30:00-07:00"})[0]
    back = api.put("timesheets", {"id": row["id"], "end": ""})[0]

    assert (out["duration"], out["on_the_clock"]) == (1800, False)
    assert (back["duration"], back["on_the_clock"]) == (0, True)


def test_what_there_is_not_is_a_404_row(api, sheet):
    """Never, and no more."""
    api.delete("timesheets", sheet)

    rows = api.put("timesheets", {"id": 42, "notes": "x"}, {"id": sheet, "notes": "x"})

    assert [row["_status_code"] for row in rows] == [404, 404]
    assert api.delete("timesheets", sheet)[str(sheet)]["_status_code"] == 404


def test_a_deletion_is_keyed_by_the_id_as_text(api, sheet):
    """OK, deleted."""
    assert api.delete("timesheets", sheet) == {
        str(sheet): {"_status_code": 200, "_status_message": "OK, deleted", "id": str(sheet)}
    }


def test_deleted_time_is_polled_for_separately(api, sheet):
    """last_modified is the deletion; active is 0."""
    api.state.universe.clock.advance(60)
    api.delete("timesheets", sheet)

    row = api.rows("timesheets_deleted", modified_since="2026-03-02T09:01:00Z")[0]

    assert (row["id"], row["active"], row["last_modified"]) == (sheet, "0", "2026-03-02T09:01:00+00:00")
    assert api.rows("timesheets", ids=sheet) == []
    assert api.rows("timesheets_deleted", modified_since="2026-03-02T09:01:01Z") == []


def test_deleted_time_is_written_key_by_key(api, sheet):
    """TimesheetsDeleted/Ex/_object; what the example lacks comes after it."""
    api.delete("timesheets", sheet)

    row = api.rows("timesheets_deleted", ids=sheet)[0]

    assert " ".join(row) == (
        "id user_id jobcode_id start end duration date tz tz_str type location active locked notes "
        "last_modified created"
    )


def test_deleted_time_is_kept_for_180_days(api, sheet):
    """Then it is gone, though nothing else changed."""
    api.delete("timesheets", sheet)
    api.state.universe.clock.advance(9 * 86_400)
    early = api.rows("timesheets_deleted", ids=sheet)
    api.state.universe.clock.advance(172 * 86_400)
    pair = api.state.access.new_pair(api.state.owner.id)
    api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"

    assert len(early) == 1
    assert api.rows("timesheets_deleted", ids=sheet) == []


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({}, 417),
        ({"start_date": "2026-03-01"}, 417),
        ({"start_date": "2026-03-01", "end_date": "2026-03-31"}, 200),
        ({"modified_before": "2027-01-01T00:00:00Z"}, 200),
        ({"ids": "1"}, 200),
    ],
)
def test_what_a_list_of_deleted_time_requires(api, params, status):
    """ids, a stamp, or both dates."""
    assert api.call("GET", "timesheets_deleted", params=params).status_code == status


def test_the_orders_of_deleted_time(api, screens, ada, acme):
    """By date, by name, and backwards."""
    screens.add_user("Zoe", "Adams", "zoe@example.test")
    first = screens.enter_time("zoe@example.test", acme, "2026-03-01", 60)
    second = screens.enter_time("ada@example.test", acme, "2026-03-02", 60)
    api.delete("timesheets", first, second)

    def ids(**params):
        return [row["id"] for row in api.rows("timesheets_deleted", ids=f"{first},{second}", **params)]

    assert ids() == [first, second]
    assert ids(order_results_by="fname") == [second, first]
    assert ids(order_results_by="lname") == [first, second]
    assert ids(order_results_reverse=1) == [second, first]
    assert ids(username="ada@example.test", user_ids=501) == [second]
    assert ids(type="regular") == []
    assert ids(jobcode_ids=acme) == [first, second]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("09:00", "10:00", 200),
        ("11:00", "12:00", 200),
        ("10:59", "12:00", 406),
        ("09:00", "10:01", 406),
        ("10:15", "10:45", 406),
        ("09:00", "12:00", 406),
        ("10:00", "11:00", 406),
        ("09:30", "", 406),
        ("11:00", "", 200),
    ],
)
def test_regular_time_of_one_person_does_not_overlap(api, ada, acme, start, end, code):
    """406 on create; touching is fine."""
    regular(api, ada, acme, "10:00", "11:00")

    assert regular(api, ada, acme, start, end)["_status_code"] == code


def test_others_and_manual_time_are_no_conflict(api, screens, ada, acme, sheet):
    """Only one's own regular time."""
    screens.set_permission(api.state.owner.email, "time_tracking", True)
    regular(api, ada, acme, "10:00", "11:00")

    assert regular(api, api.state.owner.id, acme, "10:00", "11:00")["_status_code"] == 200


def test_a_second_open_timesheet_is_a_conflict(api, ada, acme):
    """One at a time."""
    regular(api, ada, acme, "08:00", "")

    assert regular(api, ada, acme, "10:00", "")["_status_code"] == 406


def test_a_change_into_a_conflict_is_a_409_with_the_unmodified_row(api, ada, acme):
    """As it still stands."""
    regular(api, ada, acme, "10:00", "11:00")
    other = regular(api, ada, acme, "11:00", "12:00")

    row = api.put("timesheets", {"id": other["id"], "start": "2026-03-02T10:30:00-07:00"})[0]

    assert (row["_status_code"], row["_status_message"]) == (409, "Conflict")
    assert row["_status_extra"] == "The timesheet conflicts with another timesheet."
    assert (row["id"], row["start"]) == (other["id"], "2026-03-02T11:00:00-07:00")


def test_a_row_does_not_conflict_with_itself(api, ada, acme):
    """Longer by half an hour."""
    row = regular(api, ada, acme, "10:00", "11:00")

    assert api.put("timesheets", {"id": row["id"], "end": "2026-03-02T11:30:00-07:00"})[0]["duration"] == 5400


def test_approved_dates_take_no_time_and_no_change(api, screens, ada, acme, sheet):
    """Up to and including the date; the day after is open."""
    row = {"user_id": ada, "jobcode_id": acme, "type": "manual", "duration": 60}
    screens.approve_time("ada@example.test", "2026-03-02")

    posted = api.post("timesheets", {**row, "date": "2026-03-02"}, {**row, "date": "2026-03-03"})
    changed = api.put("timesheets", {"id": sheet, "notes": "x"})[0]
    moved = api.put("timesheets", {"id": posted[1]["id"], "date": "2026-03-01"})[0]
    deleted = api.delete("timesheets", sheet)[str(sheet)]

    assert [found["_status_code"] for found in posted] == [417, 200]
    assert posted[0]["_status_extra"] == "Oops! Time for that date has already been approved."
    assert (changed["_status_code"], moved["_status_code"], deleted["_status_code"]) == (417, 417, 417)
    assert api.rows("timesheets", ids=sheet)[0]["state"] == "APPROVED"


def test_unapproving_opens_it_again(api, screens, sheet):
    """From a date on, or all of it."""
    screens.approve_time("ada@example.test", "2026-03-02")
    screens.unapprove_time("ada@example.test", "2026-03-02")

    assert api.rows("users", usernames="ada@example.test")[0]["approved_to"] == "2026-03-01"
    assert api.put("timesheets", {"id": sheet, "notes": "x"})[0]["_status_code"] == 200


def test_exported_time_is_locked(api, screens, sheet):
    """locked above 0; unlocking opens it."""
    screens.lock_time(sheet)
    locked = api.put("timesheets", {"id": sheet, "notes": "x"})[0]
    shown = api.rows("timesheets", ids=sheet)[0]["locked"]
    screens.unlock_time(sheet)

    assert (locked["_status_code"], locked["_status_extra"]) == (417, "Oops! That timesheet is locked.")
    assert shown == 1
    assert api.put("timesheets", {"id": sheet, "notes": "x"})[0]["_status_code"] == 200


def test_closed_time_can_be_a_409_with_the_unmodified_row(api, screens, sheet):
    """A switch."""
    api.state.set_behaviour(closed_time_code=409)
    screens.lock_time(sheet)

    row = api.put("timesheets", {"id": sheet, "notes": "x"})[0]

    assert (row["_status_code"], row["notes"], row["locked"]) == (409, "first", 1)
    assert api.delete("timesheets", sheet)[str(sheet)]["_status_code"] == 409


def test_time_on_a_jobcode_archived_since_can_still_be_described(api, screens, sheet, acme):
    """Only moving it there is refused."""
    other = screens.add_job("Borealis")
    screens.delete_job(acme)
    notes = api.put("timesheets", {"id": sheet, "notes": "x"})[0]
    api.put("timesheets", {"id": sheet, "jobcode_id": other})
    back = api.put("timesheets", {"id": sheet, "jobcode_id": acme})[0]

    assert notes["_status_code"] == 200
    assert back["_status_extra"] == "Oops! That jobcode is not active."


def test_time_of_archived_people_is_not_edited(api, screens, sheet):
    """It can be seen."""
    screens.archive_user("ada@example.test")

    assert api.put("timesheets", {"id": sheet, "notes": "x"})[0]["_status_code"] == 417
    assert len(api.rows("timesheets", ids=sheet)) == 1
