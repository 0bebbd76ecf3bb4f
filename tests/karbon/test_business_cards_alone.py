"""BusinessCards by their key: read, and replaced whole."""

import pytest

from tests.karbon.test_business_cards import CARD, cards, make

SHOWN = [
    "@odata.context",
    "BusinessCardKey",
    "EntityType",
    "EntityKey",
    "IsPrimaryCard",
    "WebSites",
    "EmailAddresses",
    "OrganizationKey",
    "RoleOrTitle",
    "FacebookLink",
    "LinkedInLink",
    "TwitterLink",
    "SkypeLink",
    "Addresses",
    "PhoneNumbers",
]


@pytest.fixture
def person(karbon):
    """A person with two cards, of which the first is primary."""
    return make(karbon, [CARD, {"EmailAddresses": ["home@byron.example"]}])


def key_of(caller, person, number=0):
    return cards(caller, person)[number]["BusinessCardKey"]


def test_a_card_alone_is_as_in_its_client(karbon, person):
    """In the plain context."""
    single = karbon.get(f"BusinessCards/{key_of(karbon, person)}").json()

    assert list(single) == SHOWN
    assert single.pop("@odata.context").endswith("/v3/$metadata#BusinessCards/$entity")
    assert single == cards(karbon, person)[0]


def test_a_card_that_is_not_there(karbon):
    """The text has the key."""
    assert karbon.refusal("BusinessCards/nothing") == (404, "4004", "Invalid businessCardPermaKey nothing")


def test_cards_have_no_list_and_are_not_added_alone(karbon):
    """The framework's 404."""
    assert karbon.refusal("BusinessCards")[:2] == (404, "4002")
    assert karbon.call("POST", "BusinessCards", json=CARD).status_code == 404


def test_put_replaces_the_whole_card(karbon, person):
    """What it leaves out is cleared; the other card and the client's names stay."""
    key, other = key_of(karbon, person), cards(karbon, person)[1]
    before = karbon.get(f"Contacts/{person}").json()
    karbon.state.universe.clock.advance(5)

    response = karbon.call("PUT", f"BusinessCards/{key}", json={"EmailAddresses": ["new@byron.example"]})

    after, single = karbon.get(f"BusinessCards/{key}").json(), karbon.get(f"Contacts/{person}").json()
    assert (response.status_code, response.content) == (204, b"")
    assert after["EmailAddresses"] == ["new@byron.example"]
    assert (after["WebSites"], after["Addresses"], after["RoleOrTitle"]) == ([], [], None)
    assert cards(karbon, person)[1] == other
    assert single.pop("LastModifiedDateTime") > before.pop("LastModifiedDateTime")
    assert single == before


def test_what_was_read_can_be_sent_back(karbon, person):
    """Keys of addresses and numbers and all."""
    path = f"BusinessCards/{key_of(karbon, person)}"
    before = karbon.get(path).json()

    assert karbon.call("PUT", path, json=before).status_code == 204
    assert karbon.get(path).json() == before


def test_the_list_shows_the_new_address(karbon, person):
    """And finds the client by it."""
    card = {"IsPrimaryCard": True, "EmailAddresses": ["new@byron.example"]}
    karbon.call("PUT", f"BusinessCards/{key_of(karbon, person)}", json=card)

    assert len(karbon.rows("Contacts", filter="EmailAddress eq 'new@byron.example'")) == 1
    assert karbon.rows("Contacts", filter="EmailAddress eq 'ada@byron.example'") == []


def test_one_card_is_primary(karbon, person):
    """The one that says so last; never none."""
    second = key_of(karbon, person, 1)
    karbon.call("PUT", f"BusinessCards/{second}", json={"IsPrimaryCard": True})
    moved = [card["IsPrimaryCard"] for card in cards(karbon, person)]
    karbon.call("PUT", f"BusinessCards/{second}", json={"IsPrimaryCard": False})
    none = [card["IsPrimaryCard"] for card in cards(karbon, person)]

    assert (moved, none) == ([False, True], [True, False])


def test_two_primary_cards_in_a_body_are_one(karbon):
    """The first."""
    person = make(karbon, [{"IsPrimaryCard": True}, {"IsPrimaryCard": True}])

    assert [card["IsPrimaryCard"] for card in cards(karbon, person)] == [True, False]


def test_a_key_belongs_to_one_card(karbon, person):
    """Sent twice, the second card gets one of its own."""
    key = key_of(karbon, person)
    body = {"FirstName": "Ada", "LastName": "Byron", "BusinessCards": [{"BusinessCardKey": key}] * 2}
    karbon.call("PUT", f"Contacts/{person}", json=body)

    first, second = (card["BusinessCardKey"] for card in cards(karbon, person))

    assert first == key != second
    assert karbon.get(f"BusinessCards/{second}").status_code == 200


@pytest.mark.parametrize("resource", ["Organizations", "ClientGroups"])
def test_only_people_are_placed_in_organizations(karbon, resource):
    """OrganizationKey is null on other cards, also after a PUT."""
    card = {"OrganizationKey": "abc", "RoleOrTitle": "x"}
    body = {"FullName": "Engines", "BusinessCards": [card]}
    if resource == "ClientGroups":
        body = {"FullName": "Family", "BusinessCard": card}
    made = karbon.call("POST", resource, json=body).json()
    key = made["OrganizationKey" if resource == "Organizations" else "ClientGroupKey"]
    expand = "BusinessCards" if resource == "Organizations" else "BusinessCard"
    found = karbon.get(f"{resource}/{key}", expand=expand).json()[expand]
    path = f"BusinessCards/{(found[0] if isinstance(found, list) else found)['BusinessCardKey']}"
    first = karbon.get(path).json()
    karbon.call("PUT", path, json=card)

    assert first["OrganizationKey"] is karbon.get(path).json()["OrganizationKey"] is None


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{", b'{"EmailAddresses": "x"}'])
def test_no_body_is_missing_payload(karbon, person, content):
    """The text calls it an update."""
    response = karbon.call("PUT", f"BusinessCards/{key_of(karbon, person)}", data=content)

    assert response.status_code == 400
    assert response.json()["error"] == {"code": "4005", "message": "Required payload data is missing: update"}


def test_texts_have_a_length(karbon, person):
    """Those of addresses and numbers."""
    body = {"Addresses": [{"City": "x" * 101}]}

    response = karbon.call("PUT", f"BusinessCards/{key_of(karbon, person)}", json=body)

    assert response.status_code == 400
    assert "businessCard.City" in response.text


def test_writing_a_card_that_is_not_there(karbon):
    """The gateway's flat 404, or a switch for the documented 500."""
    missing = karbon.call("PUT", "BusinessCards/nothing", json=CARD)
    karbon.state.set_behaviour(missing_client_on_write=500)
    broken = karbon.call("PUT", "BusinessCards/nothing", json=CARD)

    assert (missing.status_code, missing.json()["message"]) == (404, "Resource not found")
    assert (broken.status_code, broken.json()["error"]["message"]) == (500, "Internal Error.")


def test_cards_follow_their_client_out_of_sight(karbon, person):
    """Read and written, both are not found."""
    path = f"BusinessCards/{key_of(karbon, person)}"
    karbon.screens.set_restriction(person, "Private")
    hidden = [karbon.call(method, path, json=CARD).status_code for method in ("GET", "PUT")]
    karbon.screens.grant_app_permission(include_private=True, include_hidden=False)

    assert hidden == [404, 404]
    assert karbon.get(path).status_code == 200
