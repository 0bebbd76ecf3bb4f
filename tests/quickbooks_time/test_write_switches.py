"""What the sources leave open about answers to writes and about names: both settings of each switch."""

import pytest


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("extra", ("Forbidden", "TS-1006: User is not allowed to track time")),
        ("message", ("TS-1006: User is not allowed to track time", None)),
    ],
)
def test_in_which_text_it_stands_that_somebody_tracks_no_time(api, acme, setting, told):
    """The code is 403 either way."""
    api.state.set_behaviour(time_tracking_told_in=setting)
    bob = api.post("users", {"username": "bob", "first_name": "B", "last_name": "L"})[0]["id"]
    row = {"user_id": bob, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}
    answered = api.post("timesheets", row)[0]

    assert answered["_status_code"] == 403
    assert (answered["_status_message"], answered.get("_status_extra")) == told


@pytest.mark.parametrize("setting", ["existing", "submitted"])
def test_what_the_row_of_a_jobcode_that_exists_says(api, screens, setting):
    """All of the one that is there, or only what was sent."""
    acme = screens.add_job("Acme")
    api.state.set_behaviour(accepted_row=setting)
    row = api.post("jobcodes", {"name": "Acme", "billable": True})[0]
    status = {"_status_code": 202, "_status_message": "Accepted"}

    assert {name: row[name] for name in status} == status
    assert row.get("id") == (acme if setting == "existing" else None)
    assert setting == "existing" or row == {**status, "name": "Acme", "billable": True}


@pytest.mark.parametrize(("setting", "email"), [("kept", "bob@example.test"), ("blank", "")])
def test_the_address_of_a_new_user(api, setting, email):
    """A change sets it either way."""
    api.state.set_behaviour(posted_email=setting)
    bob = {"username": "bob", "first_name": "B", "last_name": "L", "email": "bob@example.test"}
    made = api.post("users", bob)[0]
    changed = api.put("users", {"id": made["id"], "email": "b@example.test"})[0]

    assert (made["email"], changed["email"]) == (email, "b@example.test")


@pytest.mark.parametrize(("setting", "codes"), [("case_insensitive", [200, 417]), ("exact", [200, 200])])
@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("groups", {}),
        ("customfields", {"applies_to": "timesheet", "type": "managed-list"}),
        ("customfielditems", {"customfield_id": True}),
    ],
)
def test_names_that_differ_in_letter_case(api, screens, path, row, setting, codes):
    """One name or two; the same letters are one always."""
    screens.install_addon("Custom Fields")
    field = screens.add_field("Task", [])
    row = {**row, "customfield_id": field} if row.get("customfield_id") else row
    api.state.set_behaviour(other_names=setting)
    rows = api.post(path, {**row, "name": "Prep"}, {**row, "name": "PREP"}, {**row, "name": "Prep"})

    assert [one["_status_code"] for one in rows] == [*codes, 417]


@pytest.mark.parametrize(("setting", "code"), [("case_insensitive", 200), ("exact", 417)])
def test_a_choice_that_is_spelt_in_other_letters(api, screens, ada, acme, setting, code):
    """The choice, or none of the list."""
    screens.install_addon("Custom Fields")
    field = screens.add_field("Task", ["Prep"])
    api.state.set_behaviour(other_names=setting)
    row = {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}
    answered = api.post("timesheets", {**row, "customfields": {str(field): "prep"}})[0]

    assert answered["_status_code"] == code
    assert code != 200 or answered["customfields"] == {str(field): "Prep"}
