"""Lists and singles: context, type, count, and how much poorer a row is than the record."""

import pytest

META = "https://api.karbonhq.com/v3/$metadata#"

LISTS = [
    ("Users", "Users", None),
    ("Contacts", "Contacts/KarbonService.ContactSummaryDTO", "#KarbonService.ContactSummaryDTO"),
    (
        "Organizations",
        "Organizations/KarbonService.OrganizationSummaryDTO",
        "#KarbonService.OrganizationSummaryDTO",
    ),
    (
        "ClientGroups",
        "ClientGroups/KarbonService.ClientGroupSummaryDTO",
        "#KarbonService.ClientGroupSummaryDTO",
    ),
    ("WorkItems", "WorkItems/KarbonService.WorkItemSummaryDTO", "#KarbonService.WorkItemSummaryDTO"),
    ("Roles", "Roles", None),
]
SINGLES = [
    ("Users", "Users/KarbonService.UserProfileDTO", "#KarbonService.UserProfileDTO"),
    ("Contacts", "Contacts/KarbonService.ContactDTO", "#KarbonService.ContactDTO"),
    ("Organizations", "Organizations/KarbonService.OrganizationDTO", "#KarbonService.OrganizationDTO"),
    ("ClientGroups", "ClientGroups", "#KarbonService.ClientGroupDTO"),
    ("WorkItems", "WorkItems/KarbonService.WorkItemDTO", "#KarbonService.WorkItemDTO"),
]


@pytest.fixture
def keys(karbon):
    """One record of everything, by resource."""
    screens = karbon.screens
    user = screens.add_user("Ann Lee", "ann@firm.example")
    person = screens.add_person("Ada", "Byron", email="ada@byron.example")
    organization = screens.add_organization("Engines")
    screens.add_role("Reviewer")
    return {
        "Users": user,
        "Contacts": person,
        "Organizations": organization,
        "ClientGroups": screens.add_client_group("Family", [person, organization]),
        "WorkItems": screens.add_work("Tax 2025", organization, "2026-03-01"),
    }


@pytest.mark.parametrize(("resource", "context", "row_type"), LISTS)
def test_a_list_says_what_it_is_and_how_long(karbon, keys, resource, context, row_type):
    """Context first, then the count that nobody asked for, then the rows."""
    answer = karbon.get(resource).json()

    assert list(answer) == ["@odata.context", "@odata.count", "value"]
    assert answer["@odata.context"] == META + context
    assert answer["@odata.count"] == 1
    assert answer["value"][0].get("@odata.type") == row_type


@pytest.mark.parametrize(("resource", "context", "type_name"), SINGLES)
def test_a_single_says_what_it_is(karbon, keys, resource, context, type_name):
    """The context ends in $entity."""
    answer = karbon.get(f"{resource}/{keys[resource]}").json()

    assert list(answer)[:2] == ["@odata.context", "@odata.type"]
    assert answer["@odata.context"] == f"{META}{context}/$entity"
    assert answer["@odata.type"] == type_name


def test_a_contact_alone_has_the_parts_of_its_name(karbon, keys):
    """Lists have the full name and no restriction; the single has the reverse."""
    row = karbon.rows("Contacts")[0]
    single = karbon.get(f"Contacts/{keys['Contacts']}").json()

    assert row["FullName"] == "Ada Byron"
    assert "RestrictionLevel" not in row
    assert (single["FirstName"], single["LastName"]) == ("Ada", "Byron")
    assert "FullName" not in single
    assert single["RestrictionLevel"] == "Public"


def test_rows_of_groups_have_no_type(karbon, keys):
    """Contact type and identifier of a group show on the single only."""
    row = karbon.rows("ClientGroups")[0]

    assert "ContactType" not in row
    assert karbon.get(f"ClientGroups/{keys['ClientGroups']}").json()["ContactType"] == "Client"


def test_rows_of_users_are_three_properties(karbon, keys):
    """Rates, capacity and permissions are on the single only."""
    assert list(karbon.rows("Users")[0]) == ["Id", "Name", "EmailAddress"]
    assert karbon.get(f"Users/{keys['Users']}").json()["CapacityMinutesPerWeek"] == 2400


def test_lists_have_whole_seconds_and_singles_seven_digits(karbon, keys):
    """LastModifiedDateTime is written twice over."""
    karbon.state.universe.clock.advance(0.718811)
    karbon.screens.rename_client(keys["Contacts"], "Ada King")

    row = karbon.rows("Contacts")[0]
    single = karbon.get(f"Contacts/{keys['Contacts']}").json()

    assert row["LastModifiedDateTime"] == "2026-03-02T09:00:00Z"
    assert single["LastModifiedDateTime"] == "2026-03-02T09:00:00.7188110Z"


def test_links_can_name_the_documented_host(karbon, keys):
    """By default they name the host that was called."""
    karbon.state.set_behaviour(links="documented_host")

    assert karbon.get("Users").json()["@odata.context"] == f"{META}Users"


def test_headers_of_the_framework(karbon, keys):
    """A switch: OData's version, and how much of its metadata an answer has; errors have neither."""
    plain = karbon.get("Contacts").headers
    karbon.state.set_behaviour(odata_headers=True)
    answers = [karbon.get(path) for path in ("Contacts", f"Contacts/{keys['Contacts']}", "TenantSettings")]
    answers.append(karbon.call("POST", "Users", json={"Name": "Bob", "EmailAddress": "bob@firm.example"}))
    error = karbon.get("Contacts/nobody").headers
    minimal = ("4.0", "application/json; odata.metadata=minimal")

    assert (plain.get("OData-Version"), plain["Content-Type"]) == (None, "application/json")
    assert [(found.headers["OData-Version"], found.headers["Content-Type"]) for found in answers] == [
        minimal
    ] * 4
    assert answers[-1].headers["Location"].endswith("')")
    assert (error.get("OData-Version"), error["Content-Type"]) == (None, "application/json")
