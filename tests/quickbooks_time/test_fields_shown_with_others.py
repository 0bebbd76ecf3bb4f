"""Contract 3.7, 3.8: fields that appear because another one does, or because of a choice in another one."""

import pytest


@pytest.fixture
def fields(screens):
    """Where is always there; Task and Kind, which are required, only when something brings them."""
    screens.install_addon("Custom Fields")
    where = screens.add_field("Where", ["Office", "Site"])
    hidden = [screens.add_field(name, ["x"], required=True, show_to_all=False) for name in ("Task", "Kind")]
    return where, *hidden


@pytest.fixture
def lacks(api, ada, acme):
    """Enters time and says what it lacks; "" when it is taken."""

    def entered(**values):
        row = {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}
        return api.post("timesheets", {**row, **values})[0].get("_status_extra", "")

    return entered


def test_with_another_field(api, screens, fields, lacks):
    """The product sets it and the API shows it; what is brought along may bring another one along."""
    where, task, kind = fields
    screens.show_field_with("Kind", "Task")
    before = lacks()
    screens.show_field_with("Task", "Where")
    named = {row["id"]: row["required_customfields"] for row in api.rows("customfields")}

    assert before == ""
    assert named == {where: [task], task: [kind], kind: []}
    assert lacks() == "Oops! The custom field Kind is required."
    assert lacks(customfields={str(kind): "x"}) == "Oops! The custom field Task is required."
    assert lacks(customfields={str(kind): "x", str(task): "x"}) == ""


def test_fields_that_bring_each_other(screens, fields, lacks):
    """There is an end to it."""
    screens.show_field_with("Kind", "Task")
    screens.show_field_with("Task", "Kind")

    assert lacks() == ""


def test_with_a_choice(api, screens, fields, lacks):
    """Only time that has this choice needs it."""
    where, task, _ = fields
    screens.show_field_with("Task", "Where", "Site")
    named = {
        row["name"]: row["required_customfields"]
        for row in api.rows("customfielditems", customfield_id=where)
    }
    said = [lacks(customfields={str(where): choice}) for choice in ("Office", "Site")]

    assert named == {"Office": [], "Site": [task]}
    assert said == ["", "Oops! The custom field Task is required."]


@pytest.mark.parametrize("option", ["", "Site"])
def test_no_more(screens, fields, lacks, option):
    """As before."""
    where = fields[0]
    screens.show_field_with("Task", "Where", option)
    screens.show_field_with("Task", "Where", option, shown=False)

    assert lacks(customfields={str(where): "Site"}) == ""


@pytest.mark.parametrize("path", ["customfields", "customfielditems"])
def test_only_the_product_sets_it(api, fields, path):
    """Read-only in the API, of fields and of choices."""
    asked = {"customfield_id": fields[0]} if path == "customfielditems" else {}
    row = {"id": api.rows(path, **asked)[0]["id"], "required_customfields": [fields[1]]}

    assert api.put(path, row)[0]["_status_extra"] == "Invalid params: required_customfields"
