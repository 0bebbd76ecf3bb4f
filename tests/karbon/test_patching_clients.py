"""PATCH of clients: a white list a kind, and an answer as preferred."""

import pytest

CONTACT = "FirstName,MiddleName,LastName,PreferredName,Salutation,Suffix,RestrictionLevel"
ONLY = "Invalid property to update. Only {} can be patched"


@pytest.fixture
def keys(karbon):
    return {
        "Contacts": karbon.screens.add_person("Ada", "Byron"),
        "Organizations": karbon.screens.add_organization("Engines"),
        "ClientGroups": karbon.screens.add_client_group("Family", []),
    }


@pytest.mark.parametrize(
    ("resource", "text"),
    [
        ("Contacts", ONLY.format(CONTACT) + "."),
        ("Organizations", ONLY.format("FullName,RestrictionLevel") + "."),
        ("ClientGroups", ONLY.format("FullName")),
    ],
)
def test_only_a_few_properties_can_be_patched(karbon, keys, resource, text):
    """The text names them, without blanks; that of groups has no full stop."""
    response = karbon.call("PATCH", f"{resource}/{keys[resource]}", json={"ContactType": "Client"})

    assert response.status_code == 400
    assert response.json()["error"] == {"code": "4002", "message": text}


def test_groups_refuse_a_restriction(karbon, keys):
    """It can be set on a group with POST and PUT only."""
    body = {"RestrictionLevel": "Public"}

    assert karbon.call("PATCH", f"ClientGroups/{keys['ClientGroups']}", json=body).status_code == 400


def test_a_patch_changes_what_it_names(karbon, keys):
    """And nothing else; null clears what may be empty."""
    path = f"Contacts/{keys['Contacts']}"
    karbon.call("PATCH", path, json={"PreferredName": "Countess", "Suffix": "II"})

    response = karbon.call("PATCH", path, json={"LastName": "King", "Suffix": None})

    after = karbon.get(path).json()
    assert (response.status_code, response.content) == (204, b"")
    assert "Content-Type" not in response.headers
    assert (after["FirstName"], after["LastName"]) == ("Ada", "King")
    assert (after["PreferredName"], after["Suffix"]) == ("Countess", None)


@pytest.mark.parametrize("resource", ["Contacts", "Organizations", "ClientGroups"])
def test_the_record_comes_back_to_those_who_prefer_it(karbon, keys, resource):
    """200 with the entity; its AccountingDetail is null there."""
    body = {"LastName": "King"} if resource == "Contacts" else {"FullName": "King"}

    response = karbon.call(
        "PATCH", f"{resource}/{keys[resource]}", json=body, headers={"Prefer": "return=representation"}
    )

    assert response.status_code == 200
    assert "King" in response.json().values()
    assert response.json().get("AccountingDetail") is None


@pytest.mark.parametrize(("answer", "status"), [("no_content", 204), ("entity", 200)])
def test_the_answer_can_be_fixed(karbon, keys, answer, status):
    """Row 5: the reference says 204 here and 200 there."""
    karbon.state.set_behaviour(patch_answer=answer)
    headers = {"Prefer": "return=representation"} if status == 204 else {}

    response = karbon.call("PATCH", f"Contacts/{keys['Contacts']}", json={"Suffix": "II"}, headers=headers)

    assert response.status_code == status


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{", b'{"FirstName": 7}'])
def test_no_body_is_missing_payload(karbon, keys, content):
    """Also one whose types are wrong."""
    response = karbon.call("PATCH", f"Contacts/{keys['Contacts']}", data=content)

    assert response.status_code == 400
    assert response.json()["error"] == {"code": "4005", "message": "Required payload data is missing: update"}


def test_a_name_cannot_be_taken_away(karbon, keys):
    """Required stays required."""
    response = karbon.call("PATCH", f"Organizations/{keys['Organizations']}", json={"FullName": None})

    assert response.status_code == 400
    assert karbon.get(f"Organizations/{keys['Organizations']}").json()["FullName"] == "Engines"


def test_an_empty_patch_changes_nothing(karbon, keys):
    """Nor does what every single carries."""
    path = f"Contacts/{keys['Contacts']}"

    assert karbon.call("PATCH", path, json={}).status_code == 204
    assert karbon.call("PATCH", path, json={"@odata.type": "#KarbonService.ContactDTO"}).status_code == 204
