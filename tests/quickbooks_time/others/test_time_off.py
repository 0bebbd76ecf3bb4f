"""Contract 3.14, 7.5, time_off_requests and their entries: asked for, approved, denied, canceled."""

import pytest

from tests.quickbooks_time.others.conftest import DAY


def ask(api, **fields):
    return api.post("time_off_requests", {"time_off_request_entries": [DAY], **fields})[0]


def entries(api, request):
    return api.rows("time_off_request_entries", time_off_request_ids=request)


def test_a_request_with_its_entries_and_notes(api, as_ada, ada):
    """Their ids in the row, they themselves beside it."""
    body = {
        "time_off_request_entries": [DAY, {**DAY, "date": "2026-03-17"}],
        "time_off_request_notes": [{"note": "A long weekend"}],
    }
    answer = as_ada.call("POST", "time_off_requests", json={"data": [body]}).json()

    assert answer["results"]["time_off_requests"]["1"] == {
        "_status_code": 200,
        "_status_message": "Created",
        "id": 1001,
        "user_id": ada,
        "time_off_request_notes": [1001],
        "time_off_request_entries": [1001, 1002],
        "status": "pending",
        "active": True,
        "created": "2026-03-02T09:00:00+00:00",
        "last_modified": "2026-03-02T09:00:00+00:00",
    }
    assert list(answer["supplemental_data"]) == [
        "users",
        "time_off_request_notes",
        "time_off_request_entries",
    ]
    assert answer["supplemental_data"]["time_off_request_notes"]["1001"]["note"] == "A long weekend"


def test_a_manual_entry_is_its_whole_day(as_ada, ada):
    """In the order of the vendor's example, in the zone of the account."""
    request = ask(as_ada)["id"]

    assert list(entries(as_ada, request)[0].items()) == [
        ("id", 1001),
        ("time_off_request_id", request),
        ("status", "pending"),
        ("approver_user_id", 0),
        ("date", "2026-03-16"),
        ("entry_method", "manual"),
        ("duration", 28_800),
        ("start_time", "2026-03-16T00:00:00-06:00"),
        ("end_time", "2026-03-16T23:59:59-06:00"),
        ("tz_string", "America/Denver"),
        ("jobcode_id", 72),
        ("user_id", ada),
        ("approved_timesheet_id", 0),
        ("active", True),
        ("created", "2026-03-02T09:00:00+00:00"),
        ("last_modified", "2026-03-02T09:00:00+00:00"),
    ]


def test_a_regular_entry_has_times_of_its_own(as_ada):
    """Its date is the day it starts on."""
    request = ask(as_ada)["id"]
    row = as_ada.post(
        "time_off_request_entries",
        {
            "time_off_request_id": request,
            "entry_method": "regular",
            "duration": 14_400,
            "start_time": "2026-03-17T08:00:00-06:00",
            "end_time": "2026-03-17T12:00:00-06:00",
            "jobcode_id": 72,
        },
    )[0]

    assert (row["date"], row["start_time"]) == ("2026-03-17", "2026-03-17T08:00:00-06:00")


def test_a_pending_request_mails_the_employee_a_denial(api, as_ada, ada):
    """What users hit; a switch turns it off."""
    ask(as_ada)
    api.state.set_behaviour(pending_time_off_mails_denial=False)
    ask(as_ada)

    assert [(mail.user_id, mail.subject) for mail in api.state.tables.of("mails")] == [
        (ada, "Your time off request has been denied")
    ]


def test_approval_books_the_time(api, as_ada, ada):
    """A status of the request is for every entry; each has a timesheet and an approver."""
    request = ask(as_ada)["id"]
    row = api.put("time_off_requests", {"id": request, "status": "approved"})[0]
    entry = entries(api, request)[0]
    sheet = api.rows("timesheets", ids=entry["approved_timesheet_id"])[0]

    assert (row["status"], entry["status"], entry["approver_user_id"]) == ("approved", "approved", 501)
    assert (sheet["user_id"], sheet["date"], sheet["duration"]) == (ada, "2026-03-16", 28_800)
    assert sheet["jobcode_id"] == 72


def test_time_off_that_is_canceled_takes_its_timesheet_along(api, as_ada):
    """People may cancel what was approved."""
    request = ask(as_ada)["id"]
    api.put("time_off_requests", {"id": request, "status": "approved"})
    as_ada.put("time_off_requests", {"id": request, "status": "canceled"})

    assert api.rows("timesheets", start_date="2026-03-01") == []
    assert entries(api, request)[0]["approved_timesheet_id"] == 0


