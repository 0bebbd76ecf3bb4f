"""Contract 3.14, invitations: rows 201 and 400 under the key invites."""

import pytest


def test_the_answer_to_the_byte(api, ada):
    """Rows have their code and nothing else."""
    body = {
        "data": [
            {"contact_method": "email", "contact_info": "new@example.test"},
            {"contact_method": "email", "user_id": ada},
        ]
    }

    assert api.call("POST", "invitations", json=body).text == (
        '{"results":{"invites":{"1":{"_status_code":201,"_status_message":"Created"},'
        '"2":{"_status_code":201,"_status_message":"Created"}}}}'
    )


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"contact_method": "email"},
        {"contact_method": "pigeon", "contact_info": "new@example.test"},
        {"contact_method": "email", "contact_info": "208 555 0100"},
        {"contact_method": "sms", "contact_info": "new@example.test"},
        {"contact_method": "email", "contact_info": "new@example.test", "user_id": 501},
        {"contact_method": "email", "user_id": 4711},
        {"contact_method": "sms", "user_id": 501},
    ],
)
def test_what_is_no_invitation(api, row):
    """A method, and exactly one of two ways to say who, which must fit."""
    answer = api.call("POST", "invitations", json={"data": [row]}).json()["results"]["invites"]["1"]

    assert (answer["_status_code"], answer["_status_message"]) == (400, "Bad Request")
    assert answer["_status_extra"]


def test_both_ways_at_once_are_a_switch(api, ada):
    """A notice of the documentation allows what its table does not."""
    api.state.set_behaviour(invitation_with_both="accept")
    row = {"contact_method": "sms", "contact_info": "+1 208 555 0100", "user_id": ada}

    answer = api.call("POST", "invitations", json={"data": [row]}).json()["results"]["invites"]

    assert answer["1"]["_status_code"] == 201


def test_who_is_not_known_becomes_a_user(api):
    """Once, however often they are invited."""
    row = {"contact_method": "email", "contact_info": "new@example.test"}
    answer = api.call("POST", "invitations", json={"data": [row, row]}).json()["results"]["invites"]
    users = api.rows("users", usernames="new@example.test")

    assert [each["_status_code"] for each in answer.values()] == [201, 201]
    assert [user["email"] for user in users] == ["new@example.test"]


def test_the_invited_get_a_mail(api, ada):
    """Those who are invited by mail."""
    api.call("POST", "invitations", json={"data": [{"contact_method": "email", "user_id": ada}]})

    assert [mail.user_id for mail in api.state.tables.of("mails")] == [ada]
