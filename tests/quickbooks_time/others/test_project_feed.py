"""Contract 3.14, project_activities, project_notes, replies and read times: what is told of a project."""

import pytest


def feed(api, project, **filters):
    return [row["activity_type"] for row in api.rows("project_activities", project_id=project, **filters)]


def test_what_happens_to_a_project_is_in_its_feed(api, project, ada):
    """Made, changed, estimated, assigned, clocked: each a line, in the order of events."""
    jobcode = api.rows("projects")[0]["jobcode_id"]
    api.put("projects", {"id": project, "description": "All of it"})
    estimate = api.post("estimates", {"project_id": project, "estimate_by": "none"})[0]["id"]
    item = api.post("estimate_items", {"estimate_id": estimate, "type": "none"})[0]["id"]
    api.put("estimate_items", {"id": item, "estimated_seconds": 60})
    api.put("estimate_items", {"id": item, "active": False})
    row = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": jobcode})[0]["id"]
    clock = {"user_id": ada, "jobcode_id": jobcode, "type": "regular", "start": "2026-03-02T01:00:00-07:00"}
    sheet = api.post("timesheets", {**clock, "end": ""})[0]["id"]
    api.put("timesheets", {"id": sheet, "end": "2026-03-02T01:30:00-07:00"})
    api.delete("jobcode_assignments", row)

    assert feed(api, project) == [
        "project_created",
        "project_update",
        "estimate_item_added",
        "estimate_item_updated",
        "estimate_item_removed",
        "assignment",
        "clock_in",
        "clock_out",
        "unassignment",
    ]


def test_what_changes_nothing_is_not_told(api, project):
    """The same name again, and a picture that hangs on nothing of the project."""
    api.put("projects", {"id": project, "name": "Move"})

    assert feed(api, project) == ["project_created"]


def test_a_note_is_a_line_of_the_feed(api, project, picture):
    """They lead to each other; the note's files know it."""
    note = api.post("project_notes", {"project_id": project, "note": "Going well", "files": [picture]})[0]
    line = api.rows("project_activities", project_id=project, activity_types="note")[0]

    assert note["linked_objects"] == {"project_activities": [line["id"]]}
    assert line["linked_objects"] == {"project_notes": [note["id"]]}
    assert api.rows("files")[0]["linked_objects"] == {"project_notes": [str(note["id"])]}


def test_the_files_of_a_note_stand_beside_it(api, project, picture):
    """In the answer to the write, in the list of notes, and beside the line of the feed that brings the note along."""
    note = {"project_id": project, "note": "Going well", "files": [picture]}
    bodies = [
        api.call("POST", "project_notes", json={"data": [note]}).json(),
        api.get("project_notes", project_id=project),
        api.get("project_activities", project_id=project),
    ]

    assert [list(body["supplemental_data"]["files"]) for body in bodies] == [[str(picture)]] * 3


def test_the_row_of_a_note(api, project):
    """In the order of the vendor's example."""
    assert api.post("project_notes", {"project_id": project, "note": "Going well"})[0] == {
        "_status_code": 200,
        "_status_message": "Created",
        "id": 1001,
        "project_id": project,
        "user_id": 501,
        "note": "Going well",
        "active": True,
        "created": "2026-03-02T09:00:00+00:00",
        "last_modified": "2026-03-02T09:00:00+00:00",
        "mentions": [],
        "files": [],
        "linked_objects": {"project_activities": [1002]},
    }


def test_an_archived_note_leaves_the_feed(api, project):
    """And comes back with active=1."""
    note = api.post("project_notes", {"project_id": project, "note": "x"})[0]["id"]
    api.put("project_notes", {"id": note, "active": 0})

    assert feed(api, project) == ["project_created"]
    assert api.rows("project_notes", project_id=project) == []

    api.put("project_notes", {"id": note, "active": 1})

    assert feed(api, project) == ["project_created", "note"]


def test_the_files_of_a_note_are_taken_off(api, project, picture):
    """An empty array does it."""
    note = api.post("project_notes", {"project_id": project, "note": "x", "files": [picture]})[0]["id"]
    api.put("project_notes", {"id": note, "files": []})

    assert api.rows("files")[0]["linked_objects"] == []


def test_a_reply_leads_to_its_line(api, project):
    """And the line to the reply."""
    line = api.rows("project_activities", project_id=project)[0]["id"]
    reply = api.post("project_activity_replies", {"project_activity_id": line, "note": "Good"})[0]
    found = api.rows("project_activity_replies", project_activity_id=line)

    assert reply["linked_objects"] == {"project_activities": [line]}
    assert [row["note"] for row in found] == ["Good"]
    assert api.rows("project_activities", ids=line)[0]["linked_objects"] == {
        "project_activity_replies": [reply["id"]]
    }


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("project_notes", {"note": "x"}),
        ("project_notes", {"note": "x", "project_id": 4711}),
        ("project_notes", {"note": "x", "project_id": 1001, "files": [4711]}),
        ("project_notes", {"note": "x", "project_id": 1001, "mentions": []}),
        ("project_activity_replies", {"note": "x", "project_activity_id": 4711}),
        ("project_activity_read_times", {"project_id": 4711}),
        ("project_activity_read_times", {"project_id": 1001, "user_id": 4711}),
    ],
)
def test_refusals_are_bad_requests(api, project, path, row):
    """400 here, where other resources say 417."""
    answer = api.post(path, row)[0]

    assert (answer["_status_code"], answer["_status_message"]) == (400, "Bad Request")


@pytest.mark.parametrize("code", [200, 201])
def test_the_code_of_a_new_note(api, project, code):
    """A switch: the examples have 200, the tables 201."""
    api.state.set_behaviour(project_feed_code=code)

    assert api.post("project_notes", {"project_id": project, "note": "x"})[0]["_status_code"] == code


def test_reading_a_feed_is_remembered_once(api, project):
    """Each person has one time a project, which moves on."""
    first = api.post("project_activity_read_times", {"project_id": project})[0]
    api.state.universe.clock.advance(60)
    second = api.post("project_activity_read_times", {"project_id": project})[0]

    assert first["id"] == second["id"]
    assert [row["latest_read_time"] for row in (first, second)] == [
        "2026-03-02T09:00:00+00:00",
        "2026-03-02T09:01:00+00:00",
    ]
    assert api.rows("projects")[0]["linked_objects"] == {"notes_read_times": [first["id"]]}


def test_read_times_are_ones_own(api, as_ada, project):
    """An admin sees all of them."""
    api.post("project_activity_read_times", {"project_id": project})
    as_ada.post("project_activity_read_times", {"project_id": project})

    assert len(as_ada.rows("project_activity_read_times")) == 1
    assert len(api.rows("project_activity_read_times")) == 2


def test_the_feed_up_to_an_id(api, project):
    """max_id, and types; an unknown type is refused."""
    api.post("project_notes", {"project_id": project, "note": "x"})
    first = api.rows("project_activities", project_id=project)[0]["id"]

    assert feed(api, project, max_id=first) == ["project_created"]
    assert feed(api, project, activity_types="note,clock_in") == ["note"]
    refused = api.call("GET", "project_activities", params={"project_id": project, "activity_types": "party"})
    assert refused.status_code == 417


def test_others_words_are_not_changed(api, as_ada, project):
    """Only admins may."""
    note = api.post("project_notes", {"project_id": project, "note": "x"})[0]["id"]

    assert as_ada.put("project_notes", {"id": note, "note": "y"})[0]["_status_code"] == 400
