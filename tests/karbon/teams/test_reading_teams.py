"""Teams and who is in them, as the API shows them."""

import pytest


@pytest.fixture
def tax(karbon):
    """A team with a colleague and a sub-team; its key."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    key = karbon.screens.add_team("Tax", "All taxes")
    karbon.screens.add_team("Payroll Tax", parent="Tax")
    karbon.screens.join_team("Tax", "ann@firm.example")
    return key


def test_the_list_has_no_members(karbon, tax):
    """Four properties, with a count, in the order of their keys."""
    answer = karbon.get("Teams").json()

    assert answer["@odata.context"].endswith("/v3/$metadata#Teams")
    assert answer["@odata.count"] == 2
    assert [list(row) for row in answer["value"]] == [["TeamKey", "Name", "Description", "ParentTeamKey"]] * 2
    assert [row["TeamKey"] for row in answer["value"]] == sorted(row["TeamKey"] for row in answer["value"])


def test_a_team_alone_shows_colleagues_and_sub_teams(karbon, tax):
    """Each by key, type and name."""
    single = karbon.get(f"Teams/{tax}").json()
    below = karbon.rows("Teams", filter="Name eq 'Payroll Tax'")[0]

    assert single.pop("@odata.context").endswith("/v3/$metadata#Teams/$entity")
    assert list(single) == ["TeamKey", "Name", "Description", "ParentTeamKey", "Members"]
    assert (single["Description"], single["ParentTeamKey"]) == ("All taxes", None)
    assert [(member["Type"], member["Name"]) for member in single["Members"]] == [
        ("User", "Ann Lee"),
        ("Team", "Payroll Tax"),
    ]
    assert single["Members"][1]["Key"] == below["TeamKey"]
    assert below["ParentTeamKey"] == tax


def test_a_colleague_shows_teams_and_roles(karbon, tax):
    """Those that they are in themselves."""
    key = karbon.rows("Users")[0]["Id"]
    karbon.screens.add_role("Reviewer")
    karbon.screens.set_user_roles("ann@firm.example", ["Reviewer"])

    single = karbon.get(f"Users/{key}").json()

    assert single["Teams"] == [{"Key": tax, "Name": "Tax", "ParentTeamKey": None}]
    assert [role["Name"] for role in single["Roles"]] == ["Reviewer"]
    assert list(single["Roles"][0]) == ["Name", "Key"]


def test_a_team_that_is_not_there(karbon):
    """404 and 4004."""
    assert karbon.refusal("Teams/nothing") == (404, "4004", "No Team found for provided key")


def test_names_are_found_when_they_are_equal(karbon, tax):
    """And by nothing else."""
    assert len(karbon.rows("Teams", filter="Name eq 'Tax'")) == 1
    assert karbon.rows("Teams", filter="Name eq 'Audit'") == []
    assert karbon.refusal("Teams", filter="contains(Name, 'Tax')")[2].startswith("Function 'contains' is not")
    assert karbon.refusal("Teams", filter="TeamKey eq 'x'")[:2] == (400, "4002")


def test_pages_have_two_hundred_rows(karbon):
    """As those of roles."""
    for number in range(203):
        karbon.screens.add_team(f"{number:03}")
    first = karbon.get("Teams").json()

    assert (first["@odata.count"], len(first["value"])) == (203, 200)
    assert len(karbon.call("GET", first["@odata.nextLink"]).json()["value"]) == 3
    assert karbon.refusal("Teams", top="201")[2].startswith("The limit of '200' for Top query")


@pytest.mark.parametrize("option", ["orderby", "expand", "select"])
def test_options_that_teams_do_not_take(karbon, option):
    """The text names the option."""
    assert "is not allowed" in karbon.refusal("Teams", **{option: "Name"})[2]
