"""CustomFieldValues: read, and replaced as a whole; every type and its limits."""

import pytest

TYPES = ["Text", "Number", "Date", "Boolean", "Colleague", "ListSingleSelect", "ListMultipleSelect"]


@pytest.fixture
def client(karbon):
    """An organization's key."""
    return karbon.screens.add_organization("Engines")


@pytest.fixture
def fields(karbon):
    """A field of every type, named after it, and its key."""
    return {name: karbon.screens.add_custom_field(name, name, ["a", "b"]) for name in TYPES}


def put(caller, client, rows):
    sent = [{"Key": key, "Value": value} for key, value in rows.items()]
    body = {"EntityKey": client, "CustomFieldValues": sent}
    return caller.call("PUT", f"CustomFieldValues/{client}", json=body)


def values(caller, client):
    rows = caller.get(f"CustomFieldValues/{client}").json()["CustomFieldValues"]
    return {row["Name"]: row["Value"] for row in rows}


def test_a_client_without_values(karbon, client):
    """Two properties, no context."""
    assert karbon.get(f"CustomFieldValues/{client}").json() == {"EntityKey": client, "CustomFieldValues": []}


def test_a_value_says_of_what_it_is(karbon, client, fields):
    """Key, name, type and texts."""
    put(karbon, client, {fields["Text"]: ["x"]})

    rows = karbon.get(f"CustomFieldValues/{client}").json()["CustomFieldValues"]

    assert rows == [{"Key": fields["Text"], "Name": "Text", "Type": "Text", "Value": ["x"]}]
    assert list(rows[0]) == ["Key", "Name", "Type", "Value"]


def test_put_replaces_everything(karbon, client, fields):
    """What is left out is cleared, and so is what is empty."""
    put(karbon, client, {fields["Text"]: ["x"], fields["Number"]: ["1"], fields["Boolean"]: ["true"]})

    response = put(karbon, client, {fields["Number"]: ["2"], fields["Boolean"]: []})

    assert (response.status_code, response.content) == (204, b"")
    assert values(karbon, client) == {"Number": ["2"]}


def test_what_was_read_can_be_sent_back(karbon, client, fields):
    """And nothing is written by it."""
    put(karbon, client, {fields["Text"]: ["x"], fields["ListMultipleSelect"]: ["b", "a"]})
    before = karbon.get(f"CustomFieldValues/{client}").json()
    written = karbon.state.universe.changes.last

    karbon.call("PUT", f"CustomFieldValues/{client}", json=before)

    assert karbon.get(f"CustomFieldValues/{client}").json() == before
    assert karbon.state.universe.changes.last == written


@pytest.mark.parametrize(
    ("field_type", "value"),
    [
        ("Text", "x" * 256),
        ("Number", "-12.50"),
        ("Date", "2026-03-02"),
        ("Date", "2026-03-02T00:00:00Z"),
        ("Boolean", "true"),
        ("Boolean", "false"),
        ("ListSingleSelect", "a"),
    ],
)
def test_values_of_each_type(karbon, client, fields, field_type, value):
    """As they were written, all of them texts."""
    assert put(karbon, client, {fields[field_type]: [value]}).status_code == 204
    assert values(karbon, client) == {field_type: [value]}


def test_a_colleague_is_a_key(karbon, client, fields):
    """Of somebody who is there."""
    key = karbon.screens.add_user("Ann Lee", "ann@firm.example")

    assert put(karbon, client, {fields["Colleague"]: [key]}).status_code == 204
    assert values(karbon, client) == {"Colleague": [key]}


@pytest.mark.parametrize(
    ("field_type", "value"),
    [
        ("Number", "many"),
        ("Number", "NaN"),
        ("Date", "tomorrow"),
        ("Boolean", "yes"),
        ("Colleague", "nobody"),
        ("ListSingleSelect", "c"),
        ("ListMultipleSelect", "c"),
    ],
)
def test_values_that_a_type_does_not_have(karbon, client, fields, field_type, value):
    """The text names the type, and what was there stays."""
    put(karbon, client, {fields["Text"]: ["x"]})

    response = put(karbon, client, {fields["Text"]: ["y"], fields[field_type]: [value]})

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4002",
        "message": f"Value is not valid for type {field_type}",
    }
    assert values(karbon, client) == {"Text": ["x"]}


@pytest.mark.parametrize("field_type", TYPES[:-1])
def test_all_types_but_one_take_one_value(karbon, client, fields, field_type):
    """The text for Text is documented."""
    response = put(karbon, client, {fields[field_type]: ["a", "b"]})

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4002",
        "message": f"Only one value allowed for type {field_type}",
    }


def test_several_choices_can_be_taken(karbon, client, fields):
    """Each once, in the order in which they came."""
    put(karbon, client, {fields["ListMultipleSelect"]: ["b", "a", "b"]})

    assert values(karbon, client) == {"ListMultipleSelect": ["b", "a"]}


def test_values_have_a_length(karbon, client, fields):
    """256 letters at most."""
    response = put(karbon, client, {fields["Text"]: ["x" * 257]})

    assert response.json()["error"]["message"].endswith("a string with a maximum length of 256.")


@pytest.mark.parametrize("key", ["nothing", "", None])
def test_a_field_that_is_not_there(karbon, client, key):
    """400, with the two words of the 404."""
    body = {"CustomFieldValues": [{"Key": key, "Value": ["x"]}]}

    response = karbon.call("PUT", f"CustomFieldValues/{client}", json=body)

    assert response.status_code == 400
    assert response.json() == {"error": {"code": "4004", "message": "Not Found"}}


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"CustomFieldValues": 7}', b'{"CustomFieldValues": [{"Value": [1]}]}']
)
def test_no_body_is_missing_payload(karbon, client, content):
    """The text calls it an update."""
    response = karbon.call("PUT", f"CustomFieldValues/{client}", data=content)

    assert response.status_code == 400
    assert response.json()["error"]["message"] == "Required payload data is missing: update"


def test_only_people_and_organizations_have_values(karbon, fields):
    """Groups, work and what does not exist are not found; nor are clients out of sight."""
    organization = karbon.screens.add_organization("Engines", restriction="Hidden")
    work = karbon.screens.add_work("Tax", organization, "2026-03-01")
    for key in (karbon.screens.add_client_group("Family", []), work, organization, "nothing"):
        for response in (karbon.get(f"CustomFieldValues/{key}"), put(karbon, key, {})):
            assert response.status_code == 404
            assert response.json() == {"error": {"code": "4004", "message": "Not Found"}}


def test_people_have_values(karbon, fields):
    """Like organizations."""
    person = karbon.screens.add_person("Ada", "Byron")
    put(karbon, person, {fields["Text"]: ["x"]})

    assert values(karbon, person) == {"Text": ["x"]}
