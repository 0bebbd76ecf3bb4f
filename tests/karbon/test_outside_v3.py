"""What answers outside /v3, and $metadata: their existence is known, little more."""

import xml.etree.ElementTree as ET

import pytest

HOST = "https://api.karbonhq.com"
NOBODY = {"Authorization": None, "AccessKey": None}


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/api/ping", "pong"),
        ("/API/Ping/", "pong"),
        ("/api/apistatus", "MachineName"),
        ("/api/ApiStatus", "MachineName"),
    ],
)
def test_probes_answer_anybody(karbon, path, word):
    """In any case, with or without credentials."""
    for headers in ({}, NOBODY):
        response = karbon.call("GET", HOST + path, headers=headers)

        assert response.status_code == 200
        assert word in response.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_probes_are_only_read(karbon, method):
    """Nothing else is there."""
    assert karbon.call(method, f"{HOST}/api/ping").status_code == 404


def test_probes_are_in_no_journal(karbon):
    """They belong to no account."""
    karbon.call("GET", f"{HOST}/api/ping", headers=NOBODY)

    assert karbon.state.universe.calls.last == 0


@pytest.mark.parametrize("path", ["/v1/users", "/v1/Users", "/V1/users/"])
def test_the_first_version_knows_who_is_a_colleague(karbon, path):
    """422, where v3 has 500."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    body = {"Name": "Ann", "EmailAddress": "ANN@firm.example"}
    response = karbon.call("POST", HOST + path, json=body)

    assert response.status_code == 422
    assert response.json()["error"]["message"] == "User Profile with this Email Address already exists"
    assert karbon.call("POST", "Users", json=body).status_code == 500


def test_the_first_version_invites(karbon):
    """As v3 does."""
    body = {"Name": "Bob Ray", "EmailAddress": "bob@firm.example"}
    response = karbon.call("POST", f"{HOST}/v1/users", json=body)

    assert response.status_code == 201
    assert response.json()["Name"] == "Bob Ray"


@pytest.mark.parametrize("content", [b"", b"null", b"[" * 100_000, b'{"Name":3}', b'{"EmailAddress":""}'])
def test_a_body_that_says_nothing(karbon, content):
    """Refused in the words of v3."""
    error = karbon.call("POST", f"{HOST}/v1/users", data=content).json()["error"]

    assert error["code"] in {"4005", "5001"}
    assert "Unexpected" not in error["message"]


def test_the_first_version_wants_credentials(karbon):
    """Like everything but the probes."""
    assert karbon.call("POST", f"{HOST}/v1/users", headers=NOBODY, json={}).status_code == 401


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/v1/users"), ("GET", "/v1/contacts"), ("GET", "/v1"), ("GET", "/")]
)
def test_nothing_else_is_left_of_it(karbon, method, path):
    """The gateway knows no such address."""
    response = karbon.call(method, HOST + path)

    assert response.status_code == 404
    assert response.json() == {"statusCode": "404", "message": "Resource not found"}


def test_metadata_wants_credentials(karbon):
    """401, as a probe of it was answered."""
    assert karbon.call("GET", "$metadata", headers=NOBODY).status_code == 401


@pytest.mark.parametrize("path", ["$metadata", "%24metadata", "$Metadata/"])
def test_metadata_names_the_types_that_answers_carry(karbon, path):
    """As XML; each of its sets is a resource."""
    response = karbon.call("GET", path)
    document = ET.fromstring(response.content)
    edm = "{http://docs.oasis-open.org/odata/ns/edm}"
    sets = {found.get("Name"): found.get("EntityType") for found in document.iter(f"{edm}EntitySet")}

    assert response.headers["Content-Type"] == "application/xml"
    assert sets["Contacts"] == "KarbonService.ContactDTO"
    assert all(karbon.get(name).status_code == 200 for name in sets)
