"""Contract 3.3: what comes back with a jobcode that is restored, and when a parent counts as changed."""

import pytest


@pytest.fixture
def branch(screens):
    """A client, a job below it and a task below that, archived together a while after one was archived alone."""
    acme = screens.add_job("Acme", assigned_to_all=False)
    tax = screens.add_job("Tax", acme, assigned_to_all=False)
    task, old = screens.add_job("Task", tax), screens.add_job("Old", acme)
    screens.delete_job(old)
    screens.state.universe.clock.advance(60)
    return acme, tax, task, old


def active(screens):
    return {job["name"] for job in screens.jobs() if job["active"]}


@pytest.mark.parametrize(("setting", "back"), [("archived", {"Acme"}), ("restored", {"Acme", "Tax", "Task"})])
def test_what_was_archived_with_it(screens, branch, setting, back):
    """Whole, or alone; what was archived before stays so."""
    screens.state.set_behaviour(restored_children=setting)
    screens.delete_job(branch[0])
    screens.state.universe.clock.advance(60)
    screens.restore_job(branch[0])

    assert active(screens) == back


@pytest.mark.parametrize(
    "taken", [{"name": "tax"}, {"name": "Tax 2", "short_code": "T1"}], ids=["name", "short code"]
)
def test_two_that_cannot_both_be_there(api, screens, branch, taken):
    """Archived in one second: the first comes back; the second stays archived, with what lies below it."""
    acme, tax, _, _ = branch
    screens.state.set_behaviour(restored_children="restored")
    screens.set_job_short_code(tax, "T1")
    screens.delete_job(tax)
    second = api.post("jobcodes", {"parent_id": acme, **taken})[0]["id"]
    screens.add_job("Below the second", second)
    screens.delete_job(acme)
    screens.restore_job(acme)

    assert active(screens) == {"Acme", "Tax", "Task"}


@pytest.mark.parametrize(("setting", "back"), [("gone", False), ("back", True)])
@pytest.mark.parametrize("everyone", [True, False])
def test_who_was_assigned_to_it(api, screens, ada, setting, back, everyone):
    """One person or everyone; who was unassigned before stays so."""
    bo = screens.add_user("Bo", "Lee", "bo@example.test")
    acme = screens.add_job("Acme", assigned_to_all=everyone)
    if not everyone:
        rows = ({"user_id": user, "jobcode_id": acme} for user in (ada, bo))
        _, of_bo = api.post("jobcode_assignments", *rows)
        api.delete("jobcode_assignments", of_bo["id"])
    api.state.universe.clock.advance(60)
    screens.delete_job(acme)
    api.state.set_behaviour(restored_assignments=setting)
    screens.restore_job(acme)
    found = {row["user_id"] for row in api.rows("jobcode_assignments", jobcode_id=acme, active="yes")}

    assert found == (({0} if everyone else {ada}) if back else set())
    assert api.rows("jobcodes", ids=acme)[0]["assigned_to_all"] is (back and everyone)


def test_who_was_assigned_above_it(api, screens, ada):
    """What a restored jobcode brings back above itself has its people back as well."""
    acme = screens.add_job("Acme", assigned_to_all=False)
    tax = screens.add_job("Tax", acme, assigned_to_all=False)
    api.post("jobcode_assignments", {"user_id": ada, "jobcode_id": acme})
    screens.delete_job(acme)
    api.state.set_behaviour(restored_assignments="back")
    screens.restore_job(tax)

    assert [row["jobcode_id"] for row in api.rows("jobcode_assignments", active="yes")] == [acme]


@pytest.mark.parametrize(("setting", "moved"), [(True, True), (False, False)])
def test_a_parent_of_a_first_child(api, screens, acme, setting, moved):
    """Whether a poll by modified_since sees it; that it has children now it says either way."""
    api.state.set_behaviour(parent_moves_with_children=setting)
    api.state.universe.clock.advance(60)
    below = api.post("jobcodes", {"name": "Tax", "parent_id": acme})[0]["id"]
    polled = {row["id"] for row in api.rows("jobcodes", modified_since=api.state.stamp())}

    assert polled == ({acme, below} if moved else {below})
    assert api.rows("jobcodes", ids=acme)[0]["has_children"] is True
