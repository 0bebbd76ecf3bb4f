"""Every record shows the properties that Karbon documents: those, no others, and of their types.

`documented_properties.json` holds names and types out of Karbon's OpenAPI document of 2026-08-18.
"""

import json
from pathlib import Path

import pytest

DOCUMENTED = json.loads((Path(__file__).parent / "documented_properties.json").read_text())
ANN = "ann@firm.example"

PYTHON = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}
# The document calls these strings, yet they are null in its examples (contract 3.5, 3.7).
EXPANDED = {
    "Contact": {"BusinessCards", "ClientTeam", "ClientAccess"},
    "Organization": {"BusinessCards", "ClientTeam", "Contacts"},
    "ClientGroup": {"BusinessCard", "ClientTeam"},
}


@pytest.fixture
def answers(karbon):
    """One of everything, with everything filled in, by the name of its table."""
    karbon.screens.add_user("Ann Lee", ANN)
    shared = {
        "ClientOwner": ANN,
        "ClientManager": ANN,
        "ContactType": "Client",
        "EntityDescription": {"Text": "x"},
    }
    card = {
        "IsPrimaryCard": True,
        "WebSites": ["w"],
        "EmailAddresses": ["e"],
        "OrganizationKey": "o",
        "RoleOrTitle": "r",
        "FacebookLink": "f",
        "LinkedInLink": "l",
        "TwitterLink": "t",
        "SkypeLink": "s",
        "PhoneNumbers": [{"Number": "1"}],
    }
    detail = {"AccountingDetail": {"LegalName": "n"}, "BusinessCards": [card]}
    contact = {"FirstName": "A", "MiddleName": "B", "LastName": "C", "PreferredName": "D", "Salutation": "Mr"}
    bodies = {
        "Contacts": {**contact, "Suffix": "Jr.", **detail, **shared, "UserDefinedIdentifier": "1"},
        "Organizations": {"FullName": "Engines", **detail, **shared, "UserDefinedIdentifier": "2"},
    }
    made = {name: karbon.call("POST", name, json=body).json() for name, body in bodies.items()}
    person = made["Contacts"]["ContactKey"]
    group = {"FullName": "Family", **shared, "UserDefinedIdentifier": "3", "PrimaryContact": "A"}
    group |= {"Members": [{"ContactKey": person}], "BusinessCard": card}
    made["ClientGroups"] = karbon.call("POST", "ClientGroups", json=group).json()
    karbon.screens.add_template("Monthly", "Tax", 60, "Accountant", "Admin")
    work = karbon.screens.add_work("Tax", person, "2026-03-01", "2026-04-01", "", ANN, "Monthly")
    karbon.screens.add_role("Reviewer")
    found = {f"{name} row": karbon.rows(name)[0] for name in ("Users", *made, "WorkItems", "Roles")}
    found["User"] = karbon.get(f"Users/{found['Users row']['Id']}").json()
    for name, listing in (
        ("Contact", "Contacts"),
        ("Organization", "Organizations"),
        ("ClientGroup", "ClientGroups"),
    ):
        path = f"{listing}/{made[listing][f'{name}Key']}"
        found[name] = karbon.get(path, expand=",".join(sorted(EXPANDED[name]))).json()
    found["WorkItem"] = karbon.get(f"WorkItems/{work}").json()
    found["TenantSettings"] = karbon.get("TenantSettings").json()
    found["EstimateSummary row"] = karbon.get(f"EstimateSummaries/{work}").json()["value"][0]
    found["BusinessCard"] = found["Contact"]["BusinessCards"][0]
    found["AccountingDetail"] = found["Contact"]["AccountingDetail"]
    return found


@pytest.mark.parametrize("name", DOCUMENTED)
def test_the_properties_are_those_documented(answers, name):
    """No property is missing and none is made up; nothing leaks for an integration's convenience."""
    shown = {found for found in answers[name] if found not in {"@odata.context", "@odata.type"}}

    assert shown == {found for found in DOCUMENTED[name] if found not in {"@odata.context", "@odata.type"}}


@pytest.mark.parametrize("name", DOCUMENTED)
def test_their_types_are_those_documented(answers, name):
    """What is filled in is of the documented type; what is not is null."""
    for found, types in DOCUMENTED[name].items():
        value = answers[name].get(found)
        wanted = tuple(part for kind in types for part in _classes(kind))
        assert value is None or not wanted or isinstance(value, wanted), (found, value)


def _classes(kind):
    known = PYTHON[kind]
    return known if isinstance(known, tuple) else (known,)
