"""Paths: both key forms, any case, slashes at the end, and what does not exist."""

import pytest

FLAT_404 = {"statusCode": "404", "message": "Resource not found"}


@pytest.mark.parametrize(
    "form",
    [
        "Contacts/{}",
        "Contacts('{}')",
        "contacts/{}",
        "CONTACTS('{}')/",
        "Contacts/{}/",
        "Contacts('{}')/KarbonService.ContactDTO",
        "https://api.karbonhq.com/V3/Contacts/{}",
    ],
)
def test_a_record_has_many_addresses(karbon, form):
    """Whatever form is used, the same contact answers."""
    key = karbon.screens.add_person("Ada", "Byron")

    response = karbon.get(form.format(key))

    assert response.status_code == 200
    assert response.json()["ContactKey"] == key


def test_case_matters_in_a_key(karbon):
    """Keys that differ in case are different keys."""
    key = karbon.screens.add_person("Ada", "Byron")

    assert karbon.get(f"Contacts/{key.swapcase()}").status_code == 404


@pytest.mark.parametrize("path", ["Contacts", "contacts/", "Contacts/?$top=5"])
def test_a_list_has_many_addresses(karbon, path):
    """Case and a slash at the end do not matter."""
    assert karbon.get(path).status_code == 200


@pytest.mark.parametrize("prefix", ["", "KarbonService."])
@pytest.mark.parametrize(
    ("resource", "body"),
    [
        ("Contact", {"FirstName": "Ada", "LastName": "Byron"}),
        ("Organization", {"FullName": "Engines"}),
        ("ClientGroup", {"FullName": "Family"}),
    ],
)
def test_a_client_is_found_by_its_own_identifier(karbon, prefix, resource, body):
    """The functions answer with and without the prefix; a quotation mark is doubled."""
    made = karbon.call("POST", f"{resource}s", json={**body, "UserDefinedIdentifier": "O'HARA/1"}).json()

    response = karbon.get(
        f"{resource}s/{prefix}Get{resource}ByUserDefinedIdentifier(UserDefinedIdentifier='O''HARA%2F1')"
    )
    lower = karbon.get(
        f"{resource}s/{prefix}get{resource}byuserdefinedidentifier(UserDefinedIdentifier='O''HARA%2F1')/".lower().replace(
            "o''hara%2f1", "O''HARA%2F1"
        )
    )

    assert response.status_code == 200
    assert response.json()[f"{resource}Key"] == made[f"{resource}Key"]
    assert lower.json() == response.json()


@pytest.mark.parametrize(
    ("resource", "words"),
    [("Contact", "Contact"), ("Organization", "Organization"), ("ClientGroup", "Client Group")],
)
def test_an_unknown_identifier_is_not_found(karbon, resource, words):
    """The text is misspelt as Karbon misspells it."""
    path = f"{resource}s/Get{resource}ByUserDefinedIdentifier(UserDefinedIdentifier='X')"

    assert karbon.refusal(path) == (404, "4004", f"No {words} found for provided UserDefinedIdentifer")


@pytest.mark.parametrize("argument", ["UserDefinedIdentifier=''", "UserDefinedIdentifier='  '", ""])
def test_an_empty_identifier_is_refused(karbon, argument):
    """A search for nothing is a bad query."""
    path = f"Contacts/GetContactByUserDefinedIdentifier({argument})"

    assert karbon.refusal(path) == (400, "4002", "UserDefinedIdentifier is missing or empty")


@pytest.mark.parametrize("path", ["Tasks", "TaskTypes", "ContactTypes", "WorkTypes", "Nonsense/1", "%00"])
def test_what_karbon_does_not_have_is_not_found(karbon, path):
    """The gateway answers for it, flat."""
    response = karbon.get(path)

    assert response.status_code == 404
    assert response.json() == FLAT_404


def test_an_address_outside_the_version_is_not_found(karbon):
    """Nothing but v3 and the probes."""
    assert karbon.get("https://api.karbonhq.com/v4/Users").json() == FLAT_404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "EstimateSummaries"),
        ("DELETE", "Contacts"),
        ("PUT", "Users/x"),
        ("POST", "Roles"),
        ("GET", "Users/a/b"),
    ],
)
def test_what_a_resource_does_not_do_is_not_found(karbon, method, path):
    """The framework behind the gateway says so, in Karbon's unfinished sentence."""
    response = karbon.call(method, path)

    assert response.status_code == 404
    assert response.json()["error"] == {
        "code": "4002",
        "message": "No HTTP resource was found that matches the request URI "
        f"'http://api.karbonhq.com/v3/{path}",
    }
