"""Contract 3.14, schedule_calendars and schedule_events: shifts of one, of nobody, and of a team."""

import pytest

SHIFT = {"start": "2026-03-05T16:00:00+00:00", "end": "2026-03-05T18:00:00+00:00", "title": "Opening"}
EVER = {"start": "2026-01-01T00:00:00Z"}


def listed(api, calendar, **filters):
    return api.rows("schedule_events", **{"schedule_calendar_ids": calendar, **EVER, **filters})


def enter(api, calendar, view="instance", **fields):
    body = {"data": [{"schedule_calendar_id": calendar, **SHIFT, **fields}], "team_events": view}
    return api.call("POST", "schedule_events", json=body).json()


def test_an_account_has_a_calendar(api):
    """One from the start."""
    assert api.rows("schedule_calendars") == [
        {
            "id": 1001,
            "name": "Schedule",
            "last_modified": "2026-03-02T09:00:00+00:00",
            "created": "2026-03-02T09:00:00+00:00",
        }
    ]


def test_a_shift_of_one_person(api, ada, calendar):
    """In the order of the vendor's example, with the times in the account's zone."""
    row = enter(api, calendar, assigned_user_ids=[ada])["results"]["schedule_events"]["1"]

    assert row == {
        "_status_code": 200,
        "_status_message": "Created",
        "id": 1001,
        "user_id": ada,
        "unassigned": False,
        "schedule_calendar_id": calendar,
        "jobcode_id": 0,
        "all_day": False,
        "start": "2026-03-05T09:00:00-07:00",
        "end": "2026-03-05T11:00:00-07:00",
        "active": True,
        "draft": False,
        "timezone": "America/Denver",
        "title": "Opening",
        "notes": "",
        "color": "#888888",
        "last_modified": "2026-03-02T09:00:00+00:00",
        "created": "2026-03-02T09:00:00+00:00",
        "assigned_user_ids": [ada],
        "location": "",
    }
    assert list(row)[-2:] == ["assigned_user_ids", "location"]


def test_a_shift_of_nobody(api, calendar):
    """Unassigned, and with the caller as its deprecated user."""
    row = enter(api, calendar, assigned_user_ids="")["results"]["schedule_events"]["1"]

    assert (row["unassigned"], row["user_id"], row["assigned_user_ids"]) == (True, 501, [])


def test_a_shift_of_a_team_is_one_each(api, ada, calendar):
    """201, with those of the single people beside the row."""
    answer = enter(api, calendar, assigned_user_ids=[501, ada])
    instances = answer["supplemental_data"]["schedule_events"].values()

    assert answer["results"]["schedule_events"]["1"]["_status_code"] == 201
    assert [row["assigned_user_ids"] for row in instances] == [[501], [ada]]
    assert [row["user_id"] for row in listed(api, calendar)] == [501, ada]


def test_a_team_as_a_whole(api, ada, calendar):
    """With team_events=base it is one event, in writes and in lists."""
    answer = enter(api, calendar, view="base", assigned_user_ids=[501, ada])

    assert answer["results"]["schedule_events"]["1"]["_status_code"] == 200
    assert "schedule_events" not in answer["supplemental_data"]
    assert [row["assigned_user_ids"] for row in listed(api, calendar, team_events="base")] == [[501, ada]]


def test_somebody_leaves_the_team(api, ada, calendar):
    """Their instance is archived; the shift stays one of the other."""
    base = enter(api, calendar, assigned_user_ids=[501, ada])["results"]["schedule_events"]["1"]["id"]
    row = api.put("schedule_events", {"id": base, "assigned_user_ids": [ada], "title": "Closing"})[0]
    active = listed(api, calendar, active="yes")

    assert row["_status_code"] == 201
    assert [(one["user_id"], one["title"]) for one in active] == [(ada, "Closing")]
    assert len(listed(api, calendar, active="no")) == 2


def test_a_change_reaches_every_instance(api, ada, calendar):
    """Whichever of them is changed."""
    enter(api, calendar, assigned_user_ids=[501, ada])
    one = listed(api, calendar)[1]["id"]
    api.put("schedule_events", {"id": one, "title": "Closing"})

    assert [row["title"] for row in listed(api, calendar)] == ["Closing", "Closing"]


def test_a_list_needs_a_calendar_and_something_to_begin_with(api, calendar):
    """Both are refused as a whole."""
    assert api.call("GET", "schedule_events", params=EVER).status_code == 417
    assert api.call("GET", "schedule_events", params={"schedule_calendar_ids": calendar}).status_code == 417


def test_drafts_are_hidden_by_default(api, calendar):
    """draft=both shows them."""
    enter(api, calendar, draft=True)

    assert listed(api, calendar) == []
    assert len(listed(api, calendar, draft="both")) == 1


def test_shifts_of_archived_people_are_hidden_by_default(api, ada, calendar):
    """active_users is 1; 0 turns it about, -1 shows all."""
    enter(api, calendar, assigned_user_ids=[ada])
    api.put("users", {"id": ada, "active": False})

    assert [len(listed(api, calendar, active_users=each)) for each in ("1", "0", "-1")] == [0, 1, 1]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"start": "2026-03-05T16:00:00Z"}, 1),
        ({"start": "2026-03-05T16:00:01Z"}, 0),
        ({"end": "2026-03-05T17:59:59Z"}, 0),
        ({"users_ids": "501"}, 1),
        ({"user_ids": "502"}, 0),
        ({"jobcode_ids": "9"}, 0),
        ({"schedule_calendar_ids": "9"}, 0),
    ],
)
def test_filters(api, calendar, filters, count):
    """From the start, up to the end, of people, jobcodes and calendars."""
    enter(api, calendar, assigned_user_ids=[501])

    assert len(listed(api, calendar, **filters)) == count


@pytest.mark.parametrize(
    "wrong",
    [
        {"end": "2026-03-05T15:00:00Z"},
        {"assigned_user_ids": [4711]},
        {"jobcode_id": 4711},
        {"schedule_calendar_id": 4711},
        {"color": "#123456"},
        {"timezone": "Mars/Olympus"},
        {"timezone": "../../etc/passwd"},
        {"customfields": {"1": "x"}},
        {"unassigned": True},
    ],
)
def test_what_a_shift_cannot_be(api, calendar, wrong):
    """417."""
    assert enter(api, calendar, **wrong)["results"]["schedule_events"]["1"]["_status_code"] == 417


def test_who_may_not_manage_schedules(as_ada, calendar):
    """403 Permission Denied."""
    row = enter(as_ada, calendar)["results"]["schedule_events"]["1"]

    assert (row["_status_code"], row["_status_message"]) == (403, "Permission Denied")


def test_assignees_as_a_text(api, ada, calendar):
    """A switch, for an example has them so."""
    api.state.set_behaviour(event_assignees="text")
    answer = enter(api, calendar, view="base", assigned_user_ids=[501, ada])

    assert answer["results"]["schedule_events"]["1"]["assigned_user_ids"] == f"501,{ada}"
