"""What is not expanded is absent, not null; what cannot be expanded is refused."""

import pytest

NOT_ALLOWED = (
    "Query option '{}' is not allowed. To allow it, set the 'AllowedQueryOptions' property on "
    "EnableQueryAttribute or QueryValidationSettings."
)


@pytest.mark.parametrize("option", ["BusinessCards", "ClientTeam", "ClientAccess"])
def test_a_contact_shows_what_is_asked_for(karbon, option):
    """One of three, and only that one."""
    key = karbon.screens.add_person("Ada", "Byron", email="ada@byron.example")
    plain = karbon.get(f"Contacts/{key}").json()

    expanded = karbon.get(f"Contacts/{key}", expand=option).json()

    assert option not in plain
    assert set(expanded) - set(plain) == {option}


def test_several_expansions_are_joined_by_commas(karbon):
    """Blanks and a line feed around the names do not matter."""
    key = karbon.screens.add_person("Ada", "Byron", email="ada@byron.example")

    answer = karbon.get(f"Contacts/{key}", expand="BusinessCards, ClientTeam\n").json()

    assert answer["BusinessCards"][0]["EmailAddresses"] == ["ada@byron.example"]
    assert answer["ClientTeam"] == []


def test_a_group_has_one_card(karbon):
    """Its expansion is singular."""
    key = karbon.screens.add_client_group("Family", [])

    assert karbon.get(f"ClientGroups/{key}", expand="BusinessCard").json()["BusinessCard"] is None
    assert karbon.get(f"ClientGroups/{key}", expand="BusinessCards").status_code == 400


def test_an_organization_shows_the_people_whose_cards_name_it(karbon):
    """Restricted people stay out of it."""
    organization = karbon.screens.add_organization("Engines")
    card = {"OrganizationKey": organization, "RoleOrTitle": "COO"}
    for name in ("Seen", "Hidden"):
        body = {"FirstName": name, "LastName": "One", "BusinessCards": [card]}
        made = karbon.call("POST", "Contacts", json=body).json()
    karbon.screens.set_restriction(made["ContactKey"], "Hidden")

    people = karbon.get(f"Organizations/{organization}", expand="Contacts").json()["Contacts"]

    assert [(person["FullName"], person["RoleOrTitle"]) for person in people] == [("Seen One", "COO")]


def test_the_client_team_begins_with_the_owner(karbon):
    """Owner and manager are part of the team, by key."""
    user = karbon.screens.add_user("Ann Lee", "ann@firm.example")
    body = {"FullName": "Engines", "ClientOwner": "ANN@firm.example", "ClientManager": user}
    key = karbon.call("POST", "Organizations", json=body).json()["OrganizationKey"]

    answer = karbon.get(f"Organizations/{key}", expand="ClientTeam").json()

    assert answer["ClientOwner"] == answer["ClientManager"] == "ann@firm.example"
    assert answer["ClientTeam"] == [
        {"MemberKey": user, "MemberType": "User", "RoleType": "ClientOwner"},
        {"MemberKey": user, "MemberType": "User", "RoleType": "ClientManager"},
    ]


@pytest.mark.parametrize(
    "resource", ["Users", "Contacts", "Organizations", "ClientGroups", "WorkItems", "Roles"]
)
def test_no_list_can_be_expanded(karbon, resource):
    """Expansions are for singles."""
    assert karbon.refusal(resource, expand="BusinessCards") == (400, "4002", NOT_ALLOWED.format("Expand"))


@pytest.mark.parametrize(
    "path", ["Users", "Contacts", "Organizations", "ClientGroups", "WorkItems", "Roles", "TenantSettings"]
)
def test_nothing_can_be_selected(karbon, path):
    """$select is refused everywhere."""
    assert karbon.refusal(path, select="Name") == (400, "4002", NOT_ALLOWED.format("Select"))


def test_nothing_can_be_selected_of_a_single(karbon):
    """Nor from one record, before it is even looked for."""
    assert karbon.refusal("WorkItems/x", select="Title") == (400, "4002", NOT_ALLOWED.format("Select"))
    assert karbon.refusal("WorkItems/x", expand="Notes") == (400, "4002", NOT_ALLOWED.format("Expand"))
    assert karbon.refusal("Contacts/x", top="1") == (400, "4002", NOT_ALLOWED.format("Top"))
