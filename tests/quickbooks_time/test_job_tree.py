"""Contract 3.3: parents and children, archiving down, restoring up, moving branches."""

import pytest


@pytest.fixture
def branch(screens, acme):
    """Acme Ltd > Tax > Review."""
    tax = screens.add_job("Tax", acme)
    return acme, tax, screens.add_job("Review", tax)


def by_id(api):
    return {row["id"]: row for row in api.rows("jobcodes", active="both")}


def test_a_first_child_makes_a_container_and_touches_its_parent(api, acme):
    """has_children and last_modified of the parent; the answer brings the parent along."""
    api.state.universe.clock.advance(60)
    response = api.call("POST", "jobcodes", json={"data": [{"name": "Tax", "parent_id": acme}]}).json()

    parent = response["supplemental_data"]["jobcodes"][str(acme)]

    assert (parent["has_children"], parent["last_modified"]) == (True, "2026-03-02T09:01:00+00:00")


def test_a_second_child_does_not_touch_the_parent(api, screens, branch):
    """Nothing about it changed."""
    api.state.universe.clock.advance(60)
    screens.add_job("Payroll", branch[0])

    assert by_id(api)[branch[0]]["last_modified"] == "2026-03-02T09:00:00+00:00"


def test_archiving_takes_everything_below_and_all_assignments(api, branch):
    """Down the tree."""
    row = api.put("jobcodes", {"id": branch[0], "active": False})[0]

    found = by_id(api)

    assert (row["active"], row["assigned_to_all"], row["has_children"]) == (False, False, False)
    assert not any(found[jobcode_id]["active"] for jobcode_id in branch)
    assert not any(assignment["active"] for assignment in api.rows("jobcode_assignments"))


def test_restoring_lifts_the_ancestors_but_not_the_children(api, branch):
    """Up the tree; nobody is assigned again."""
    api.put("jobcodes", {"id": branch[0], "active": False})
    row = api.put("jobcodes", {"id": branch[1], "active": 1})[0]

    found = by_id(api)

    assert row["_status_code"] == 200
    assert [found[jobcode_id]["active"] for jobcode_id in branch] == [True, True, False]
    assert not any(row["assigned_to_all"] for row in found.values())


def test_archiving_can_leave_assigned_to_all_as_it_was(api, branch):
    """A switch: what was everyone's is everyone's again once restored."""
    api.state.set_behaviour(archive_keeps_assigned_to_all=True)
    api.put("jobcodes", {"id": branch[0], "active": False})
    hidden = [row["active"] for row in api.rows("jobcode_assignments", jobcode_id=branch[0])]
    api.put("jobcodes", {"id": branch[0], "active": True})

    assert hidden == [False]
    assert [row["active"] for row in api.rows("jobcode_assignments", jobcode_id=branch[0])] == [True]


def test_an_archived_jobcode_is_not_edited(api, screens, acme):
    """Unless the same call restores it."""
    screens.delete_job(acme)

    refused = api.put("jobcodes", {"id": acme, "name": "Acme Group"})[0]
    done = api.put("jobcodes", {"id": acme, "name": "Acme Group", "active": True, "assigned_to_all": True})[0]

    assert refused["_status_extra"] == "Oops! You must restore the jobcode before editing it."
    assert (done["name"], done["active"], done["assigned_to_all"]) == ("Acme Group", True, True)


def test_restoring_where_the_name_was_taken_meanwhile_is_refused(api, screens, acme):
    """The help warns of replacing a deleted job."""
    screens.delete_job(acme)
    screens.add_job("Acme Ltd")

    assert api.put("jobcodes", {"id": acme, "active": True})[0]["_status_code"] == 417


def test_a_branch_moves_with_its_children_and_assignments(api, screens, branch, ada):
    """Only the parent_id of its top changes."""
    other = screens.add_job("Borealis")
    screens.assign_job(branch[1], ["ada@example.test"])
    api.put("jobcodes", {"id": branch[1], "parent_id": other})

    found = by_id(api)
    assigned = api.rows("jobcode_assignments", jobcode_id=branch[1], user_ids=ada)

    assert (found[branch[1]]["parent_id"], found[branch[2]]["parent_id"]) == (other, branch[1])
    assert (found[branch[0]]["has_children"], found[other]["has_children"]) == (False, True)
    assert [row["active"] for row in assigned if row["user_id"] == ada] == [True]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_no_jobcode_lies_below_itself(api, branch, at):
    """Itself, its child, its grandchild."""
    row = api.put("jobcodes", {"id": branch[0], "parent_id": branch[at]})[0]

    assert row["_status_extra"] == "Oops! A jobcode cannot be moved below itself."


@pytest.mark.parametrize(
    "row",
    [
        {"name": "X", "parent_id": 424242},
        {"name": "X", "parent_id": 71},
        {"name": "X", "parent_id": -1},
        {"name": "X", "type": "paid_break"},
        {"name": "X", "type": "wat"},
    ],
)
def test_jobcodes_that_cannot_be(api, row):
    """Below nothing, below leave, breaks, types that there are not."""
    assert api.post("jobcodes", row)[0]["_status_code"] == 417


def test_leave_is_at_the_top_only(api, acme):
    """pto."""
    rows = api.post(
        "jobcodes", {"name": "Study", "type": "pto"}, {"name": "S", "type": "pto", "parent_id": acme}
    )

    assert [row["_status_code"] for row in rows] == [200, 417]


def test_below_an_archived_parent_nothing_is_created(api, screens, acme):
    """417."""
    screens.delete_job(acme)

    assert api.post("jobcodes", {"name": "Tax", "parent_id": acme})[0]["_status_code"] == 417


def test_the_type_is_written_once(api, acme):
    """The same again is ignored."""
    rows = api.put("jobcodes", {"id": acme, "type": "regular"}, {"id": acme, "type": "pto"})

    assert [row["_status_code"] for row in rows] == [200, 417]


def test_an_unknown_jobcode_and_read_only_fields(api, acme):
    """417 rows."""
    rows = api.put("jobcodes", {"id": 424242, "name": "X"}, {"id": acme, "has_children": True})

    assert rows[0]["_status_extra"] == "Oops! That jobcode could not be found."
    assert rows[1]["_status_extra"] == "Invalid params: has_children"