def test_nobody_approves_their_own(as_ada):
    """403 Permission Denied, and nothing is changed."""
    request = ask(as_ada)["id"]
    row = as_ada.put("time_off_requests", {"id": request, "status": "approved"})[0]

    assert (row["_status_code"], row["_status_message"]) == (403, "Permission Denied")
    assert entries(as_ada, request)[0]["status"] == "pending"


def test_a_refused_row_leaves_nothing_behind(as_ada):
    """Neither the request that could not be approved nor its entries; the rows beside it stand."""
    body = {"time_off_request_entries": [DAY]}
    rows = as_ada.post("time_off_requests", {**body, "status": "approved"}, body)

    assert [row["_status_code"] for row in rows] == [403, 200]
    assert [row["id"] for row in as_ada.rows("time_off_requests")] == [1001]
    assert len(as_ada.rows("time_off_request_entries", user_ids="502")) == 1


def test_nobody_asks_for_others_without_managing_them(api, as_ada, ada):
    """Admins do, and managers of their group."""
    assert ask(as_ada, user_id=501)["_status_code"] == 403
    assert ask(api, user_id=ada)["user_id"] == ada


def test_requests_of_those_whom_the_caller_manages(api, as_ada, ada):
    """Everybody's for an admin, one's own for the others."""
    ask(api)
    ask(as_ada)

    assert [row["user_id"] for row in api.rows("time_off_requests")] == [501, ada]
    assert [row["user_id"] for row in as_ada.rows("time_off_requests")] == [ada]
    assert [row["user_id"] for row in as_ada.rows("time_off_requests", user_ids="501")] == []


def test_one_entry_is_denied(api, as_ada):
    """The request stays pending while another is."""
    request = as_ada.post("time_off_requests", {"time_off_request_entries": [DAY, DAY]})[0]["id"]
    first, second = entries(api, request)
    api.put("time_off_request_entries", {"id": first["id"], "status": "denied"})

    assert api.rows("time_off_requests")[0]["status"] == "pending"

    api.put("time_off_request_entries", {"id": second["id"], "status": "denied"})

    assert api.rows("time_off_requests")[0]["status"] == "denied"


def test_notes_are_added(as_ada):
    """A change brings another."""
    request = ask(as_ada)["id"]
    row = as_ada.put(
        "time_off_requests", {"id": request, "time_off_request_notes": [{"note": "Guy fills in"}]}
    )

    assert row[0]["time_off_request_notes"] == [1001]


def test_a_request_is_archived(as_ada):
    """With active=no it is listed again."""
    request = ask(as_ada)["id"]
    as_ada.put("time_off_requests", {"id": request, "active": False})

    assert as_ada.rows("time_off_requests") == []
    assert [row["id"] for row in as_ada.rows("time_off_requests", active="no")] == [request]


@pytest.mark.parametrize("path", ["time_off_requests", "time_off_request_entries"])
def test_what_there_is_not_is_not_found(api, path):
    """404 for the row."""
    assert api.put(path, {"id": 4711, "status": "denied"})[0]["_status_code"] == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"date": None},
        {"jobcode_id": 9001},
        {"jobcode_id": 4711},
        {"duration": -1},
        {"entry_method": "regular"},
        {"entry_method": "vague"},
        {"approver_user_id": 501},
    ],
)
def test_what_an_entry_cannot_be(api, as_ada, acme, wrong):
    """417 for the row, and no request is left behind."""
    row = as_ada.post("time_off_requests", {"time_off_request_entries": [{**DAY, **wrong}]})[0]

    assert row["_status_code"] == 417
    assert api.rows("time_off_requests") == []


@pytest.mark.parametrize("missing", [[], None, "x", [1]])
def test_a_request_needs_entries(as_ada, missing):
    """417."""
    assert as_ada.post("time_off_requests", {"time_off_request_entries": missing})[0]["_status_code"] == 417


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"status": "pending"}, 1),
        ({"status": "approved"}, 0),
        ({"date": "2026-03-16"}, 1),
        ({"date": "2026-03-17"}, 0),
        ({"start_time": "2026-03-16T06:00:00Z"}, 1),
        ({"start_time": "2026-03-16T06:00:01Z"}, 0),
        ({"end_time": "2026-03-16T06:00:00Z"}, 1),
        ({"jobcode_ids": "72"}, 1),
        ({"user_ids": "501"}, 0),
        ({"approver_user_ids": "501"}, 0),
    ],
)
def test_filters_of_entries(as_ada, filters, count):
    """By status, day, times, jobcodes and people."""
    ask(as_ada)

    assert len(as_ada.rows("time_off_request_entries", **filters)) == count
