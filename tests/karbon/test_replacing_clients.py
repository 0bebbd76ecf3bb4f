"""PUT: the client is what the body says, and what it leaves out is cleared."""

import pytest

FULL = {
    "FirstName": "William",
    "MiddleName": "John",
    "LastName": "Connor",
    "PreferredName": "Bill",
    "Salutation": "Mr",
    "Suffix": "Jr.",
    "ContactType": "Client",
    "UserDefinedIdentifier": "BILL",
    "EntityDescription": {"Text": "x"},
    "AccountingDetail": {"LegalName": "Connor"},
}


def test_what_is_left_out_is_cleared(karbon):
    """All but the names and the key."""
    key = karbon.call("POST", "Contacts", json=FULL).json()["ContactKey"]

    response = karbon.call("PUT", f"Contacts/{key}", json={"FirstName": "Bill", "LastName": "Connor"})

    after = karbon.get(f"Contacts/{key}").json()
    assert (response.status_code, response.content) == (204, b"")
    assert after["FirstName"] == "Bill"
    cleared = ["MiddleName", "PreferredName", "Salutation", "Suffix", "ContactType", "UserDefinedIdentifier"]
    assert {after[name] for name in [*cleared, "AccountingDetail"]} == {None}
    assert after["EntityDescription"] == {"Text": None}


@pytest.mark.parametrize("resource", ["Contacts", "Organizations", "ClientGroups"])
def test_what_was_read_can_be_sent_back(karbon, resource):
    """Properties that are read only are passed over; only the modification is new."""
    person = karbon.screens.add_person("Ada", "Byron", email="ada@byron.example")
    keys = {
        "Contacts": person,
        "Organizations": karbon.screens.add_organization("Engines", email="a@engines.example"),
        "ClientGroups": karbon.screens.add_client_group("Family", [person]),
    }
    expand = "BusinessCard" if resource == "ClientGroups" else "BusinessCards,ClientTeam"
    path = f"{resource}/{keys[resource]}?$expand={expand}"
    before = karbon.get(path).json()
    karbon.state.universe.clock.advance(5)

    assert karbon.call("PUT", path, json=before).status_code == 204

    after = karbon.get(path).json()
    assert after.pop("LastModifiedDateTime") > before.pop("LastModifiedDateTime")
    assert after == before


def test_a_client_may_keep_its_own_identifier(karbon):
    """In use by itself is not in use."""
    key = karbon.call("POST", "Contacts", json=FULL).json()["ContactKey"]

    assert karbon.call("PUT", f"Contacts/{key}", json=FULL).status_code == 204


@pytest.mark.parametrize("content", [b"", b"null", b"7"])
def test_no_body_is_missing_payload(karbon, content):
    """The text calls it an update."""
    key = karbon.screens.add_person("Ada", "Byron")

    error = karbon.call("PUT", f"Contacts/{key}", data=content).json()["error"]

    assert error == {"code": "4005", "message": "Required payload data is missing: update"}


@pytest.mark.parametrize("resource", ["Contacts", "Organizations", "ClientGroups"])
@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_a_client_that_does_not_exist(karbon, resource, method):
    """The gateway's flat 404, or a switch for the documented 500."""
    missing = karbon.call(method, f"{resource}/nobody", json={"FullName": "x"})
    karbon.state.set_behaviour(missing_client_on_write=500)
    broken = karbon.call(method, f"{resource}/nobody", json={"FullName": "x"})

    assert (missing.status_code, missing.json()) == (
        404,
        {"statusCode": "404", "message": "Resource not found"},
    )
    assert broken.status_code == 500
    assert broken.json() == {"error": {"code": "5001", "message": "Internal Error."}}


def test_what_stood_there_can_be_sent_back(karbon):
    """An owner who left and a label that was removed are no mistakes of the caller."""
    for name in ("ann", "bob"):
        karbon.screens.add_user(name, f"{name}@firm.example")
    key = karbon.screens.add_organization("Engines", contact_type="Supplier")
    karbon.screens.set_client_owner(key, "ann@firm.example")
    karbon.screens.set_client_manager(key, "bob@firm.example")
    karbon.screens.remove_contact_type("Supplier")
    for name in ("ann", "bob"):
        karbon.screens.remove_user(f"{name}@firm.example")
    before = karbon.get(f"Organizations/{key}").json()

    assert karbon.call("PUT", f"Organizations/{key}", json=before).status_code == 204

    assert karbon.get(f"Organizations/{key}").json() == before
    assert before["ClientOwner"] == "ann@firm.example"


def test_members_are_named_once(karbon):
    """Empty entries are nobody; an entry may name a person and an organization."""
    person, organization = (
        karbon.screens.add_person("Ada", "Byron"),
        karbon.screens.add_organization("Engines"),
    )
    group = karbon.screens.add_client_group("Family", [])
    both = {"ContactKey": person, "OrganizationKey": organization}
    body = {"FullName": "Family", "Members": [both, None, {}, {"ContactKey": person}]}
    karbon.call("PUT", f"ClientGroups/{group}", json=body)

    assert karbon.get(f"ClientGroups/{group}").json()["Members"] == [
        {"ContactKey": person, "OrganizationKey": None},
        {"ContactKey": None, "OrganizationKey": organization},
    ]
