"""Bodies that mean harm: never a 500 of ours, and nothing is written."""

import pytest

DEEP = b'{"FirstName":"A","LastName":"B","ClientAccess":' + b"[" * 50_000 + b"]" * 50_000 + b"}"


@pytest.mark.parametrize("resource", ["Users", "Contacts", "Organizations", "ClientGroups", "WorkItems"])
@pytest.mark.parametrize(
    "content",
    [
        DEEP,
        b"[" * 100_000,
        b'{"a":1e999}',
        b'{"Name":' + b"9" * 5000 + b"}",
        b"\x00",
        b"{}" * 3,
        b'{"\\ud800":1}',
    ],
    ids=range(7),
)
def test_a_hostile_body_is_refused(karbon, resource, content):
    """In Karbon's shape."""
    response = karbon.call("POST", resource, data=content)

    assert response.json()["error"]["code"] in {"4003", "4005", "5001"}
    assert "Unexpected" not in response.text
    assert karbon.rows(resource) == []


@pytest.mark.parametrize("sent", [bytes, lambda body: iter([body])], ids=["whole", "in chunks"])
def test_a_body_has_a_limit(karbon, sent):
    """A megabyte is more than any client needs, however it is sent."""
    body = b'{"FirstName": "A", "LastName": "B"}' + b" " * 1_000_000

    assert karbon.call("POST", "Contacts", data=sent(body)).status_code == 413
    assert karbon.rows("Contacts") == []


@pytest.mark.parametrize(
    "name", ["\x00\x1f", "\u202eevil", "😀" * 50, "'); --", "\\", '"', "<b>", "Zoë  Ångström"]
)
def test_strange_names_are_only_names(karbon, name):
    """What is sent comes back, on the single, the list and through a filter."""
    made = karbon.call("POST", "Organizations", json={"FullName": name}).json()
    quoted = name.replace("'", "''")

    assert made["FullName"] == name
    assert [row["FullName"] for row in karbon.rows("Organizations", filter=f"FullName eq '{quoted}'")] == [
        name
    ]


@pytest.mark.parametrize(
    "key", ["%27%29", "a%2Fb", "..%2F..", "%F0%9F%98%80", "x" * 3000, "%ff", "%0d%0aX:1"]
)
def test_strange_keys_are_not_found(karbon, key):
    """404 for records and functions alike."""
    assert karbon.get(f"Contacts/{key}").status_code == 404
    assert karbon.get(f"Contacts('{key}')").status_code == 404


@pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "TRACE", "BREW"])
def test_strange_methods_are_not_found(karbon, method):
    """Nothing answers to them."""
    assert karbon.call(method, "Contacts").status_code == 404
