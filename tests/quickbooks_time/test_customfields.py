"""Contract 3.7, 3.8 and the custom fields of 3.5."""

import pytest

from sim.quickbooks_time.records import CustomField

FIELD = {"name": "Task", "applies_to": "timesheet", "type": "managed-list"}


@pytest.fixture
def task(api, screens):
    """A managed list with two choices."""
    screens.install_addon("Custom Fields")
    return screens.add_field("Task", ["Prep", "Review"])


def row(ada, acme, **values):
    return {
        "user_id": ada,
        "jobcode_id": acme,
        "type": "manual",
        "date": "2026-03-02",
        "duration": 3600,
        **values,
    }


def test_without_the_add_on_there_are_no_fields(api, screens, ada, acme):
    """None listed, none created, none taken with time, none in time."""
    created = api.post("customfields", FIELD)[0]
    taken = api.post("timesheets", row(ada, acme, customfields={"19142": "x"}))[0]
    plain = api.post("timesheets", row(ada, acme, customfields=[]))[0]

    assert api.rows("customfields") == []
    assert created["_status_code"] == 417
    assert taken["_status_extra"] == "Invalid params: customfields"
    assert "customfields" not in plain


@pytest.mark.parametrize("name", ["Custom Fields", "Advanced Tracking"])
def test_either_add_on_brings_them(api, screens, name):
    """Two names of one capability; uninstalling hides, installing again brings back."""
    screens.install_addon(name)
    created = api.post("customfields", FIELD)[0]
    screens.uninstall_addon(name)
    hidden = api.rows("customfields")
    screens.install_addon(name)

    assert (created["_status_code"], created["short_code"], created["ui_preference"]) == (
        200,
        "t",
        "drop_down",
    )
    assert hidden == []
    assert [field["name"] for field in api.rows("customfields")] == ["Task"]


def test_a_field_has_its_keys_in_order(api, task):
    """With applies_to and ui_preference as strict clients can read them."""
    assert " ".join(api.rows("customfields")[0]) == (
        "id active required applies_to type short_code regex_filter name last_modified created ui_preference"
        " required_customfields show_to_all"
    )


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"applies_to": "user"},
        {"type": "wat"},
        {"applies_to": None},
        {"wat": 1},
        {"name": "task"},
    ],
)
def test_fields_that_cannot_be_created(api, task, values):
    """Only timesheet fields, with a name of their own."""
    assert api.post("customfields", {**FIELD, "name": "New", **values})[0]["_status_code"] == 417


def test_six_active_fields_are_the_most(api, screens, task):
    """An archived one makes room."""
    codes = [api.post("customfields", {**FIELD, "name": f"F{at}"})[0]["_status_code"] for at in range(6)]
    screens.archive_field("Task")

    assert codes == [200] * 5 + [417]
    assert api.post("customfields", {**FIELD, "name": "F6"})[0]["_status_code"] == 200


def test_an_archived_fields_name_brings_it_back(api, screens, task):
    """Quietly [pull 48]."""
    screens.archive_field("Task")
    found = api.post("customfields", FIELD)[0]

    assert (found["_status_code"], found["id"], found["active"]) == (200, task, True)


def test_a_field_is_changed_but_for_its_type(api, task):
    """Renamed, required, archived."""
    done = api.put("customfields", {"id": task, "name": "Service", "required": "yes"})[0]
    refused = api.put("customfields", {"id": task, "type": "free-form"})[0]
    api.put("customfields", {"id": task, "active": False})

    assert (done["name"], done["required"], done["_status_message"]) == ("Service", True, "Updated")
    assert refused["_status_code"] == 417
    assert api.rows("customfields") == []
    assert [field["id"] for field in api.rows("customfields", active="both")] == [task]


def test_the_list_is_of_timesheet_fields_unless_asked(api, task):
    """applies_to=timesheet is a default that hides."""
    assert api.rows("customfields", applies_to="user") == []
    assert len(api.rows("customfields", applies_to="all")) == 1
    assert api.rows("customfields", value_type="free-form") == []


def test_items_need_their_field(api, task):
    """customfield_id is required on GET, and on POST."""
    assert api.call("GET", "customfielditems").status_code == 417
    assert api.post("customfielditems", {"name": "X"})[0]["_status_code"] == 417
    assert api.post("customfielditems", {"name": "X", "customfield_id": 42})[0]["_status_code"] == 417


def test_items_are_listed_by_name_with_their_field(api, task):
    """Created with an id as text."""
    made = api.post("customfielditems", {"name": "Admin", "customfield_id": str(task)})[0]
    body = api.get("customfielditems", customfield_id=task)

    assert made["_status_code"] == 200
    assert [item["name"] for item in body["results"]["customfielditems"].values()] == [
        "Admin",
        "Prep",
        "Review",
    ]
    assert list(body["supplemental_data"]["customfields"]) == [str(task)]
    assert len(api.rows("customfielditems", customfield_id=task, name="P*")) == 1


