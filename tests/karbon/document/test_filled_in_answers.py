"""What was given to a record is shown: of a record with everything filled in, little is null.

That what is shown has the documented types, `held.py` looks at in this test as in every other.
"""

import pytest

ANN = "ann@firm.example"
# Nobody can give an avatar; accounting of groups and recipients are never shown; no schedule made this work.
EMPTY = {
    "Users row": set(),
    "User": set(),
    "Roles row": set(),
    "Contacts row": set(),
    "Contact": {"AvatarUrl"},
    "Organizations row": set(),
    "Organization": set(),
    "ClientGroups row": set(),
    "ClientGroup": {"AccountingDetails"},
    "BusinessCard": set(),
    "WorkItems row": {"CompletedDate", "WorkScheduleKey"},
    "WorkItem": {"CompletedDate", "WorkScheduleKey", "ClientTaskRecipient"},
    "EstimateSummary row": {"UserKey"},
    "TenantSettings": set(),
}
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
        "Addresses": [{"AddressLines": "1 Street", "City": "London"}],
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
    template = karbon.screens.add_template("Monthly", "Tax", 60, "Accountant", "Admin")
    work = karbon.call("POST", "WorkItems", json=_work(person, made["ClientGroups"], template)).json()[
        "WorkItemKey"
    ]
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


def _work(person, group, template):
    return {
        "Title": "Tax",
        "ClientKey": person,
        "ClientType": "Contact",
        "RelatedClientGroupKey": group["ClientGroupKey"],
        "AssigneeEmailAddress": ANN,
        "StartDate": "2026-03-01",
        "DueDate": "2026-04-01",
        "DeadlineDate": "2026-04-02",
        "WorkTemplateKey": template,
        "PrimaryStatus": "Waiting",
        "SecondaryStatus": "For Client",
        "EstimatedBudget": 100,
        "Description": "d",
    }


@pytest.mark.parametrize(("name", "empty"), EMPTY.items(), ids=EMPTY)
def test_what_was_filled_in_is_shown(answers, name, empty):
    """Only what nobody can give is null."""
    assert {found for found, value in answers[name].items() if value is None} == empty
