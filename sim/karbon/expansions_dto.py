"""What Karbon shows of clients when it is asked to: cards, teams and access; see `sim/karbon/dto.py`."""

from __future__ import annotations

from functools import cache
from typing import TypedDict, get_type_hints

from sim.karbon import records
from sim.karbon.dto import PersonOfOrganization


class AddressDTO(TypedDict):
    """An address of a card."""

    AddressKey: str
    AddressLines: str
    City: str
    StateProvinceCounty: str
    ZipCode: str
    CountryCode: str
    Label: str


class PhoneNumberDTO(TypedDict):
    """A phone number of a card."""

    PhoneNumberKey: str
    Number: str
    CountryCode: str
    Label: str


class BusinessCardDTO(TypedDict):
    """A business card."""

    BusinessCardKey: str
    EntityType: records.ClientKind
    EntityKey: str
    IsPrimaryCard: bool
    WebSites: tuple[str, ...]
    EmailAddresses: tuple[str, ...]
    OrganizationKey: str | None
    RoleOrTitle: str | None
    FacebookLink: str | None
    LinkedInLink: str | None
    TwitterLink: str | None
    SkypeLink: str | None
    Addresses: list[AddressDTO]
    PhoneNumbers: list[PhoneNumberDTO]


class TeamMemberDTO(TypedDict):
    """A member of a client's team."""

    MemberKey: str
    MemberType: str
    RoleType: str | None


class ClientAccessDTO(TypedDict):
    """A client whose documents another client may see."""

    ClientKey: str
    ClientType: str
    AccessLevel: str | None


class ContactExpansions(TypedDict, total=False):
    """What a contact shows when asked for."""

    BusinessCards: list[BusinessCardDTO]
    ClientTeam: list[TeamMemberDTO]
    ClientAccess: list[ClientAccessDTO]


class OrganizationExpansions(TypedDict, total=False):
    """What an organization shows when asked for."""

    BusinessCards: list[BusinessCardDTO]
    ClientTeam: list[TeamMemberDTO]
    Contacts: list[PersonOfOrganization]


class ClientGroupExpansions(TypedDict, total=False):
    """What a client group shows when asked for. It has one card."""

    BusinessCard: BusinessCardDTO | None
    ClientTeam: list[TeamMemberDTO]


class ClientIdentified(TypedDict, total=False):
    """What a contact or an organization shows when found by its identifier."""

    BusinessCards: list[BusinessCardDTO]


class ClientGroupIdentified(TypedDict, total=False):
    """What a client group shows when found by its identifier."""

    BusinessCard: BusinessCardDTO | None


@cache
def names_of(expansions: type) -> frozenset[str]:
    """What $expand may name where these are the expansions."""
    return frozenset(get_type_hints(expansions))
