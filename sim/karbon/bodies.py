"""What a caller may send. A wrong type or an unknown property, and Karbon's framework sees no body at all.

Properties that Karbon shows but does not take are read and passed over, so that what was read can be sent back.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec

from sim.karbon.accounting import AccountingDetail
from sim.physics.provenance import seen
from sim.physics.refusal import Refusal

UNREAD_NAMED_MAX: Final = 5

# Shown by Karbon and read by no write, so that what was read can be sent back.
PassedOver = Annotated[Any, msgspec.Meta(extra_json_schema={"readOnly": True})]

B = TypeVar("B", bound=msgspec.Struct)


class Text(msgspec.Struct, frozen=True, rename="pascal"):
    """EntityDescription."""

    text: str | None = None


class AddressBody(msgspec.Struct, frozen=True, rename="pascal"):
    """An address of a card."""

    address_key: str | None = None
    address_lines: str | None = None
    city: str | None = None
    state_province_county: str | None = None
    zip_code: str | None = None
    country_code: str | None = None
    label: str | None = None


class PhoneBody(msgspec.Struct, frozen=True, rename="pascal"):
    """A phone number of a card."""

    phone_number_key: str | None = None
    number: str | int | None = None
    country_code: str | None = None
    label: str | None = None


class CardBody(msgspec.Struct, frozen=True, rename="pascal"):
    """A business card."""

    business_card_key: str | None = None
    entity_type: str | None = None  # whose card it is follows from where it stands
    entity_key: str | None = None
    is_primary_card: bool | None = None
    organization_key: str | None = None
    web_sites: tuple[str, ...] | None = None
    email_addresses: tuple[str, ...] | None = None
    role_or_title: str | None = None
    facebook_link: str | None = None
    linked_in_link: str | None = None
    twitter_link: str | None = None
    skype_link: str | None = None
    addresses: tuple[AddressBody, ...] | None = None
    phone_numbers: tuple[PhoneBody, ...] | None = None


class TeamMemberBody(msgspec.Struct, frozen=True, rename="pascal"):
    """A member of the client team."""

    member_key: str
    member_type: Literal["User", "Team"] | None = None
    role_type: Literal["ClientOwner", "ClientManager", "UserDefinedRole1", "UserDefinedRole2"] | None = None


class Body(msgspec.Struct, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """What every single carries and no write looks at."""

    odata_context: PassedOver = msgspec.field(default=None, name="@odata.context")
    odata_type: PassedOver = msgspec.field(default=None, name="@odata.type")
    last_modified_date_time: PassedOver = None


class ClientBody(Body, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """What contacts, organizations and client groups share."""

    client_owner: str | None = None
    client_manager: str | None = None
    contact_type: str | None = None
    user_defined_identifier: str | None = None
    restriction_level: str | None = None
    entity_description: Text | None = None
    client_team: tuple[TeamMemberBody, ...] | None = None


class ContactBody(ClientBody, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """A person, sent with POST or PUT."""

    contact_key: PassedOver = None
    first_name: str | None = None
    middle_name: str | None = None
    last_name: str | None = None
    preferred_name: str | None = None
    salutation: str | None = None
    suffix: str | None = None
    accounting_detail: AccountingDetail | None = None
    business_cards: tuple[CardBody, ...] | None = None
    avatar_url: PassedOver = None
    client_access: PassedOver = None


class OrganizationBody(ClientBody, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """A company, sent with POST or PUT."""

    organization_key: PassedOver = None
    full_name: str | None = None
    accounting_detail: AccountingDetail | None = None
    business_cards: tuple[CardBody, ...] | None = None
    contacts: PassedOver = None


class MemberBody(msgspec.Struct, frozen=True, rename="pascal"):
    """A member of a client group."""

    contact_key: str | None = None
    organization_key: str | None = None


class ClientGroupBody(ClientBody, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """A client group, sent with POST or PUT. It has one card, and the property is singular."""

    client_group_key: PassedOver = None
    full_name: str | None = None
    primary_contact: str | None = None
    members: tuple[MemberBody | None, ...] | None = None
    business_card: CardBody | None = None
    accounting_details: PassedOver = None


class FeeBody(msgspec.Struct, frozen=True, rename="pascal"):
    """What the work is billed as."""

    fee_type: str | None = None
    fee_value: float | None = None


class RoleAssignmentBody(msgspec.Struct, frozen=True, rename="pascal"):
    """Who plays a role of the template."""

    role_key: str
    user_profile_key: str


class RecipientBody(msgspec.Struct, frozen=True, rename="pascal"):
    """Who gets the tasks that are a client's to do."""

    recipient_key: str | None = None
    link_type: str | None = None
    email_address: str | None = None


class WorkItemBody(Body, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """Work, sent with POST or PUT."""

    assignee_email_address: str | None = None
    title: str | None = None
    client_key: str | None = None
    client_type: str | None = None
    related_client_group_key: str | None = None
    start_date: str | None = None
    due_date: str | None = None
    deadline_date: str | None = None
    work_type: str | None = None
    work_status: str | None = None
    primary_status: str | None = None
    secondary_status: str | None = None
    work_template_key: str | None = None
    work_schedule_key: str | None = None
    estimated_budget: float | None = None
    description: str | None = None
    client_task_recipient: RecipientBody | None = None
    fee_settings: FeeBody | None = None
    user_role_assignments: tuple[RoleAssignmentBody, ...] | None = None
    work_item_key: PassedOver = None
    assignee_key: PassedOver = None
    assignee_name: PassedOver = None
    client_name: PassedOver = None
    client_user_defined_identifier: PassedOver = None
    client_group_key: PassedOver = None
    related_client_group_name: PassedOver = None
    completed_date: PassedOver = None
    to_do_period: PassedOver = None
    work_template_tile: PassedOver = None


class UserBody(msgspec.Struct, frozen=True, rename="pascal"):
    """An invitation."""

    name: str | None = None
    email_address: str | None = None


def decoded(content: bytes) -> Any:
    """The JSON of a body, or None for what is none."""
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def understood(content: Any, kind: type[B]) -> B | None:
    """The body as this kind, or None where the framework would bind none."""
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError:
        return None


@seen("an unknown property at the top, and a live account bound no body (contract 1.5)")
def bound(content: Any, kind: type[B], refusal: Refusal) -> B:
    """The body as this kind; where the framework would bind none this refusal, with the reason for the journal."""
    body = understood(content, kind)
    if body is None:
        refusal.note = _unread(content, kind) if isinstance(content, dict) else "no JSON object was sent"
        raise refusal
    return body


def _unread(content: dict[str, Any], kind: type[msgspec.Struct]) -> str:
    """What nobody reads of a body, and what was near."""
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    said = []
    for name in [name for name in content if name not in known][:UNREAD_NAMED_MAX]:
        close = get_close_matches(name, known, n=1)
        said.append(f"{name!r} is read by nobody" + (f"; near: {close[0]!r}" if close else ""))
    return ", ".join(said) or "a property has a value of the wrong type"
