"""Colleagues: listed, read, invited."""

import pytest


def test_an_invitation_makes_a_colleague(karbon):
    """201 and a plain Location."""
    response = karbon.call("POST", "Users", json={"Name": "Joe Min", "EmailAddress": "joe@firm.example"})
    made = response.json()

    assert response.status_code == 201
    assert list(made) == ["@odata.context", "Id", "Name", "EmailAddress"]
    assert response.headers["Location"] == f"https://api.karbonhq.com/v3/Users('{made['Id']}')"
    assert karbon.get(f"Users/{made['Id']}").json()["Permissions"] == ["User"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"Name": "Joe"},
        {"EmailAddress": "joe@firm.example"},
        {"Name": " ", "EmailAddress": ""},
        {"Name": 7},
    ],
)
def test_name_and_address_are_required(karbon, body):
    """A business rule, so 500 and 5001."""
    response = karbon.call("POST", "Users", json=body)

    assert response.status_code == 500
    assert response.json()["error"] == {
        "code": "5001",
        "message": "Name and Email Address can not be null or empty",
    }


def test_an_address_belongs_to_one_colleague(karbon):
    """Without regard to case."""
    karbon.screens.add_user("Joe Min", "joe@firm.example")

    response = karbon.call("POST", "Users", json={"Name": "J", "EmailAddress": "JOE@firm.example"})

    assert response.json()["error"]["message"] == "User Profile with this Email Address already exists"


def test_no_body_is_missing_payload(karbon):
    """The text names the entity."""
    error = karbon.call("POST", "Users", data=b"").json()["error"]

    assert error == {"code": "4005", "message": "Required payload data is missing: User"}


def test_administrators_say_so(karbon):
    """On the single only."""
    key = karbon.screens.add_user("Ann Lee", "ann@firm.example", admin=True)

    assert karbon.get(f"Users/{key}").json()["Permissions"] == ["Administrator"]


def test_a_colleague_who_left_stays_on_their_work(karbon):
    """Neither listed nor read, but named."""
    key = karbon.screens.add_user("Ann Lee", "ann@firm.example")
    client = karbon.screens.add_organization("Engines")
    karbon.screens.add_work("Tax", client, "2026-03-01", assignee_email="ann@firm.example")

    karbon.screens.remove_user("ann@firm.example")

    assert karbon.rows("Users") == []
    assert karbon.refusal(f"Users/{key}")[:2] == (404, "4004")
    assert karbon.rows("WorkItems")[0]["AssigneeName"] == "Ann Lee"


def test_work_follows_a_changed_address(karbon):
    """Filters find it under the new one."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    client = karbon.screens.add_organization("Engines")
    karbon.screens.add_work("Tax", client, "2026-03-01", assignee_email="ann@firm.example")
    question = "contains(AssigneeEmailAddress,'king')"
    assert karbon.rows("WorkItems", filter=question) == []

    karbon.screens.change_user_email("ann@firm.example", "ann@king.example")

    assert len(karbon.rows("WorkItems", filter=question)) == 1
    assert len(karbon.rows("WorkItems", filter="AssigneeEmailAddress eq 'ann@king.example'")) == 1
    assert karbon.rows("WorkItems", filter="AssigneeEmailAddress eq 'ann@firm.example'") == []
