"""ClientTeam: colleagues and teams who look after a client."""

import pytest

NAMES = {"FirstName": "Ada", "LastName": "Byron"}


@pytest.fixture
def ann(karbon):
    """A colleague's key."""
    return karbon.screens.add_user("Ann Lee", "ann@firm.example")


def test_colleagues_and_teams_look_after_a_client(karbon, ann):
    """Owner first; the others as they were sent."""
    team = karbon.screens.add_team("Tax")
    sent = [
        {"MemberKey": ann, "MemberType": "User", "RoleType": "ClientOwner"},
        {"MemberKey": team, "MemberType": "Team", "RoleType": "UserDefinedRole1"},
        {"MemberKey": ann, "MemberType": "User", "RoleType": None},
    ]
    key = karbon.call("POST", "Contacts", json={**NAMES, "ClientTeam": sent}).json()["ContactKey"]

    single = karbon.get(f"Contacts/{key}", expand="ClientTeam").json()

    assert single["ClientTeam"] == sent
    assert single["ClientOwner"] == "ann@firm.example"


@pytest.mark.parametrize(
    ("kind", "role"),
    [("User", None), ("Team", None), ("Team", "ClientOwner"), (None, "UserDefinedRole2")],
)
def test_members_must_exist(karbon, kind, role):
    """And a team leads no client."""
    key = karbon.screens.add_team("Tax") if role == "ClientOwner" else "nobody"
    member = {"MemberKey": key, "MemberType": kind, "RoleType": role}

    response = karbon.call("POST", "Contacts", json={**NAMES, "ClientTeam": [member]})

    assert response.status_code == 400
    details = response.json()["error"]["details"]
    assert (details["target"], details["message"]) == (
        "contact.ClientTeam.MemberKey",
        f"MemberKey is not a valid {kind or 'User'} Key",
    )


@pytest.mark.parametrize("wrong", [{"MemberType": "Robot"}, {"RoleType": "Boss"}])
def test_words_that_there_are_not(karbon, ann, wrong):
    """The framework sees no body."""
    body = {**NAMES, "ClientTeam": [{"MemberKey": ann, **wrong}]}

    response = karbon.call("POST", "Contacts", json=body)

    assert response.json()["error"]["details"]["message"] == "The contact field is required."
