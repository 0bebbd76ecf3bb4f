"""Contract 3.4: who may book on what."""

import pytest

from sim.quickbooks_time import assignments


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


def rows_of(api, jobcode_id, **filters):
    found = api.rows("jobcode_assignments", jobcode_id=jobcode_id, **filters)
    return [(row["user_id"], row["active"]) for row in found]


def test_what_lies_below_an_assigned_jobcode_is_assigned_without_rows(api, state, screens, ada, own):
    """Of the children themselves: the default."""
    tax = screens.add_job("Tax", own, assigned_to_all=False)
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})
    child = state.tables.jobcodes.get(tax)
    parent = state.tables.jobcodes.get(own)

    assert rows_of(api, tax) == []
    assert assignments.is_assigned(state, ada, [child, parent])


@pytest.fixture
def below(api, state, screens, own):
    """A child and a grandchild, in an account that lists what a parent implies."""
    state.set_behaviour(assigned_children="listed")
    tax = screens.add_job("Tax", own, assigned_to_all=False)
    return tax, screens.add_job("Review", tax, assigned_to_all=False)


def test_what_a_parent_implies_can_have_rows_without_stamps(api, ada, own, below):
    """A switch."""
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})

    row = api.rows("jobcode_assignments", jobcode_id=below[1])[0]

    assert (row["user_id"], row["active"], row["last_modified"], row["created"]) == (ada, True, "", "")


def test_implied_rows_come_and_go_with_the_parents(api, screens, ada, own, below):
    """When it is assigned, when a child is added below, when it is taken away."""
    row = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})[0]
    new = screens.add_job("New", below[0], assigned_to_all=False)
    during = [rows_of(api, jobcode_id) for jobcode_id in (*below, new)]
    api.delete("jobcode_assignments", row["id"])

    assert during == [[(ada, True)]] * 3
    assert [rows_of(api, jobcode_id, active="yes") for jobcode_id in (*below, new)] == [[]] * 3


def test_implied_rows_move_with_a_branch(api, screens, ada, own, below, acme):
    """From what was above to what is above now."""
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})
    screens.move_job(below[0], acme)

    assert rows_of(api, below[1], active="yes") == [(0, True)]


def test_a_row_of_its_own_outlives_the_parents(api, ada, own, below):
    """And one that is implied is not deleted by itself."""
    parent = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})[0]
    implied = api.rows("jobcode_assignments", jobcode_id=below[0])[0]["id"]
    refused = api.delete("jobcode_assignments", implied)[str(implied)]
    kept = api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": below[0]})[0]
    api.delete("jobcode_assignments", parent["id"])

    assert refused["_status_extra"] == "Oops! That assignment follows from a parent jobcode."
    assert kept["id"] == implied
    assert rows_of(api, below[0]) == [(ada, True)]


def test_archiving_takes_implied_rows_away(api, screens, ada, own, below):
    """Restoring brings those of the parent back, which is assigned to nobody."""
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": own})
    screens.delete_job(own)
    screens.restore_job(below[1])

    assert [rows_of(api, each, active="yes") for each in (own, *below)] == [[]] * 3


def test_rows_are_changed_only_by_posting_and_deleting(api):
    """There is no PUT."""
    assert api.call("PUT", "jobcode_assignments", json={"data": [{}]}).status_code == 405
