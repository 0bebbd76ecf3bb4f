"""The shapes in which Karbon shows users and clients: Karbon's own keys, in Karbon's order.

`wire.py` builds them, and is held to them by the type checker; the published document is made from them.
"""

from __future__ import annotations

from typing import TypedDict

from sim.karbon import accounting, records
from sim.karbon.teams.dto import TeamOfUser

Typed = TypedDict("Typed", {"@odata.type": str})


class UserRow(TypedDict):
    """A user on a list, and in the answer to an invitation."""

    Id: str
    Name: str
    EmailAddress: str


class RoleDTO(TypedDict):
    """A role."""

    Key: str
    Name: str


class UserRole(TypedDict):
    """A role that a user has."""

    Name: str
    Key: str


class UserProfileDTO(UserRow):
    """A user alone."""

    BillableRate: float
    CapacityMinutesPerWeek: int
    Permissions: tuple[str, ...]
    Roles: list[UserRole]
    Teams: list[TeamOfUser]


class ContactSummaryDTO(Typed):
    """A contact on a list."""

    ContactKey: str
    FullName: str
    PreferredName: str | None
    Salutation: str | None
    ClientOwner: str | None
    ClientManager: str | None
    Address: str | None
    EmailAddress: str | None
    PhoneNumber: str | None
    RoleOrTitle: str | None
    ContactType: str | None
    UserDefinedIdentifier: str | None
    LastModifiedDateTime: str


class PersonOfOrganization(TypedDict):
    """A contact among those of an organization."""

    ContactKey: str
    FullName: str
    PreferredName: str | None
    Salutation: str | None
    ClientOwner: str | None
    ClientManager: str | None
    Address: str | None
    EmailAddress: str | None
    PhoneNumber: str | None
    RoleOrTitle: str | None
    UserDefinedIdentifier: str | None
    LastModifiedDateTime: str


class OrganizationSummaryDTO(Typed):
    """An organization on a list."""

    OrganizationKey: str
    FullName: str
    PhoneNumber: str | None
    EmailAddress: str | None
    Website: str | None
    ContactType: str | None
    LastModifiedDateTime: str
    UserDefinedIdentifier: str | None


class ClientGroupSummaryDTO(Typed):
    """A client group on a list."""

    FullName: str
    PhoneNumber: str | None
    Website: str | None
    LastModifiedDateTime: str
    ClientGroupKey: str


class EntityDescriptionDTO(TypedDict):
    """What the firm noted about a client."""

    Text: str | None


class Relationship(TypedDict):
    """How a client of any kind stands to the firm."""

    ClientOwner: str | None
    ClientManager: str | None
    ContactType: str | None
    UserDefinedIdentifier: str | None
    RestrictionLevel: records.RestrictionLevel


class ContactDTO(Relationship):
    """A contact alone."""

    ContactKey: str
    FirstName: str
    MiddleName: str | None
    LastName: str
    PreferredName: str | None
    Salutation: str | None
    Suffix: str | None
    AvatarUrl: str | None
    LastModifiedDateTime: str
    EntityDescription: EntityDescriptionDTO
    AccountingDetail: accounting.AccountingDetail | None


class OrganizationDTO(Relationship):
    """An organization alone."""

    OrganizationKey: str
    FullName: str
    LastModifiedDateTime: str
    EntityDescription: EntityDescriptionDTO
    AccountingDetail: accounting.AccountingDetail | None


class GroupMemberDTO(TypedDict):
    """A person or an organization in a client group."""

    ContactKey: str | None
    OrganizationKey: str | None


class ClientGroupDTO(Relationship):
    """A client group alone."""

    ClientGroupKey: str
    FullName: str
    PrimaryContact: str | None
    LastModifiedDateTime: str
    Members: list[GroupMemberDTO]
    EntityDescription: EntityDescriptionDTO
    AccountingDetails: None
