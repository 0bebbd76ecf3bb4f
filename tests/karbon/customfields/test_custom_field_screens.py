"""What people do with custom fields in Karbon."""

import pytest

from sim.karbon.customfields.records import CustomFieldValue
from sim.karbon.screens import ScreenRefused


@pytest.fixture
def client(karbon):
    """A person's key, and a field to fill in."""
    karbon.screens.add_custom_field("Industry", "ListSingleSelect", ["Finance", "Legal"])
    return karbon.screens.add_person("Ada", "Byron")


def shown(caller, client=""):
    return [(row["name"], row["type"], row["value"]) for row in caller.screens.custom_fields(client)]


def test_fields_are_filled_in_and_emptied(karbon, client):
    """One at a time; the others stay."""
    karbon.screens.add_custom_field("Note", "Text", [])
    karbon.screens.set_custom_field(client, "Note", ["x"])
    karbon.screens.set_custom_field(client, "Industry", ["Legal"])
    both = sorted(shown(karbon, client))
    karbon.screens.set_custom_field(client, "Note", [])

    assert both == [("Industry", "ListSingleSelect", ["Legal"]), ("Note", "Text", ["x"])]
    assert shown(karbon, client) == [("Industry", "ListSingleSelect", ["Legal"])]


def test_fields_are_listed_and_deleted(karbon, client):
    """With their choices."""
    before = shown(karbon)
    karbon.screens.delete_custom_field("Industry")

    assert before == [("Industry", "ListSingleSelect", ["Finance", "Legal"])]
    assert shown(karbon) == []


def test_visibility_is_chosen(karbon):
    """For contacts, organizations, or both."""
    karbon.screens.add_custom_field("Note", "Text", [], for_contacts=True, for_organizations=False)

    row = karbon.rows("CustomFields")[0]

    assert (row["IsVisibleToContacts"], row["IsVisibleToOrganizations"]) == (True, False)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (["Farming"], "'Industry' cannot be .*: Value is not valid for type ListSingleSelect"),
        (["Legal", "Finance"], "'Industry' cannot be .*: Only one value allowed"),
    ],
)
def test_values_that_cannot_be(karbon, client, value, sentence):
    """The sentence ends as the API's."""
    with pytest.raises(ScreenRefused, match=sentence):
        karbon.screens.set_custom_field(client, "Industry", value)


def test_groups_have_no_fields(karbon, client):
    """Nor is a field found that is not there."""
    group = karbon.screens.add_client_group("Family", [])

    with pytest.raises(ScreenRefused, match="those have no custom fields"):
        karbon.screens.set_custom_field(group, "Industry", ["Legal"])
    with pytest.raises(ScreenRefused, match="no custom field 'Industri'; did you mean 'Industry'"):
        karbon.screens.set_custom_field(client, "Industri", ["Legal"])
    with pytest.raises(ScreenRefused, match="'Industry' cannot be added: Name is already in use"):
        karbon.screens.add_custom_field("Industry", "Text", [])


@pytest.mark.parametrize("merged", [True, False])
def test_values_go_with_their_client(karbon, client, merged):
    """Deleted, or merged into another, who keeps their own."""
    karbon.screens.set_custom_field(client, "Industry", ["Legal"])
    other = karbon.screens.add_person("Charles", "Babbage")
    if merged:
        karbon.screens.merge_clients(other, client)
    else:
        karbon.screens.delete_client(client)

    assert len(karbon.state.of(CustomFieldValue)) == 0
    assert shown(karbon, other) == []