def test_an_items_name_conflicts_with_the_documented_sentence(api, task):
    """Until the other one is deleted, which archives it."""
    refused = api.post("customfielditems", {"name": "prep", "customfield_id": task})[0]
    prep = api.rows("customfielditems", customfield_id=task, name="Prep")[0]["id"]
    api.put("customfielditems", {"id": prep, "active": False})

    assert refused["_status_extra"] == (
        'The name or short code conflicts with another item named "Prep". Try choosing another name/short code'
        " or deleting the other conflicting item first"
    )
    assert api.post("customfielditems", {"name": "prep", "customfield_id": task})[0]["_status_code"] == 200


def test_time_carries_every_field_and_its_values(api, ada, acme, task, screens):
    """By the field's id; unset ones are empty text; the field comes along."""
    mood = screens.add_field("Mood", [], "free-form")
    body = api.call(
        "POST", "timesheets", json={"data": [row(ada, acme, customfields={str(task): "review"})]}
    ).json()

    made = body["results"]["timesheets"]["1"]

    assert made["customfields"] == {str(mood): "", str(task): "Review"}
    assert list(body["supplemental_data"]["customfields"]) == [str(task)]
    assert api.rows("timesheets", ids=made["id"])[0]["customfields"] == {str(mood): "", str(task): "Review"}


def test_a_managed_list_takes_its_active_items_only(api, ada, acme, task, screens):
    """Others are refused in the row."""
    screens.archive_field_option("Task", "Prep")
    rows = api.post(
        "timesheets",
        row(ada, acme, customfields={str(task): "Golf"}),
        row(ada, acme, customfields={str(task): "Prep"}),
        row(ada, acme, customfields={"42": "Prep"}),
    )

    assert [found["_status_code"] for found in rows] == [417, 417, 417]


def test_a_free_form_value_becomes_an_item(api, ada, acme, screens, task):
    """Added by the way."""
    mood = screens.add_field("Mood", [], "free-form")
    api.post("timesheets", row(ada, acme, customfields={str(mood): "Sunny"}))

    assert [item["name"] for item in api.rows("customfielditems", customfield_id=mood)] == ["Sunny"]


def test_a_required_field_needs_a_value(api, ada, acme, task):
    """On create, on clock-out, and when it would be emptied; not to clock in."""
    api.put("customfields", {"id": task, "required": True})
    start = {"type": "regular", "start": "2026-03-02T10:00:00Z", "end": ""}

    bare = api.post("timesheets", row(ada, acme))[0]
    filled = api.post("timesheets", row(ada, acme, customfields={str(task): "Prep"}))[0]
    emptied = api.put("timesheets", {"id": filled["id"], "customfields": {str(task): ""}})[0]
    running = api.post("timesheets", {"user_id": ada, "jobcode_id": acme, **start})[0]
    out = api.put("timesheets", {"id": running["id"], "end": "2026-03-02T11:00:00Z"})[0]

    assert [found["_status_code"] for found in (bare, filled, emptied, running, out)] == [
        417,
        200,
        417,
        200,
        417,
    ]


def test_a_change_keeps_the_values_it_does_not_name(api, ada, acme, task):
    """Notes only."""
    made = api.post("timesheets", row(ada, acme, customfields={str(task): "Prep"}))[0]
    changed = api.put("timesheets", {"id": made["id"], "notes": "x"})[0]

    assert changed["customfields"] == {str(task): "Prep"}


def test_without_the_add_on_there_are_no_items(api, screens, task):
    """They are kept, out of sight."""
    before = len(api.rows("customfielditems", customfield_id=task))
    screens.uninstall_addon("Custom Fields")

    assert before == 2
    assert api.rows("customfielditems", customfield_id=task) == []
    assert api.rows("customfielditems", customfield_id=task, active="both") == []


def test_archived_items_are_hidden_unless_asked_for(api, screens, task):
    """active is yes by default."""
    screens.archive_field_option("Task", "Prep")

    def names(**filters):
        return [row["name"] for row in api.rows("customfielditems", customfield_id=task, **filters)]

    assert (names(), names(active="no"), names(active="both")) == (["Review"], ["Prep"], ["Prep", "Review"])


def test_time_carries_only_fields_that_apply_to_it(api, state, ada, acme, task):
    """Neither those of users nor those of jobcodes."""
    state.load([CustomField(id=19_150, name="Team", applies_to="user")])
    made = api.post("timesheets", row(ada, acme))[0]

    assert made["customfields"] == {str(task): ""}
    assert api.post("timesheets", row(ada, acme, customfields={"19150": "Blue"}))[0]["_status_code"] == 417
