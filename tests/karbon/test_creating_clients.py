"""POST of contacts, organizations and client groups."""

import pytest

BODIES = {
    "Contacts": {"FirstName": "Ada", "LastName": "Byron"},
    "Organizations": {"FullName": "Engines"},
    "ClientGroups": {"FullName": "Family"},
}
KEYS = {"Contacts": "ContactKey", "Organizations": "OrganizationKey", "ClientGroups": "ClientGroupKey"}


@pytest.mark.parametrize(
    ("resource", "ending"),
    [
        ("Contacts", "/KarbonService.ContactDTO"),
        ("Organizations", "/KarbonService.OrganizationDTO"),
        ("ClientGroups", ""),
    ],
)
def test_a_client_is_created_and_located(karbon, resource, ending):
    """201, the whole record, and a Location that leads to it."""
    response = karbon.call("POST", resource, json=BODIES[resource])
    made = response.json()

    assert response.status_code == 201
    assert (
        response.headers["Location"]
        == f"https://api.karbonhq.com/v3/{resource}('{made[KEYS[resource]]}'){ending}"
    )
    assert karbon.call("GET", response.headers["Location"]).json() == made


def test_groups_can_answer_as_the_reference_says(karbon):
    """Row 6: 200 for client groups and users, never for the others."""
    karbon.state.set_behaviour(create_status=200)

    assert karbon.call("POST", "ClientGroups", json=BODIES["ClientGroups"]).status_code == 200
    assert karbon.call("POST", "Contacts", json=BODIES["Contacts"]).status_code == 201


def test_everything_that_is_sent_comes_back(karbon):
    """All writable properties of a contact."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    sent = {
        "FirstName": "William",
        "MiddleName": "John",
        "LastName": "Connor",
        "PreferredName": "Bill",
        "Salutation": "Mr",
        "Suffix": "Jr.",
        "RestrictionLevel": "Public",
        "ClientOwner": "ann@firm.example",
        "ContactType": "Client",
        "UserDefinedIdentifier": "BILLJR-001",
        "EntityDescription": {"Text": "Birthday on June 23."},
        "AccountingDetail": {
            "LegalName": "Connor",
            "IsVATRegistered": True,
            "RegistrationNumbers": [
                {"Type": "Tax ID", "RegistrationNumber": "7"},
                {"Type": "VAT Number", "RegistrationNumber": None},
            ],
        },
    }

    made = karbon.call("POST", "Contacts", json=sent).json()

    detail = made.pop("AccountingDetail")
    assert {name: made[name] for name in sent if name != "AccountingDetail"} == {
        name: value for name, value in sent.items() if name != "AccountingDetail"
    }
    assert detail["LegalName"] == "Connor"
    assert detail["IsVATRegistered"] is True
    assert detail["RegistrationNumbers"] == [{"RegistrationNumber": "7", "Type": "Tax ID"}]
    assert karbon.rows("Contacts")[0]["FullName"] == "William John Connor"


def test_members_of_a_group(karbon):
    """People and organizations by key, the other key null."""
    person, company = karbon.screens.add_person("Ada", "Byron"), karbon.screens.add_organization("Engines")
    members = [
        {"ContactKey": person, "OrganizationKey": None},
        {"ContactKey": None, "OrganizationKey": company},
    ]

    made = karbon.call(
        "POST", "ClientGroups", json={"FullName": "Family", "Members": [*members, None]}
    ).json()

    assert made["Members"] == members
    assert made["AccountingDetails"] is None


@pytest.mark.parametrize("resource", BODIES)
@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{", b'"text"', b"\xff\xfe"])
def test_no_body_is_missing_payload(karbon, resource, content):
    """The text names the entity."""
    response = karbon.call("POST", resource, data=content)

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4005",
        "message": f"Required payload data is missing: {resource[:-1]}",
    }


@pytest.mark.parametrize(
    ("resource", "missing"),
    [
        ("Contacts", "FirstName"),
        ("Contacts", "LastName"),
        ("Organizations", "FullName"),
        ("ClientGroups", "FullName"),
    ],
)
@pytest.mark.parametrize("value", ["", "  ", None])
def test_names_are_required(karbon, resource, missing, value):
    """Absent, empty and blank are the same."""
    response = karbon.call("POST", resource, json={**BODIES[resource], missing: value})

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "4003")
    assert error["details"]["message"] == f"The {missing} field is required."


def test_an_unknown_property_makes_the_body_unreadable(karbon):
    """Email addresses belong on business cards; flat ones make the framework see no contact at all."""
    response = karbon.call("POST", "Contacts", json={**BODIES["Contacts"], "EmailAddress": "a@b.example"})

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4003",
        "message": "Invalid Model.",
        "details": {
            "code": "InvalidProperty",
            "target": "contact",
            "message": "The contact field is required.",
        },
    }


def test_details_can_be_an_array(karbon):
    """The schema says array, every example has an object."""
    karbon.state.set_behaviour(validation_details="array")

    details = karbon.call("POST", "Contacts", json={"FirstName": "Ada"}).json()["error"]["details"]

    assert [detail["target"] for detail in details] == ["contact.LastName"]


@pytest.mark.parametrize("resource", BODIES)
def test_an_identifier_belongs_to_one_client(karbon, resource):
    """Taken is taken, whatever the kind."""
    karbon.call("POST", "Contacts", json={**BODIES["Contacts"], "UserDefinedIdentifier": "X1"})

    response = karbon.call("POST", resource, json={**BODIES[resource], "UserDefinedIdentifier": "X1"})

    assert response.status_code == 500
    assert response.json()["error"] == {"code": "5001", "message": "User defined identifier already in use"}


@pytest.mark.parametrize(
    ("resource", "extra"),
    [
        ("Contacts", {"ContactType": "Nonsense"}),
        ("Contacts", {"ClientOwner": "nobody@firm.example"}),
        ("Organizations", {"ClientManager": "nobody@firm.example"}),
        ("ClientGroups", {"Members": [{"ContactKey": "nobody"}]}),
        ("Contacts", {"FirstName": 7}),
        ("Contacts", {"BusinessCards": {}}),
        ("Contacts", {"AccountingDetail": {"Nonsense": 1}}),
        ("Contacts", {"ClientTeam": [{"MemberKey": 1}]}),
    ],
)
def test_what_means_nothing_is_refused(karbon, resource, extra):
    """Nothing is created by a refused call."""
    response = karbon.call("POST", resource, json={**BODIES[resource], **extra})

    assert (response.status_code, response.json()["error"]["code"]) == (400, "4003")
    assert karbon.rows(resource) == []
