"""Business cards as Karbon's JSON, and what lists show of one."""

from __future__ import annotations

from typing import cast

from sim.karbon.expansions_dto import AddressDTO, BusinessCardDTO, PhoneNumberDTO
from sim.karbon.primary import primary_card
from sim.karbon.records import Address, AnyClient, BusinessCard, Client, ClientKind, PhoneNumber
from sim.physics.provenance import documented, inferred


@inferred("an address on a list is one line of the first one's parts; the sample is street and city")
def address_line(card: BusinessCard | None) -> str | None:
    """The address that lists show."""
    if card is None or not card.addresses:
        return None
    found = card.addresses[0]
    parts = (found.address_lines, found.city, found.state_province_county, found.zip_code)
    return ", ".join(part for part in parts if part) or None


def website(client: Client) -> str | None:
    """The web site that lists show."""
    card = primary_card(client)
    return card.web_sites[0] if card is not None and card.web_sites else None


@documented("Karbon's OpenAPI document: a card says whose it is, and what was never given is null")
def business_card(client: AnyClient, card: BusinessCard) -> BusinessCardDTO:
    """A business card."""
    return {
        "BusinessCardKey": card.business_card_key,
        "EntityType": cast("ClientKind", type(client).__name__),
        "EntityKey": client.key,
        "IsPrimaryCard": card.is_primary_card,
        "WebSites": card.web_sites,
        "EmailAddresses": card.email_addresses,
        "OrganizationKey": card.organization_key or None,
        "RoleOrTitle": card.role_or_title or None,
        "FacebookLink": card.facebook_link or None,
        "LinkedInLink": card.linked_in_link or None,
        "TwitterLink": card.twitter_link or None,
        "SkypeLink": card.skype_link or None,
        "Addresses": [_address(address) for address in card.addresses],
        "PhoneNumbers": [_phone(number) for number in card.phone_numbers],
    }


def _address(address: Address) -> AddressDTO:
    return {
        "AddressKey": address.address_key,
        "AddressLines": address.address_lines,
        "City": address.city,
        "StateProvinceCounty": address.state_province_county,
        "ZipCode": address.zip_code,
        "CountryCode": address.country_code,
        "Label": address.label,
    }


def _phone(number: PhoneNumber) -> PhoneNumberDTO:
    return {
        "PhoneNumberKey": number.phone_number_key,
        "Number": number.number,
        "CountryCode": number.country_code,
        "Label": number.label,
    }
