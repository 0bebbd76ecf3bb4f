"""Business cards live in their client's body and stay when it leaves them out."""

import pytest

CARD = {
    "BusinessCardKey": "",
    "IsPrimaryCard": True,
    "EmailAddresses": ["ada@byron.example"],
    "WebSites": ["byron.example"],
    "RoleOrTitle": "Countess",
    "Addresses": [{"AddressLines": "1 Street", "City": "London", "ZipCode": "SW1", "Label": "Home"}],
    "PhoneNumbers": [{"Number": "098", "CountryCode": "GB", "Label": "Mobile"}],
}
NAMES = {"FirstName": "Ada", "LastName": "Byron"}


def make(caller, cards):
    return caller.call("POST", "Contacts", json={**NAMES, "BusinessCards": cards}).json()["ContactKey"]


def cards(caller, key):
    return caller.get(f"Contacts/{key}", expand="BusinessCards").json()["BusinessCards"]


def test_a_card_gets_keys_of_its_own(karbon):
    """One for itself, one for each address and number."""
    card = cards(karbon, make(karbon, [CARD]))[0]

    assert card["BusinessCardKey"]
    assert card["EntityType"] == "Contact"
    assert card["Addresses"][0]["AddressKey"].count("-") == 4
    assert card["PhoneNumbers"][0]["PhoneNumberKey"].count("-") == 4


def test_lists_show_the_primary_card(karbon):
    """Address, email, phone and role of the card that is marked."""
    make(karbon, [{"EmailAddresses": ["other@byron.example"], "IsPrimaryCard": False}, CARD])

    row = karbon.rows("Contacts")[0]

    assert row["EmailAddress"] == "ada@byron.example"
    assert row["PhoneNumber"] == "098"
    assert row["RoleOrTitle"] == "Countess"
    assert row["Address"] == "1 Street, London, SW1"


def test_the_first_card_is_primary_if_none_is_marked(karbon):
    """A client with cards has a primary one."""
    key = make(karbon, [{"EmailAddresses": ["a@byron.example"]}, {"EmailAddresses": ["b@byron.example"]}])

    assert [card["IsPrimaryCard"] for card in cards(karbon, key)] == [True, False]


def test_cards_stay_when_they_are_left_out(karbon):
    """The one thing that PUT does not clear."""
    key = make(karbon, [CARD])
    before = cards(karbon, key)

    karbon.call("PUT", f"Contacts/{key}", json=NAMES)

    assert cards(karbon, key) == before


def test_cards_that_are_sent_replace_those_there(karbon):
    """A known key stays, an unknown one is given anew, and what is missing is gone."""
    key = make(karbon, [CARD, {"EmailAddresses": ["gone@byron.example"]}])
    kept = cards(karbon, key)[0]["BusinessCardKey"]
    sent = [
        {"BusinessCardKey": kept, "EmailAddresses": ["new@byron.example"]},
        {"BusinessCardKey": "stranger"},
    ]

    karbon.call("PUT", f"Contacts/{key}", json={**NAMES, "BusinessCards": sent})

    after = cards(karbon, key)
    assert after[0]["BusinessCardKey"] == kept
    assert after[0]["EmailAddresses"] == ["new@byron.example"]
    assert after[1]["BusinessCardKey"] not in {kept, "stranger", ""}
    assert karbon.rows("Contacts", filter="EmailAddress eq 'new@byron.example'")


def test_an_empty_list_takes_all_cards_away(karbon):
    """Sent is not left out."""
    key = make(karbon, [CARD])

    karbon.call("PUT", f"Contacts/{key}", json={**NAMES, "BusinessCards": []})

    assert cards(karbon, key) == []
    assert karbon.rows("Contacts")[0]["EmailAddress"] is None


@pytest.mark.parametrize(
    ("part", "name", "longest"),
    [
        ("Addresses", "AddressLines", 200),
        ("Addresses", "City", 100),
        ("Addresses", "StateProvinceCounty", 100),
        ("Addresses", "ZipCode", 20),
        ("PhoneNumbers", "Number", 20),
    ],
)
def test_parts_of_a_card_are_only_so_long(karbon, part, name, longest):
    """The reference's maxLength; a PUT leaves the card as it was."""
    fits = {**CARD, part: [{name: "1" * longest}]}
    key = make(karbon, [fits])
    before = cards(karbon, key)

    refused = karbon.call(
        "PUT", f"Contacts/{key}", json={**NAMES, "BusinessCards": [{part: [{name: "1" * (longest + 1)}]}]}
    )

    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "4003")
    assert refused.json()["error"]["details"]["target"] == f"businessCard.{name}"
    assert before[0][part][0][name] == "1" * longest
    assert cards(karbon, key) == before
