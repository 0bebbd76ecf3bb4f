"""Colleagues are invited, accept, do their work and leave."""

import pytest

from sim.karbon.screens import ScreenRefused

ANN, BOB = "ann@firm.example", "bob@firm.example"


def test_an_invitation_waits_to_be_accepted(karbon):
    """From the API or in Karbon; whoever is invited shows already."""
    karbon.call("POST", "Users", json={"Name": "Ann Lee", "EmailAddress": ANN})
    karbon.screens.invite_user("Bob Ray", BOB)
    invited = sorted(karbon.screens.invitations())
    karbon.screens.accept_invitation(ANN)

    assert invited == [ANN, BOB]
    assert karbon.screens.invitations() == [BOB]
    assert karbon.get("Users").json()["@odata.count"] == 2


def test_an_invitation_is_accepted_once(karbon):
    """And only by those who were invited."""
    karbon.screens.add_user("Ann Lee", ANN)

    with pytest.raises(ScreenRefused, match="Ann Lee has accepted the invitation already"):
        karbon.screens.accept_invitation(ANN)
    with pytest.raises(ScreenRefused, match="no colleague has the email address"):
        karbon.screens.accept_invitation(BOB)


def test_an_invitation_can_be_taken_back(karbon):
    """Like a colleague."""
    karbon.screens.invite_user("Bob Ray", BOB)
    karbon.screens.remove_user(BOB)

    assert (karbon.screens.invitations(), karbon.rows("Users")) == ([], [])


def test_an_address_is_free_again_when_its_owner_left(karbon):
    """The next one is somebody else."""
    first = karbon.screens.add_user("Ann Lee", ANN)
    karbon.screens.remove_user(ANN)

    assert karbon.screens.add_user("Ann Lane", ANN) != first


def test_work_is_handed_over(karbon):
    """All of it, and it can be found under its new assignee."""
    client = karbon.screens.add_organization("Engines")
    for name, email in (("Ann Lee", ANN), ("Bob Ray", BOB)):
        karbon.screens.add_user(name, email)
        karbon.screens.add_work(name, client, "2026-03-01", assignee_email=email)

    assert karbon.screens.hand_over_work(ANN, BOB) == 1

    assert len(karbon.rows("WorkItems", filter=f"AssigneeEmailAddress eq '{BOB}'")) == 2
    assert karbon.rows("WorkItems", filter=f"AssigneeEmailAddress eq '{ANN}'") == []


def test_roles_are_given(karbon):
    """Those that there are."""
    key = karbon.screens.add_user("Ann Lee", ANN)
    karbon.screens.set_user_roles(ANN, ["Director", "Manager"])

    with pytest.raises(ScreenRefused, match="no role called 'Directr'; did you mean 'Director'"):
        karbon.screens.set_user_roles(ANN, ["Directr"])

    assert [role["Name"] for role in karbon.get(f"Users/{key}").json()["Roles"]] == ["Director", "Manager"]
