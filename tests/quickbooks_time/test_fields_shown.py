"""Contract 3.3, 3.7: which fields appear with which job, and what their new choices must look like."""

import pytest

from sim.quickbooks_time.screens import ScreenRefused


@pytest.fixture
def task(screens):
    """A required field that appears with the jobs that it is attached to only."""
    screens.install_addon("Custom Fields")
    return screens.add_field("Task", ["Prep"], required=True, show_to_all=False)


@pytest.fixture
def enter(api, ada):
    """The row of time on a job, without any value."""

    def entered(job, **values):
        row = {"user_id": ada, "jobcode_id": job, "type": "manual", "date": "2026-03-02", "duration": 3600}
        return api.post("timesheets", {**row, **values})[0]

    return entered


def test_a_field_is_attached_to_jobs_in_the_product(api, screens, acme, task):
    """The jobcode names it from then on, and a poll sees it; the job below is another one."""
    below = screens.add_job("Tax", acme)
    api.state.universe.clock.advance(60)
    screens.attach_field("Task", [acme])
    named = {row["id"]: row["required_customfields"] for row in api.rows("jobcodes")}
    polled = [row["id"] for row in api.rows("jobcodes", modified_since=api.state.stamp())]
    screens.detach_field("Task", [acme])

    assert named == {acme: [task], below: []}
    assert polled == [acme]
    assert api.rows("jobcodes", ids=acme)[0]["required_customfields"] == []


def test_an_archived_job_loses_its_fields(api, screens, acme, task):
    """Its restoration does not bring them back; while it is archived nothing is attached to it."""
    screens.attach_field("Task", [acme])
    screens.delete_job(acme)
    with pytest.raises(ScreenRefused, match="restore the jobcode"):
        screens.attach_field("Task", [acme])
    screens.restore_job(acme)

    assert api.rows("jobcodes", ids=acme)[0]["required_customfields"] == []


def test_a_required_field_is_needed_where_it_appears(screens, enter, acme, task):
    """With the job it is attached to, with no other job, and with all when it is shown to all."""
    other = screens.add_job("Other")
    screens.attach_field("Task", [acme])
    codes = [enter(job)["_status_code"] for job in (acme, other, 0)]
    filled = enter(acme, customfields={str(task): "Prep"})
    screens.show_field_to_all("Task", True)

    assert codes == [417, 200, 200]
    assert filled["_status_code"] == 200
    assert [enter(job)["_status_code"] for job in (other, 0)] == [417, 417]


def test_where_a_required_field_is_needed_everywhere(api, enter, acme, task):
    """The other setting of the switch."""
    api.state.set_behaviour(required_fields="everywhere")

    assert enter(acme)["_status_extra"] == "Oops! The custom field Task is required."


def test_new_choices_match_the_filter_of_their_field(api, screens, enter, acme):
    """Items and words typed with time alike; what was there before stays."""
    screens.install_addon("Custom Fields")
    tag = screens.add_field("Tag", ["old"], "free-form")
    screens.filter_field("Tag", "^[A-Z]{2}-[0-9]+$")
    rows = api.post("customfielditems", *({"customfield_id": tag, "name": name} for name in ("AB-1", "x")))
    renamed = api.put("customfielditems", {"id": rows[0]["id"], "name": "ab"})[0]
    typed = [enter(acme, customfields={str(tag): word})["_status_code"] for word in ("CD-2", "y", "old")]

    assert [row["_status_code"] for row in (*rows, renamed)] == [200, 417, 417]
    assert typed == [200, 417, 200]
    assert [row["name"] for row in api.rows("customfielditems", customfield_id=tag)] == [
        "AB-1",
        "CD-2",
        "old",
    ]
    assert api.rows("customfields")[0]["regex_filter"] == "^[A-Z]{2}-[0-9]+$"


@pytest.mark.parametrize(("name", "value"), [("regex_filter", "x"), ("ui_preference", "drop_down")])
def test_what_only_the_product_sets(api, task, name, value):
    """Read-only in the API."""
    assert api.put("customfields", {"id": task, name: value})[0]["_status_extra"] == f"Invalid params: {name}"


def test_a_short_code_of_a_field(api, task):
    """Letters and digits."""
    refused = api.put("customfields", {"id": task, "short_code": "a b"})[0]
    taken = api.put("customfields", {"id": task, "short_code": "T1"})[0]

    assert refused["_status_code"] == 417
    assert taken["short_code"] == "T1"
