"""What people do in Karbon with a client's colleagues, its work and everything around it."""

import pytest

from sim.karbon.screens import ScreenRefused

ANN = "ann@firm.example"


@pytest.fixture
def place(karbon):
    """A person with a card in an organization: both keys."""
    organization = karbon.screens.add_organization("Engines")
    card = {"IsPrimaryCard": True, "OrganizationKey": organization}
    body = {"FirstName": "Ada", "LastName": "Byron", "BusinessCards": [card]}
    return karbon.call("POST", "Contacts", json=body).json()["ContactKey"], organization


def people_of(caller, organization):
    return [
        row["ContactKey"]
        for row in caller.get(f"Organizations/{organization}", expand="Contacts").json()["Contacts"]
    ]


def test_owners_and_managers_are_named_and_taken_back(karbon, place):
    """By their email address."""
    karbon.screens.add_user("Ann Lee", ANN)
    person, _ = place
    karbon.screens.set_client_owner(person, ANN)
    karbon.screens.set_client_manager(person, ANN)
    named = karbon.get(f"Contacts/{person}").json()
    karbon.screens.set_client_owner(person, "")
    taken = karbon.get(f"Contacts/{person}").json()

    assert (named["ClientOwner"], named["ClientManager"]) == (ANN, ANN)
    assert (taken["ClientOwner"], taken["ClientManager"]) == (None, ANN)


def test_people_of_a_deleted_organization_are_nowhere(karbon, place):
    """Their cards stay."""
    person, organization = place
    karbon.screens.delete_client(organization)

    cards = karbon.get(f"Contacts/{person}", expand="BusinessCards").json()["BusinessCards"]

    assert [card["OrganizationKey"] for card in cards] == [None]


def test_people_of_a_merged_organization_are_in_the_survivor(karbon, place):
    """With their cards."""
    person, organization = place
    survivor = karbon.screens.add_organization("Machines")
    karbon.screens.merge_clients(survivor, organization)

    assert people_of(karbon, survivor) == [person]


def test_schedules_and_related_work_go_to_the_survivor(karbon, place):
    """Work of a merged client repeats for the other; work of a merged group is related to the other."""
    karbon.screens.add_user("Ann Lee", ANN)
    person, organization = place
    kept, gone = (karbon.screens.add_client_group(name, [person]) for name in ("Kept", "Gone"))
    body = {"Title": "Tax", "ClientKey": person, "ClientType": "Contact", "StartDate": "2026-03-01"}
    body |= {"AssigneeEmailAddress": ANN, "RelatedClientGroupKey": gone}
    work = karbon.call("POST", "WorkItems", json=body).json()["WorkItemKey"]
    other = karbon.screens.add_work("Tax", organization, "2026-03-01")
    schedule = karbon.screens.repeat_work(other, "Month", "2026-04-01")
    survivor = karbon.screens.add_organization("Machines")
    karbon.screens.merge_clients(kept, gone)
    karbon.screens.merge_clients(survivor, organization)

    assert karbon.get(f"WorkItems/{work}").json()["RelatedClientGroupKey"] == kept
    assert karbon.get(f"WorkItems/{other}").json()["ClientKey"] == survivor
    assert karbon.get(f"WorkSchedules/{schedule}").json()["ClientKey"] == survivor


def test_a_survivor_is_a_member_once(karbon, place):
    """Also of groups that both were in."""
    _, organization = place
    survivor = karbon.screens.add_organization("Machines")
    groups = [karbon.screens.add_client_group("a", [organization, survivor])]
    groups.append(karbon.screens.add_client_group("b", [organization]))
    karbon.screens.merge_clients(survivor, organization)

    assert [karbon.screens.client(group)["members"] for group in groups] == [[survivor], [survivor]]


def test_work_that_moves_leaves_its_group(karbon, place):
    """Unless the other client is in the group as well."""
    karbon.screens.add_user("Ann Lee", ANN)
    person, organization = place
    group = karbon.screens.add_client_group("Family", [person, organization])
    body = {"Title": "Tax", "ClientKey": person, "ClientType": "Contact", "StartDate": "2026-03-01"}
    body |= {"AssigneeEmailAddress": ANN, "RelatedClientGroupKey": group}
    work = karbon.call("POST", "WorkItems", json=body).json()["WorkItemKey"]
    karbon.screens.reassign_work(work, organization)
    inside = karbon.get(f"WorkItems/{work}").json()
    karbon.screens.reassign_work(work, karbon.screens.add_organization("Other"))

    assert (inside["ClientKey"], inside["RelatedClientGroupKey"]) == (organization, group)
    assert karbon.get(f"WorkItems/{work}").json()["RelatedClientGroupKey"] is None


def test_members_of_a_new_group_are_named_once(karbon, place):
    """However often a person ticks them."""
    person, _ = place
    group = karbon.screens.add_client_group("Family", [person, person])

    assert karbon.screens.client(group)["members"] == [person]
    with pytest.raises(ScreenRefused, match="is a client group and cannot be a member"):
        karbon.screens.add_client_group("Families", [group])
