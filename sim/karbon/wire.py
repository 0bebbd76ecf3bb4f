"""Users, clients and settings as Karbon's JSON, key by key in Karbon's order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sim.karbon.card_wire import address_line, website
from sim.karbon.dto import (
    ClientGroupDTO,
    ClientGroupSummaryDTO,
    ContactDTO,
    ContactSummaryDTO,
    OrganizationDTO,
    OrganizationSummaryDTO,
    PersonOfOrganization,
    Relationship,
    RoleDTO,
    UserProfileDTO,
    UserRow,
)
from sim.karbon.expansions_dto import TeamMemberDTO
from sim.karbon.members import visible_members
from sim.karbon.primary import primary_card, primary_email, primary_phone
from sim.karbon.records import (
    Client,
    ClientGroup,
    Contact,
    Organization,
    User,
)
from sim.karbon.setting_records import Role
from sim.karbon.state import KarbonState
from sim.karbon.teams.wire import of_user as teams_of
from sim.physics.provenance import documented


@documented("samples of the reference: lists have whole seconds")
def seconds(instant: datetime) -> str:
    """An instant as lists write it."""
    return f"{_utc(instant).isoformat()[:19]}Z"


@documented("samples of the reference: singles have seven digits")
def ticks(instant: datetime) -> str:
    """An instant as singles write it. Their clock ticks ten times a microsecond."""
    return f"{_utc(instant).isoformat(timespec='microseconds')[:26]}0Z"


def user_row(_state: KarbonState, user: User) -> UserRow:
    """A user on a list."""
    return {"Id": user.user_key, "Name": user.name, "EmailAddress": user.email_address}


def user(state: KarbonState, user: User) -> UserProfileDTO:
    """A user alone."""
    roles = [role for key in user.role_keys if (role := state.roles.get(key)) is not None]
    return {
        **user_row(state, user),
        "BillableRate": user.billable_rate,
        "CapacityMinutesPerWeek": user.capacity_minutes_per_week,
        "Permissions": user.permissions,
        "Roles": [{"Name": role.name, "Key": role.role_key} for role in roles],
        "Teams": teams_of(state, user),
    }


def role_row(_state: KarbonState, role: Role) -> RoleDTO:
    """A role on its list."""
    return {"Key": role.role_key, "Name": role.name}


def contact_row(state: KarbonState, contact: Contact) -> ContactSummaryDTO:
    """A contact on a list: no RestrictionLevel, and of the cards only the primary one."""
    card = primary_card(contact)
    return {
        "@odata.type": "#KarbonService.ContactSummaryDTO",
        "ContactKey": contact.contact_key,
        "FullName": contact.full_name,
        "PreferredName": contact.preferred_name or None,
        "Salutation": contact.salutation or None,
        "ClientOwner": state.email_of(contact.client_owner),
        "ClientManager": state.email_of(contact.client_manager),
        "Address": address_line(card),
        "EmailAddress": primary_email(contact) or None,
        "PhoneNumber": primary_phone(contact) or None,
        "RoleOrTitle": (card.role_or_title or None) if card is not None else None,
        "ContactType": contact.contact_type or None,
        "UserDefinedIdentifier": contact.user_defined_identifier or None,
        "LastModifiedDateTime": seconds(contact.last_modified_date_time),
    }


def organization_row(_state: KarbonState, organization: Organization) -> OrganizationSummaryDTO:
    """An organization on a list."""
    return {
        "@odata.type": "#KarbonService.OrganizationSummaryDTO",
        "OrganizationKey": organization.organization_key,
        "FullName": organization.full_name,
        "PhoneNumber": primary_phone(organization) or None,
        "EmailAddress": primary_email(organization) or None,
        "Website": website(organization),
        "ContactType": organization.contact_type or None,
        "LastModifiedDateTime": seconds(organization.last_modified_date_time),
        "UserDefinedIdentifier": organization.user_defined_identifier or None,
    }


def client_group_row(_state: KarbonState, group: ClientGroup) -> ClientGroupSummaryDTO:
    """A client group on a list: no type, no identifier."""
    return {
        "@odata.type": "#KarbonService.ClientGroupSummaryDTO",
        "FullName": group.full_name,
        "PhoneNumber": primary_phone(group) or None,
        "Website": website(group),
        "LastModifiedDateTime": seconds(group.last_modified_date_time),
        "ClientGroupKey": group.client_group_key,
    }


def contact(state: KarbonState, contact: Contact) -> ContactDTO:
    """A contact alone: the parts of the name, not the whole."""
    return {
        "ContactKey": contact.contact_key,
        "FirstName": contact.first_name,
        "MiddleName": contact.middle_name or None,
        "LastName": contact.last_name,
        "PreferredName": contact.preferred_name or None,
        "Salutation": contact.salutation or None,
        "Suffix": contact.suffix or None,
        **_relationship(state, contact),
        "AvatarUrl": contact.avatar_url or None,
        "LastModifiedDateTime": ticks(contact.last_modified_date_time),
        "EntityDescription": {"Text": contact.entity_description or None},
        "AccountingDetail": contact.accounting_detail,
    }


def organization(state: KarbonState, organization: Organization) -> OrganizationDTO:
    """An organization alone."""
    return {
        "OrganizationKey": organization.organization_key,
        "FullName": organization.full_name,
        **_relationship(state, organization),
        "LastModifiedDateTime": ticks(organization.last_modified_date_time),
        "EntityDescription": {"Text": organization.entity_description or None},
        "AccountingDetail": organization.accounting_detail,
    }


def client_group(state: KarbonState, group: ClientGroup) -> ClientGroupDTO:
    """A client group alone. Its AccountingDetails are always null, and spelt with an s."""
    return {
        "ClientGroupKey": group.client_group_key,
        "FullName": group.full_name,
        **_relationship(state, group),
        "PrimaryContact": group.primary_contact or None,
        "LastModifiedDateTime": ticks(group.last_modified_date_time),
        "Members": [
            {"ContactKey": member.contact_key or None, "OrganizationKey": member.organization_key or None}
            for member in visible_members(state, group)
        ],
        "EntityDescription": {"Text": group.entity_description or None},
        "AccountingDetails": None,
    }


def client_team(client: Client) -> list[TeamMemberDTO]:
    """Who looks after the client: owner and manager first."""
    roles = (("ClientOwner", client.client_owner), ("ClientManager", client.client_manager))
    named: list[TeamMemberDTO] = [
        {"MemberKey": key, "MemberType": "User", "RoleType": role} for role, key in roles if key
    ]
    return named + [
        {
            "MemberKey": member.member_key,
            "MemberType": member.member_type,
            "RoleType": member.role_type or None,
        }
        for member in client.client_team
    ]


def people_of(state: KarbonState, contacts: Iterable[Contact]) -> list[PersonOfOrganization]:
    """The people of an organization, as its expansion `Contacts` shows them."""
    return [_person(contact_row(state, contact)) for contact in contacts]


def _person(row: ContactSummaryDTO) -> PersonOfOrganization:
    return {
        "ContactKey": row["ContactKey"],
        "FullName": row["FullName"],
        "PreferredName": row["PreferredName"],
        "Salutation": row["Salutation"],
        "ClientOwner": row["ClientOwner"],
        "ClientManager": row["ClientManager"],
        "Address": row["Address"],
        "EmailAddress": row["EmailAddress"],
        "PhoneNumber": row["PhoneNumber"],
        "RoleOrTitle": row["RoleOrTitle"],
        "UserDefinedIdentifier": row["UserDefinedIdentifier"],
        "LastModifiedDateTime": row["LastModifiedDateTime"],
    }


def _utc(instant: datetime) -> datetime:
    return instant if instant.tzinfo is UTC else instant.astimezone(UTC)


def _relationship(state: KarbonState, client: Client) -> Relationship:
    return {
        "ClientOwner": state.email_of(client.client_owner),
        "ClientManager": state.email_of(client.client_manager),
        "ContactType": client.contact_type or None,
        "UserDefinedIdentifier": client.user_defined_identifier or None,
        "RestrictionLevel": client.restriction_level,
    }
