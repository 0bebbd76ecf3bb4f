"""Whom and what an account is about, people, clients and work: frozen records, without rules or wire format.

Text that was never given is "", a date that was never given is None. References are keys.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, get_args

import msgspec

from sim.karbon.accounting import AccountingDetail
from sim.physics.clock import WORLD_START

RestrictionLevel = Literal["Public", "Private", "Hidden"]
PrimaryStatus = Literal["Planned", "ReadyToStart", "InProgress", "Waiting", "Completed"]
ClientKind = Literal["Contact", "Organization", "ClientGroup"]
ALL_PRIMARY: Final = get_args(PrimaryStatus)


class User(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A colleague of the firm. One who left stays as the name on old work, and nowhere else."""

    user_key: str
    name: str
    email_address: str
    permissions: tuple[str, ...] = ("User",)
    billable_rate: float = 0.0
    capacity_minutes_per_week: int = 2400
    role_keys: tuple[str, ...] = ()
    active: bool = True
    accepted: bool = True  # the invitation


class Address(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One address on a business card."""

    address_key: str = ""
    address_lines: str = ""
    city: str = ""
    state_province_county: str = ""
    zip_code: str = ""
    country_code: str = ""
    label: str = "Physical"


class PhoneNumber(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One phone number on a business card."""

    phone_number_key: str = ""
    number: str = ""
    country_code: str = ""
    label: str = "Work"


class BusinessCard(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How to reach a client, or a person in an organization. The primary card shows on lists."""

    business_card_key: str
    is_primary_card: bool = False
    organization_key: str = ""
    role_or_title: str = ""
    web_sites: tuple[str, ...] = ()
    email_addresses: tuple[str, ...] = ()
    facebook_link: str = ""
    linked_in_link: str = ""
    twitter_link: str = ""
    skype_link: str = ""
    addresses: tuple[Address, ...] = ()
    phone_numbers: tuple[PhoneNumber, ...] = ()


class ClientTeamMember(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A colleague or a team that looks after a client, besides its owner and manager."""

    member_key: str
    member_type: Literal["User", "Team"] = "User"
    role_type: str = ""


class Client(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What contacts, organizations and client groups share."""

    client_owner: str = ""  # key of a user; the API speaks of them by email address
    client_manager: str = ""
    contact_type: str = ""  # a label of the account's settings
    user_defined_identifier: str = ""
    external_key: str = ""  # id in XPM, Xero or QuickBooks Online; can be asked for, is never shown
    restriction_level: RestrictionLevel = "Public"
    entity_description: str = ""
    business_cards: tuple[BusinessCard, ...] = ()
    client_team: tuple[ClientTeamMember, ...] = ()
    accounting_detail: AccountingDetail | None = None
    last_modified_date_time: datetime = WORLD_START


class Contact(Client, frozen=True, gc=False, kw_only=True):
    """A person."""

    contact_key: str
    first_name: str
    last_name: str
    middle_name: str = ""
    preferred_name: str = ""
    salutation: str = ""
    suffix: str = ""
    avatar_url: str = ""

    @property
    def key(self) -> str:
        """The key, whatever the kind of client."""
        return self.contact_key

    @property
    def full_name(self) -> str:
        """First, middle and last name, as lists show it."""
        return " ".join(part for part in (self.first_name, self.middle_name, self.last_name) if part)


class Organization(Client, frozen=True, gc=False, kw_only=True):
    """A company."""

    organization_key: str
    full_name: str

    @property
    def key(self) -> str:
        """The key, whatever the kind of client."""
        return self.organization_key


class GroupMember(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A person or an organization in a client group; exactly one of the keys is given."""

    contact_key: str = ""
    organization_key: str = ""


class ClientGroup(Client, frozen=True, gc=False, kw_only=True):
    """Clients that the firm looks after together. It has one business card at most."""

    client_group_key: str
    full_name: str
    primary_contact: str = ""  # a name, not a key
    members: tuple[GroupMember, ...] = ()

    @property
    def key(self) -> str:
        """The key, whatever the kind of client."""
        return self.client_group_key


class UserRoleAssignment(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who plays a role of the work's template."""

    role_key: str
    user_profile_key: str


class WorkItem(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A job that the firm does for a client. Dates are days; the API shows them as midnight UTC."""

    work_item_key: str
    title: str
    client_key: str
    client_type: ClientKind
    start_date: date
    assignee_key: str = ""
    related_client_group_key: str = ""
    due_date: date | None = None
    deadline_date: date | None = None
    completed_date: datetime | None = None
    to_do_period: date | None = None
    work_type: str = ""  # a label of the account's settings
    primary_status: PrimaryStatus = "Planned"
    secondary_status: str = ""
    work_template_key: str = ""
    work_schedule_key: str = ""
    estimated_budget: float | None = None
    description: str = ""
    fee_type: str = "TimeAndMaterials"
    fee_value: float | None = None
    user_role_assignments: tuple[UserRoleAssignment, ...] = ()
    restriction_level: RestrictionLevel = "Public"  # inherited: the account sets it from the client


class Estimate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Budgeted minutes, for a person, a role or a task type."""

    estimate_minutes: int
    user_key: str = ""
    role_key: str = ""
    task_type_key: str = ""
    hourly_rate: float = 0.0


class EstimateSummary(Estimate, frozen=True, gc=False, kw_only=True):
    """One row of a work item's budget."""

    estimate_summary_key: str
    work_item_key: str


class ActorRole(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A part that a template gives to somebody."""

    actor_key: str
    actor_name: str


class WorkTemplate(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What new work can start from, with the budget that it starts with."""

    work_template_key: str
    title: str
    work_type_key: str = ""
    description: str = ""
    published_date: datetime = WORLD_START
    date_modified: datetime = WORLD_START
    date_last_work_item_created: datetime | None = None
    number_of_work_items_created: int = 0
    draft_has_changes: bool = False
    has_scheduled_client_task_groups: bool = False
    actor_roles: tuple[ActorRole, ...] = ()
    estimates: tuple[Estimate, ...] = ()


AnyClient = Contact | Organization | ClientGroup
