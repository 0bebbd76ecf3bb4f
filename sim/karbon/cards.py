"""Business cards: nested in a client's body, kept when it leaves them out."""

from __future__ import annotations

from typing import Final

import msgspec

from sim.karbon import errors
from sim.karbon.bodies import AddressBody, CardBody, PhoneBody
from sim.karbon.records import Address, AnyClient, BusinessCard, PhoneNumber
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented

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
    state: KarbonState, bodies: tuple[CardBody, ...] | None, before: AnyClient | None
) -> tuple[BusinessCard, ...]:
    """The cards that a body has, or those that were there if it has none. One of them is primary."""
    kept = () if before is None else before.business_cards
    if bodies is None:
        return kept
    known = {card.business_card_key for card in kept}
    cards = tuple(_card(state, body, known) for body in bodies)
    if cards and not any(card.is_primary_card for card in cards):
        return (msgspec.structs.replace(cards[0], is_primary_card=True), *cards[1:])
    return cards


def _card(state: KarbonState, body: CardBody, known: set[str]) -> BusinessCard:
    key = body.business_card_key or ""
    return BusinessCard(
        business_card_key=key if key in known else state.new_key(),
        is_primary_card=bool(body.is_primary_card),
        organization_key=body.organization_key or "",
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
