"""Contract 3.4: who may book on what."""

import pytest


@pytest.fixture
def own(screens):
    """A jobcode that nobody is assigned to."""
    return screens.add_job("Own", assigned_to_all=False)


def people(api, **filters):
    return sorted(row["user_id"] for row in api.rows("jobcode_assignments", **filters))


def test_everyones_rows_are_among_each_persons_own(api, ada, acme, own):
    """User 0 stands for assigned to all."""
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})

    rows = api.rows("jobcode_assignments", user_ids=ada)

    assert [(row["user_id"], row["jobcode_id"]) for row in rows] == [(0, acme), (ada, own)]
    assert all(isinstance(row["id"], int) and "T" in row["created"] for row in rows)


def test_the_callers_own_id_hides_the_others(api, ada, own):
    """A confirmed bug, still open [issue 55]; a switch."""
    me = api.state.owner.id
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own}, {"user_id": me, "jobcode_id": own})

    hidden = people(api, user_ids=f"{ada},{me}")
    api.state.set_behaviour(own_id_hides_others=False)

    assert hidden == [me]
    assert people(api, user_ids=f"{ada},{me}") == [me, ada]


def test_user_0_assigns_to_all_and_deleting_that_row_takes_it_back(api, own):
    """The row and the jobcode's flag are one fact."""
    row = api.post("jobcode_assignments", {"user_id": 0, "jobcode_id": own})[0]
    flag = api.rows("jobcodes", ids=own)[0]["assigned_to_all"]
    api.delete("jobcode_assignments", row["id"])

    assert flag is True
    assert api.rows("jobcodes", ids=own)[0]["assigned_to_all"] is False


def test_a_deleted_assignment_stays_listed_as_not_active(api, ada, own):
    """active is both by default."""
    row = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})[0]
    deleted = api.delete("jobcode_assignments", row["id"])

    assert deleted == {
        str(row["id"]): {"_status_code": 200, "_status_message": "OK, deleted", "id": row["id"]}
    }
    assert [found["active"] for found in api.rows("jobcode_assignments")] == [False]
    assert api.rows("jobcode_assignments", active="yes") == []


def test_an_assignment_that_exists_comes_back_under_its_id(api, ada, own):
    """200, never a second row."""
    first = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})[0]
    api.delete("jobcode_assignments", first["id"])
    again = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})[0]

    assert (again["id"], again["active"], again["_status_code"]) == (first["id"], True, 200)
    assert len(api.rows("jobcode_assignments")) == 1


def test_deleting_what_there_is_not(api):
    """In the documented words, keyed by the id that was asked for."""
    assert api.delete("jobcode_assignments", 42) == {
        "42": {
            "_status_code": 417,
            "_status_message": "Expectation Failed!",
            "_status_extra": "That id is not found in the database",
            "id": 42,
        }
    }


def test_deleting_without_ids_deletes_nothing(api, acme):
    """An empty answer."""
    assert api.call("DELETE", "jobcode_assignments").json() == {"results": {"jobcode_assignments": []}}
    assert len(api.rows("jobcode_assignments", active="yes")) == 1


@pytest.mark.parametrize("row", [{}, {"user_id": 501}, {"user_id": 501, "jobcode_id": 42}, {"user_id": 42}])
def test_rows_that_cannot_be_are_refused_alone(api, row):
    """At the row, as WSO2's live test saw."""
    assert api.post("jobcode_assignments", row)[0]["_status_code"] == 417


def test_archived_people_and_jobcodes_are_not_assigned(api, screens, ada, own):
    """417."""
    screens.archive_user("ada@example.test")
    user = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})[0]
    screens.delete_job(own)
    job = api.post("jobcode_assignments", {"user_id": 501, "jobcode_id": own})[0]

    assert user["_status_extra"] == "Oops! That user is not active."
    assert job["_status_extra"] == "Oops! That jobcode is not active."


def test_the_filters_of_assignments(api, screens, ada, acme, own):
    """Type, jobcode, its parent, and whether it is active."""
    tax = screens.add_job("Tax", acme)
    screens.assign_job(own, ["ada@example.test"])
    screens.delete_job(own)

    assert len(api.rows("jobcode_assignments", type="pto")) == 3
    assert len(api.rows("jobcode_assignments", type="all")) == 6
    assert [row["jobcode_id"] for row in api.rows("jobcode_assignments", jobcode_id=tax)] == [tax]
    assert [row["jobcode_id"] for row in api.rows("jobcode_assignments", jobcode_parent_id=acme)] == [tax]
    assert [row["jobcode_id"] for row in api.rows("jobcode_assignments", active_jobcodes="no")] == [own]
    assert [row["jobcode_id"] for row in api.rows("jobcode_assignments", active_jobcodes="yes")] == [
        acme,
        tax,
    ]


def test_who_may_not_manage_users_sees_only_their_own(api, screens, ada, own):
    """And is refused in the documented words."""
    screens.assign_job(own, [api.state.owner.email])
    pair = api.state.access.new_pair(ada)
    api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"

    row = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})[0]

    assert people(api) == []
    assert row["_status_extra"] == "Oops! You don't have permission to manage that user"
