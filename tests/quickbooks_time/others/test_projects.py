"""Contract 3.14, projects: a jobcode with dates and a status, made together or put over one that is there."""

import pytest


def test_the_row_to_the_byte(api, acme):
    """In the order of the vendor's example; dates are instants at midnight there."""
    body = {"data": [{"name": "Move", "parent_jobcode_id": acme, "start_date": "2026-04-01"}]}
    response = api.call("POST", "projects", json=body, params={"supplemental_data": "no"})

    assert response.text == (
        '{"results":{"projects":{"1":{"_status_code":200,"_status_message":"Created","id":1001,'
        '"jobcode_id":9002,"parent_jobcode_id":9001,"name":"Move","status":"not_started","description":"",'
        '"start_date":"2026-04-01T00:00:00+00:00","due_date":"","completed_date":"","active":true,'
        '"last_modified":"2026-03-02T09:00:00+00:00","created":"2026-03-02T09:00:00+00:00",'
        '"linked_objects":{"notes_read_times":[]}}}}}'
    )


def test_dates_as_the_table_has_them(api, project):
    """A switch."""
    api.state.set_behaviour(project_dates="date")

    assert api.put("projects", {"id": project, "due_date": "2026-05-01"})[0]["due_date"] == "2026-05-01"


def test_a_project_makes_its_jobcode(api, project, acme):
    """Under the parent, with the project's name; both stand beside the project."""
    answer = api.get("projects")
    jobcode_id = answer["results"]["projects"][str(project)]["jobcode_id"]
    jobcode = api.rows("jobcodes", ids=jobcode_id)[0]

    assert (jobcode["name"], jobcode["parent_id"], jobcode["project_id"]) == ("Move", acme, project)
    assert list(answer["supplemental_data"]["jobcodes"]) == [str(jobcode_id), str(acme)]


def test_a_project_over_a_jobcode_that_is_there(api, acme):
    """It takes the jobcode's name."""
    row = api.post("projects", {"name": "ignored", "jobcode_id": acme})[0]

    assert (row["jobcode_id"], row["parent_jobcode_id"], row["name"]) == (acme, 0, "Acme Ltd")


def test_jobcodes_that_cannot_be_a_project(api, project, acme):
    """Those with children, those of a project, those of another parent, those that there are not."""
    own = api.rows("projects")[0]["jobcode_id"]
    other = api.post("jobcodes", {"name": "Other"})[0]["id"]
    rows = api.post(
        "projects",
        {"name": "x", "jobcode_id": acme},
        {"name": "x", "jobcode_id": own},
        {"name": "x", "jobcode_id": other, "parent_jobcode_id": acme},
        {"name": "x", "jobcode_id": 4711},
        {"name": "x", "parent_jobcode_id": own},
    )

    assert [row["_status_code"] for row in rows] == [417] * 5
    assert len({row["_status_extra"] for row in rows}) == 5


def test_a_new_name_is_the_jobcodes_too(api, project):
    """As the documentation says of updates."""
    row = api.put("projects", {"id": project, "name": "Relocation"})[0]

    assert api.rows("jobcodes", ids=row["jobcode_id"])[0]["name"] == "Relocation"


def test_complete_sets_the_date_and_archives_the_jobcode(api, project):
    """And back again: the jobcode is there for time once more."""
    row = api.put("projects", {"id": project, "status": "complete"})[0]

    assert row["completed_date"] == "2026-03-02T00:00:00+00:00"
    assert api.rows("jobcodes", ids=row["jobcode_id"]) == []

    api.put("projects", {"id": project, "status": "in_progress"})

    assert len(api.rows("jobcodes", ids=row["jobcode_id"])) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "x" * 65},
        {"description": "x" * 301},
        {"status": "started"},
        {"start_date": "2026-05-02", "due_date": "2026-05-01"},
        {"start_date": "2026-05-02", "completed_date": "2026-05-01"},
        {"due_date": "soon"},
    ],
)
def test_what_a_project_cannot_be(api, wrong):
    """417, and no jobcode is left behind."""
    assert api.post("projects", {"name": "Move", **wrong})[0]["_status_code"] == 417
    assert api.rows("jobcodes") == []


def test_the_jobcode_of_a_project_stays(api, project, acme):
    """It may be sent again, and not be another."""
    row = api.put("projects", {"id": project, "parent_jobcode_id": acme})[0]
    refused = api.put("projects", {"id": project, "parent_jobcode_id": 0})[0]

    assert row["_status_code"] == 200
    assert refused["_status_extra"] == "Oops! The parent_jobcode_id cannot be changed."


def test_filters(api, project, acme):
    """By jobcode, by parent and by name."""
    own = api.rows("projects")[0]["jobcode_id"]

    def count(**filters):
        return len(api.rows("projects", **filters))

    assert [count(jobcode_ids=own), count(jobcode_ids=acme)] == [1, 0]
    assert [count(parent_jobcode_id=acme), count(parent_jobcode_id=0)] == [1, 0]
    assert [count(name="mo*"), count(name="ove*")] == [1, 0]


def test_projects_by_assignment(api, as_ada, project, ada):
    """Those whose jobcode the caller is assigned to."""
    mine = {"by_jobcode_assignment": "true"}

    assert as_ada.rows("projects", **mine) == []

    own = api.rows("projects")[0]["jobcode_id"]
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})

    assert len(as_ada.rows("projects", **mine)) == 1

    api.delete("jobcode_assignments", *(row["id"] for row in api.rows("jobcode_assignments", jobcode_id=own)))

    assert as_ada.rows("projects", **mine) == []


def test_who_may_not_manage_jobcodes(as_ada):
    """401 for the whole call."""
    assert as_ada.call("POST", "projects", json={"data": [{"name": "x"}]}).status_code == 401
