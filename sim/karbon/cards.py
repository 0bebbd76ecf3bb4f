"""Business cards: nested in a client's body and kept when it leaves them out, or replaced one by one."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from sim.karbon import errors
from sim.karbon.bodies import AddressBody, CardBody, PhoneBody, understood
from sim.karbon.records import Address, AnyClient, BusinessCard, Contact, PhoneNumber
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, inferred

ADDRESS_LABELS: Final = ("Physical", "Mailing", "Legal", "Home")
PHONE_LABELS: Final = ("Work", "Mobile", "Office", "Fax", "Home", "Other")
LENGTH_MAX: Final = {
    "AddressLines": 200,
    "City": 100,
    "StateProvinceCounty": 100,
    "ZipCode": 20,
    "Number": 20,
}


def cards_from(
    state: KarbonState, bodies: tuple[CardBody, ...] | None, before: AnyClient | None, *, of_person: bool
) -> tuple[BusinessCard, ...]:
    """The cards that a body has, or those that were there if it has none. One of them is primary."""
    kept = () if before is None else before.business_cards
    if bodies is None:
        return kept
    known = {card.business_card_key for card in kept}
    cards: list[BusinessCard] = []
    for body in bodies:
        key = body.business_card_key or ""
        taken = {card.business_card_key for card in cards}
        cards.append(
            _card(state, body, key if key in known - taken else state.new_key(), of_person=of_person)
        )
    return _one_primary(tuple(cards))


@documented("KARBON_API.md, workflow 7: PUT replaces the whole card; what it leaves out is cleared")
def replace_card(state: KarbonState, client: AnyClient, key: str, content: Any) -> AnyClient:
    """The client with one card as the body of a PUT has it. A card that becomes primary is the only one."""
    body = understood(content, CardBody) if isinstance(content, dict) else None
    if body is None:
        raise errors.payload_missing("update")
    changed = _card(state, body, key, of_person=isinstance(client, Contact))
    cards = tuple(
        changed
        if card.business_card_key == key
        else msgspec.structs.replace(
            card, is_primary_card=card.is_primary_card and not changed.is_primary_card
        )
        for card in client.business_cards
    )
    return state.put_client(msgspec.structs.replace(client, business_cards=_one_primary(cards)))


@inferred("lists show one card of a client, so one is primary: the first that says so, else the first")
def _one_primary(cards: tuple[BusinessCard, ...]) -> tuple[BusinessCard, ...]:
    marked = next((number for number, card in enumerate(cards) if card.is_primary_card), 0)
    return tuple(
        msgspec.structs.replace(card, is_primary_card=number == marked) for number, card in enumerate(cards)
    )


@documented("KARBON_API.md: OrganizationKey is always null on cards that are not a person's")
def _card(state: KarbonState, body: CardBody, key: str, *, of_person: bool) -> BusinessCard:
    return BusinessCard(
        business_card_key=key,
        is_primary_card=bool(body.is_primary_card),
        organization_key=(body.organization_key or "") if of_person else "",
        role_or_title=body.role_or_title or "",
        web_sites=body.web_sites or (),
        email_addresses=body.email_addresses or (),
        facebook_link=body.facebook_link or "",
        linked_in_link=body.linked_in_link or "",
        twitter_link=body.twitter_link or "",
        skype_link=body.skype_link or "",
        addresses=tuple(_address(state, address) for address in body.addresses or ()),
        phone_numbers=tuple(_phone(state, number) for number in body.phone_numbers or ()),
    )


def _address(state: KarbonState, body: AddressBody) -> Address:
    return Address(
        address_key=body.address_key or state.universe.chance.uuid("karbon.addresses"),
        address_lines=_within(state, "AddressLines", body.address_lines),
        city=_within(state, "City", body.city),
        state_province_county=_within(state, "StateProvinceCounty", body.state_province_county),
        zip_code=_within(state, "ZipCode", body.zip_code),
        country_code=body.country_code or "",
        label=body.label if body.label in ADDRESS_LABELS else ADDRESS_LABELS[0],
    )


def _phone(state: KarbonState, body: PhoneBody) -> PhoneNumber:
    return PhoneNumber(
        phone_number_key=body.phone_number_key or state.universe.chance.uuid("karbon.phone_numbers"),
        number=_within(state, "Number", str(body.number) if body.number is not None else ""),
        country_code=body.country_code or "",
        label=body.label if body.label in PHONE_LABELS else PHONE_LABELS[0],
    )


@documented("Karbon's OpenAPI document: maxLength; the text of the refusal is the framework's")
def _within(state: KarbonState, name: str, text: str | None) -> str:
    longest = LENGTH_MAX[name]
    if text and len(text) > longest:
        message = f"The field {name} must be a string with a maximum length of {longest}."
        raise errors.invalid_model(state.behaviour, f"businessCard.{name}", message)
    return text or ""
