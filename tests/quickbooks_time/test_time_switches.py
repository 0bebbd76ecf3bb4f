"""Contract 2.2, 3.5: what a change may carry, and what the sources leave open about it."""

import pytest

from sim.quickbooks_time.records import Jobcode


@pytest.fixture
def sheet(screens, ada, acme):
    return screens.enter_time("ada@example.test", acme, "2026-03-02", 60, "first")


@pytest.fixture
def clock_in(ada, acme):
    return {"user_id": ada, "jobcode_id": acme, "type": "regular", "start": "2026-03-02T08:00:00Z", "end": ""}


@pytest.mark.parametrize("blank", ["", None])
@pytest.mark.parametrize(
    "name", ["user_id", "jobcode_id", "type", "date", "duration", "start", "attached_files", "customfields"]
)
def test_blanks_in_a_change_are_as_if_they_were_not_there(api, sheet, name, blank):
    """Only notes and end mean something when they are blank."""
    before = api.rows("timesheets", ids=sheet)
    row = api.put("timesheets", {"id": sheet, name: blank})[0]

    assert row["_status_code"] == 200
    assert api.rows("timesheets", ids=sheet) == before


def test_blank_notes_take_notes_away(api, sheet):
    """And null does not."""
    kept = api.put("timesheets", {"id": sheet, "notes": None})[0]["notes"]

    assert (kept, api.put("timesheets", {"id": sheet, "notes": ""})[0]["notes"]) == ("first", "")


@pytest.mark.parametrize(
    ("code", "extra"),
    [
        (406, "The timesheet conflicts with another timesheet."),
        (417, "Oops! That user is already on the clock."),
    ],
)
def test_a_second_open_timesheet(api, clock_in, code, extra):
    """It fails; with which code is a switch."""
    api.state.set_behaviour(second_clock_code=code)
    api.post("timesheets", clock_in)
    row = api.post("timesheets", {**clock_in, "start": "2026-03-02T08:30:00Z"})[0]

    assert (row["_status_code"], row["_status_extra"]) == (code, extra)


def test_reopening_while_another_runs_is_a_conflict(api, clock_in):
    """409, and the row as it stands."""
    done = api.post("timesheets", {**clock_in, "end": "2026-03-02T08:30:00Z"})[0]["id"]
    api.post("timesheets", {**clock_in, "start": "2026-03-02T08:45:00Z"})
    row = api.put("timesheets", {"id": done, "end": ""})[0]

    assert (row["_status_code"], row["id"], row["end"]) == (409, done, "2026-03-02T01:30:00-07:00")


def test_time_can_change_hands(api, screens, sheet):
    """A switch: the table has user_id as writable, the update page leaves it out."""
    bo = screens.add_user("Bo", "Lee", "bo@example.test")
    ignored = api.put("timesheets", {"id": sheet, "user_id": bo})[0]["user_id"]
    api.state.set_behaviour(timesheet_owner_on_put="changed")

    assert ignored != bo
    assert api.put("timesheets", {"id": sheet, "user_id": bo})[0]["user_id"] == bo
    assert screens.time_of("ada@example.test") == []


def test_time_changes_hands_only_to_who_tracks_time(api, sheet):
    """The rules of new time hold."""
    api.state.set_behaviour(timesheet_owner_on_put="changed")
    bob = api.post("users", {"username": "bob", "first_name": "B", "last_name": "L"})[0]["id"]

    assert api.put("timesheets", {"id": sheet, "user_id": bob})[0]["_status_code"] == 403


def test_time_can_change_its_type(api, sheet):
    """With the same switch, and with what the new type requires."""
    api.state.set_behaviour(timesheet_owner_on_put="changed")
    lacking = api.put("timesheets", {"id": sheet, "type": "regular"})[0]
    stamps = {"start": "2026-03-02T10:00:00-07:00", "end": "2026-03-02T12:00:00-07:00"}
    row = api.put("timesheets", {"id": sheet, "type": "regular", **stamps})[0]

    assert lacking["_status_extra"] == "Missing required parameters: start, end"
    assert (row["type"], row["duration"], row["date"]) == ("regular", 7200, "2026-03-02")


def test_a_refused_row_leaves_no_new_choice_behind(api, screens, sheet):
    """Words for a free-form field become items only with the time that carries them."""
    screens.install_addon("Custom Fields")
    why, where = screens.add_field("Why", [], "free-form"), screens.add_field("Where", ["Office"])
    values = {str(why): "Audit", str(where): "Nowhere"}
    unlisted = api.put("timesheets", {"id": sheet, "customfields": values})[0]
    screens.require_field("Where", True)
    lacking = api.put("timesheets", {"id": sheet, "customfields": {str(why): "Audit"}})[0]

    assert (unlisted["_status_code"], lacking["_status_code"]) == (417, 417)
    assert api.rows("customfielditems", customfield_id=why) == []


@pytest.mark.parametrize("kind", ["paid_break", "unpaid_break", "pto"])
def test_breaks_and_leave_take_time(api, ada, kind):
    """Regular and manual alike."""
    api.state.load([Jobcode(id=88, name="Away", type=kind, assigned_to_all=True)])
    row = {
        "user_id": ada,
        "jobcode_id": 88,
        "date": "2026-03-02",
        "duration": 900,
        "start": "2026-03-02T08:00:00Z",
    }
    rows = api.post(
        "timesheets", {**row, "type": "manual"}, {**row, "type": "regular", "end": "2026-03-02T09:00:00Z"}
    )

    assert [one["_status_code"] for one in rows] == [200, 200]
    assert len(api.rows("timesheets", start_date="2026-03-01", jobcode_type=kind)) == 2


@pytest.mark.parametrize(
    ("setting", "stamps"),
    [("empty", ("", "")), ("filled", ("2026-07-01T08:00:00-06:00", "2026-07-01T09:00:00-06:00"))],
)
def test_the_stamps_of_manual_time(api, ada, acme, setting, stamps):
    """In the answer to the write and in the list; the time keeps its type and no other time conflicts."""
    api.state.set_behaviour(manual_stamps=setting)
    row = {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-07-01", "duration": 3600}
    rows = [*api.post("timesheets", row, row), *api.rows("timesheets", start_date="2026-07-01")]

    assert [(one["start"], one["end"]) for one in rows] == [stamps] * 4


@pytest.mark.parametrize(
    ("setting", "keys"),
    [("both", {"on_the_clock", "active"}), ("active", {"active"}), ("on_the_clock", {"on_the_clock"})],
)
def test_what_tells_of_the_clock_in_answers_to_writes(api, ada, acme, setting, keys):
    """Lists have on_the_clock always."""
    api.state.set_behaviour(written_clock=setting)
    row = {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}
    written = api.post("timesheets", row)[0]
    listed = api.rows("timesheets", ids=written["id"])[0]

    assert keys == {"on_the_clock", "active"} & set(written)
    assert {"on_the_clock", "active"} & set(listed) == {"on_the_clock"}
