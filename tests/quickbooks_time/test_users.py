"""Contract 3.1, 3.2: the team through the API."""

import pytest

from sim.quickbooks_time.records import CustomField

BOB = {"username": "bob", "first_name": "Bob", "last_name": "Lee", "email": "bob@example.test"}


def test_a_new_user_has_no_time_tracking(api):
    """The default that makes TS-1006 [pull 78]."""
    row = api.post("users", BOB)[0]

    assert (row["_status_code"], row["_status_message"]) == (200, "Created")
    assert row["permissions"]["time_tracking"] is False
    assert row["permissions"]["mobile"] is True
    assert row["email"] == "bob@example.test"


@pytest.mark.parametrize("name", ["username", "first_name", "last_name"])
def test_a_user_needs_three_names(api, name):
    """In the words of a live client's fixture."""
    row = api.post("users", {key: value for key, value in BOB.items() if key != name})[0]

    assert row["_status_extra"] == f"{name} field missing"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("username", "BOB", "username"),
        ("email", "Bob@example.test", "email"),
        ("employee_number", 7, "employee number"),
        ("payroll_id", "P7", "payroll id"),
    ],
)
def test_what_must_be_unique_is_refused_the_second_time(api, field, value, words):
    """Login, address, employee number, payroll id."""
    api.post("users", {**BOB, "employee_number": "7", "payroll_id": "P7"})

    row = api.post("users", {"username": "eve", "first_name": "E", "last_name": "V", field: value})[0]

    assert row["_status_code"] == 417
    assert row["_status_extra"] == f"Oops! That {words} is already in use"


def test_a_user_is_updated_by_id_or_by_username(api):
    """Permissions may be partial."""
    user_id = api.post("users", BOB)[0]["id"]
    api.state.universe.clock.advance(60)

    first = api.put("users", {"id": str(user_id), "permissions": {"time_tracking": True}})[0]
    second = api.put("users", {"username": "Bob", "active": False})[0]

    assert first["permissions"]["time_tracking"] is True
    assert first["permissions"]["mobile"] is True
    assert (second["id"], second["active"], second["_status_message"]) == (user_id, False, "Updated")
    assert second["last_modified"] == "2026-03-02T09:01:00+00:00"


def test_an_update_with_present_values_changes_nothing(api):
    """Not even last_modified."""
    before = api.post("users", BOB)[0]
    api.state.universe.clock.advance(60)

    after = api.put("users", {"id": before["id"], "email": "bob@example.test"})[0]

    assert after["last_modified"] == before["last_modified"]


def test_an_archived_user_is_hidden_and_can_come_back(api):
    """PUT active false and true; there is no DELETE."""
    user_id = api.post("users", BOB)[0]["id"]
    api.put("users", {"id": user_id, "active": "no"})

    assert [row["id"] for row in api.rows("users", active="no")] == [user_id]
    assert user_id not in [row["id"] for row in api.rows("users")]
    assert api.put("users", {"id": user_id, "active": 1})[0]["active"] is True


def test_an_archived_users_address_is_free_for_another(api):
    """Until both are active."""
    bob = api.post("users", BOB)[0]["id"]
    api.put("users", {"id": bob, "active": False})
    api.post("users", {**BOB, "username": "bob2"})

    row = api.put("users", {"id": bob, "active": True})[0]

    assert row["_status_extra"] == "Oops! That email is already in use"


def test_approved_to_pulls_submitted_to_along(api, ada):
    """Raising it above raises both."""
    row = api.put("users", {"id": ada, "approved_to": "2026-02-28"})[0]

    assert (row["approved_to"], row["submitted_to"]) == ("2026-02-28", "2026-02-28")


def test_submitted_to_is_read_only_unless_employees_submit(api, ada):
    """approvals.employee_approval."""
    row = api.put("users", {"id": ada, "submitted_to": "2026-02-28"})[0]

    assert row["_status_extra"] == "Invalid params: submitted_to"


def test_read_only_fields_of_a_user_are_refused(api, ada):
    """By name."""
    row = api.put("users", {"id": ada, "pay_rate": 10, "company_name": "X"})[0]

    assert row["_status_extra"] == "Invalid params: pay_rate,company_name"


