"""CustomFields: listed whole, added, deleted with what was written into them."""

import pytest

INDUSTRY = {
    "Name": "Industry Type",
    "Type": "ListSingleSelect",
    "IsVisibleToContacts": True,
    "IsVisibleToOrganizations": False,
    "ListOptions": ["Finance", "Legal"],
}
SHOWN = ["Key", "Name", "Type", "IsVisibleToContacts", "IsVisibleToOrganizations", "ListOptions"]


def refused(caller, body):
    response = caller.call("POST", "CustomFields", json=body)
    error = response.json()["error"]
    return response.status_code, error["code"], error["message"]


def test_a_field_is_added(karbon):
    """201 with its key, and a plain Location."""
    response = karbon.call("POST", "CustomFields", json=INDUSTRY)
    made = response.json()

    assert response.status_code == 201
    assert made.pop("@odata.context").endswith("/v3/$metadata#CustomFields/$entity")
    assert list(made) == SHOWN
    assert {name: made[name] for name in INDUSTRY} == INDUSTRY
    assert response.headers["Location"].endswith(f"/v3/CustomFields('{made['Key']}')")


def test_the_list_is_whole_and_counted(karbon):
    """No pages, however many there are."""
    keys = {karbon.screens.add_custom_field(f"{number}", "Text", []) for number in range(120)}

    answer = karbon.get("CustomFields").json()

    assert list(answer) == ["@odata.context", "@odata.count", "value"]
    assert answer["@odata.context"].endswith("/v3/$metadata#CustomFields")
    assert answer["@odata.count"] == 120
    assert {row["Key"] for row in answer["value"]} == keys


@pytest.mark.parametrize("field_type", ["Text", "Number", "Date", "Boolean", "Colleague"])
def test_only_lists_have_choices(karbon, field_type):
    """What is sent besides is passed over; nothing sent is invisible."""
    body = {"Name": "Field", "Type": field_type, "ListOptions": ["a"]}

    made = karbon.call("POST", "CustomFields", json=body).json()

    assert (made["Type"], made["ListOptions"]) == (field_type, [])
    assert (made["IsVisibleToContacts"], made["IsVisibleToOrganizations"]) == (False, False)


@pytest.mark.parametrize(("taken", "choices"), [("ListOptions", []), ("either", ["Finance"])])
def test_choices_by_their_other_name(karbon, taken, choices):
    """Row 15: Options is passed over, unless switched."""
    karbon.state.set_behaviour(custom_field_options=taken)
    body = {"Name": "Industry", "Type": "ListSingleSelect", "Options": ["Finance"]}

    assert karbon.call("POST", "CustomFields", json=body).json()["ListOptions"] == choices


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"Name": None}, "The Name field is required."),
        ({"Name": " "}, "The Name field is required."),
        ({"Name": "x" * 101}, "The field Name must be a string with a maximum length of 100."),
        ({"Type": None}, "The Type field is required."),
        ({"Type": "text"}, "Type is not valid"),
        (
            {"ListOptions": ["x" * 257]},
            "The field ListOptions must be a string with a maximum length of 256.",
        ),
    ],
)
def test_fields_that_cannot_be(karbon, changes, text):
    """400 and 4002; nothing is added."""
    assert refused(karbon, {**INDUSTRY, **changes}) == (400, "4002", text)
    assert karbon.rows("CustomFields") == []


def test_names_tell_fields_apart(karbon):
    """A second one of a name is refused."""
    karbon.call("POST", "CustomFields", json=INDUSTRY)

    assert refused(karbon, INDUSTRY) == (400, "4002", "Name is already in use")


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{", b'{"Name": 7}'])
def test_no_body_is_missing_payload(karbon, content):
    """The text names the entity."""
    response = karbon.call("POST", "CustomFields", data=content)

    assert response.status_code == 400
    assert response.json()["error"]["message"] == "Required payload data is missing: CustomField"


def test_deleting_a_field_deletes_what_it_holds(karbon):
    """Of every client, and of no other field."""
    first, second = (karbon.screens.add_custom_field(name, "Text", []) for name in ("First", "Second"))
    client = karbon.screens.add_organization("Engines")
    for name in ("First", "Second"):
        karbon.screens.set_custom_field(client, name, ["x"])

    response = karbon.call("DELETE", f"CustomFields/{first}")

    values = karbon.get(f"CustomFieldValues/{client}").json()["CustomFieldValues"]
    assert (response.status_code, response.content) == (204, b"")
    assert [row["Key"] for row in values] == [second]
    assert [row["Key"] for row in karbon.rows("CustomFields")] == [second]


def test_a_field_that_is_not_there(karbon):
    """404, with two words."""
    response = karbon.call("DELETE", "CustomFields/nothing")

    assert response.status_code == 404
    assert response.json() == {"error": {"code": "4004", "message": "Not Found"}}


@pytest.mark.parametrize("option", ["filter", "orderby", "top", "skip", "expand", "select"])
def test_the_list_takes_no_options(karbon, option):
    """The reference names none."""
    assert "is not allowed" in karbon.refusal("CustomFields", **{option: "1"})[2]


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH"])
def test_a_field_is_not_read_alone_or_changed(karbon, method):
    """Only deleted."""
    key = karbon.call("POST", "CustomFields", json=INDUSTRY).json()["Key"]

    assert karbon.call(method, f"CustomFields/{key}", json=INDUSTRY).status_code == 404