@pytest.mark.parametrize("name", ["username", "first_name", "last_name"])
def test_the_three_names_cannot_be_blanked(api, ada, name):
    """As they are required."""
    row = api.put("users", {"id": ada, name: " "})[0]

    assert row["_status_extra"] == f"{name} field missing"


def test_fields_of_users_are_written_by_field(api, state, screens, ada):
    """Only with the add-on, only fields that apply to users."""
    without = api.put("users", {"id": ada, "customfields": {"19150": "Blue"}})[0]
    screens.install_addon("Custom Fields")
    of_time = screens.add_field("Task", ["Prep"])
    state.load([CustomField(id=19150, name="Team", applies_to="user", type="free-form")])

    done = api.put("users", {"id": ada, "customfields": {"19150": "Blue"}})[0]
    wrong = api.put("users", {"id": ada, "customfields": {str(of_time): "Prep"}})[0]

    assert without["_status_extra"] == "Invalid params: customfields"
    assert done["customfields"] == {"19150": "Blue"}
    assert wrong["_status_code"] == 417


@pytest.mark.parametrize(
    ("given", "kept"), [("", "0000-00-00"), ("0000-00-00", "0000-00-00"), ("2026-01-05", "2026-01-05")]
)
def test_a_date_of_hire_may_be_unset(api, ada, given, kept):
    """Blank, or the vendor's zeros."""
    api.put("users", {"id": ada, "hire_date": "2020-01-01"})

    assert api.put("users", {"id": ada, "hire_date": given})[0]["hire_date"] == kept


@pytest.mark.parametrize("value", [{"a": 1}, ["2026-01-05"], "05.01.2026", 20260105])
def test_a_date_that_cannot_be_read_is_refused(api, ada, value):
    """In the row."""
    assert api.put("users", {"id": ada, "hire_date": value})[0]["_status_code"] == 417


def test_a_password_is_ones_own_to_change(api, ada):
    """It is kept nowhere."""
    rows = api.put("users", {"id": ada, "password": "x"}, {"id": api.state.owner.id, "password": "x"})

    assert [row["_status_code"] for row in rows] == [417, 200]
    assert "password" not in rows[1]


def test_a_user_that_there_is_not(api):
    """417 by id and by username."""
    rows = api.put("users", {"id": 424242, "active": False}, {"username": "nobody", "active": False})

    assert [row["_status_code"] for row in rows] == [417, 417]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"first_name": "A*"}, ["Ada"]),
        ({"last_name": "byrne"}, ["Ada"]),
        ({"usernames": "ada@example.test,nobody"}, ["Ada"]),
        ({"employee_numbers": "7"}, ["Cy"]),
        ({"payroll_ids": "P7"}, ["Cy"]),
        ({"not_ids": "501"}, ["Ada", "Cy"]),
        ({"payroll_ids": "p7,x"}, ["Cy"]),
        ({"not_ids": "501", "first_name": "*y"}, ["Cy"]),
        ({"group_ids": "1001"}, ["Cy"]),
        ({"not_group_ids": "1001,0"}, []),
        ({"email": "ada@example.test"}, ["Olive", "Ada", "Cy"]),
        ({"jobcode_id": "71"}, ["Olive", "Ada", "Cy"]),
    ],
)
def test_the_filters_of_users(api, ada, filters, found):
    """There is none by address or by jobcode: those are ignored [issue 96]."""
    cy = {"username": "cy", "first_name": "Cy", "last_name": "Orr", "employee_number": 7, "payroll_id": "P7"}
    group = api.post("groups", {"name": "North"})[0]["id"]
    api.post("users", {**cy, "group_id": group})

    assert [row["first_name"] for row in api.rows("users", **filters)] == found


def test_others_do_not_see_what_is_private(api, screens, ada):
    """Pay for admins only; logins, permissions and approvals for those who manage users."""
    pair = api.state.access.new_pair(ada)
    api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"

    owner, herself = api.rows("users")

    assert not {"username", "permissions", "approved_to", "pay_rate"} & set(owner)
    assert "permissions" in herself
    assert "pay_rate" not in herself


def test_who_may_not_manage_users_is_refused_as_a_whole(api, ada):
    """401, which the vendor uses for that, too."""
    pair = api.state.access.new_pair(ada)
    api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"

    assert api.call("POST", "users", json={"data": [BOB]}).status_code == 401
    assert api.call("POST", "jobcodes", json={"data": [{"name": "X"}]}).status_code == 401
