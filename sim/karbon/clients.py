"""Creating and changing contacts, organizations and client groups: what Karbon takes and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple, cast, get_args

import msgspec

from sim.karbon import errors
from sim.karbon.bodies import ClientBody, ClientGroupBody, ContactBody, OrganizationBody, bound, understood
from sim.karbon.cards import cards_from
from sim.karbon.client_team import colleague_key, team_from
from sim.karbon.members import members_from
from sim.karbon.records import AnyClient, ClientGroup, Contact, Organization, RestrictionLevel
from sim.karbon.setting_records import ContactType
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, inferred, seen
from sim.physics.tables import Table

LEVELS: Final = get_args(RestrictionLevel)


class Kind(NamedTuple):
    """What tells the three kinds of clients apart when they are written."""

    record: type[AnyClient]
    target: str  # how validation names the body
    body: type[ClientBody]
    required: tuple[str, ...]
    patchable: tuple[str, ...]
    build: Callable[[KarbonState, Any, str, Any], AnyClient]
    patch_end: str = "."  # ClientGroups has no full stop (contract 1.5)

    @property
    def entity(self) -> str:
        """Contact, Organization or ClientGroup."""
        return self.record.__name__


def create(state: KarbonState, kind: Kind, content: Any) -> AnyClient:
    """A new client from the body of a POST."""
    body = _read(state, kind, content, kind.entity)
    _check(state, kind, body, None)
    return state.put_client(kind.build(state, body, state.new_key(), None))


@documented("KARBON_API.md: PUT clears what is left out, except the business cards")
def replace(state: KarbonState, kind: Kind, client: AnyClient, content: Any) -> AnyClient:
    """The client as the body of a PUT has it."""
    body = _read(state, kind, content, "update")
    _check(state, kind, body, client)
    return state.put_client(kind.build(state, body, client.key, client))


@documented("Karbon's OpenAPI document: a white list per kind")
def patch(state: KarbonState, kind: Kind, client: AnyClient, content: Any) -> AnyClient:
    """The client with a few properties changed."""
    if not isinstance(content, dict):
        raise errors.payload_missing("update")
    changes = {name: value for name, value in content.items() if not name.startswith("@odata.")}
    if any(name not in kind.patchable for name in changes):
        raise errors.not_patchable(kind.patchable, kind.patch_end)
    body = understood(changes, kind.body)
    if body is None:
        raise errors.payload_missing("update")
    fields = {}
    for name in changes:
        field = _field(kind, name)
        value = getattr(body, field) or ""
        if name in kind.required and not value.strip():
            raise _invalid(state, kind, name, f"The {name} field is required.")
        fields[field] = value
    if "restriction_level" in fields:
        fields["restriction_level"] = _level(state, kind, body)
    return state.put_client(msgspec.structs.replace(client, **fields))


def table_of(state: KarbonState, kind: Kind) -> Table[Any]:
    """Where clients of this kind are kept."""
    return state.of(kind.record)


@seen("an unknown property at the top, and a live account bound no body (contract 1.5)")
def _read(state: KarbonState, kind: Kind, content: Any, missing: str) -> ClientBody:
    if not isinstance(content, dict):
        raise errors.payload_missing(missing)
    message = f"The {kind.target} field is required."
    return bound(content, kind.body, errors.invalid_model(state.behaviour, kind.target, message))


@documented("Karbon's OpenAPI document: required names; an identifier is one client's")
def _check(state: KarbonState, kind: Kind, body: ClientBody, before: AnyClient | None) -> None:
    for name in kind.required:
        if not (getattr(body, _field(kind, name)) or "").strip():
            raise _invalid(state, kind, name, f"The {name} field is required.")
    _level(state, kind, body)
    _check_relationship(state, kind, body, before)
    identifier = body.user_defined_identifier
    if identifier and any(
        (found := table.find("identifier", identifier)) is not None
        and (before is None or found.key != before.key)
        for table in (state.contacts, state.organizations, state.client_groups)
    ):
        raise errors.identifier_in_use()


@inferred("an unknown label or colleague is refused in the words that work items use, unless it stood there")
def _check_relationship(state: KarbonState, kind: Kind, body: ClientBody, before: AnyClient | None) -> None:
    label = body.contact_type
    same = before is not None and before.contact_type == label
    if label and not same and state.named(ContactType, label) is None:
        raise _invalid(state, kind, "ContactType", "Contact Type is not valid")
    for name, value, known in (
        ("ClientOwner", body.client_owner, "" if before is None else before.client_owner),
        ("ClientManager", body.client_manager, "" if before is None else before.client_manager),
    ):
        if value and not colleague_key(state, value, known):
            raise _invalid(state, kind, name, f"{name} is not a valid Email Address")


@documented("Karbon's release of 2026-07-21: levels are writable with the application's permission")
def _level(state: KarbonState, kind: Kind, body: ClientBody) -> RestrictionLevel:
    level = body.restriction_level or "Public"
    if level not in LEVELS:
        raise _invalid(state, kind, "RestrictionLevel", "RestrictionLevel is not valid")
    if level not in state.visible_levels:
        raise errors.restriction_not_permitted(level)
    return cast("RestrictionLevel", level)


@inferred("the envelope that is documented for work items")
def _invalid(state: KarbonState, kind: Kind, name: str, message: str) -> Exception:
    return errors.invalid_model(state.behaviour, f"{kind.target}.{name}", message)


def _field(kind: Kind, name: str) -> str:
    return _fields(kind.body)[name]


@cache
def _fields(body: type[ClientBody]) -> dict[str, str]:
    return {found.encode_name: found.name for found in msgspec.structs.fields(body)}


# --- the three kinds -------------------------------------------------------------------------------------


def _shared(state: KarbonState, target: str, body: ClientBody, before: AnyClient | None) -> dict[str, Any]:
    return {
        **team_from(state, target, body, before),
        "contact_type": body.contact_type or "",
        "user_defined_identifier": body.user_defined_identifier or "",
        "external_key": ""
        if before is None
        else before.external_key,  # another application's, not the caller's
        "restriction_level": body.restriction_level or "Public",
        "entity_description": (body.entity_description.text or "") if body.entity_description else "",
    }


def _accounting(body: ContactBody | OrganizationBody) -> Any:
    detail = body.accounting_detail
    if detail is None:
        return None
    kept = tuple(entry for entry in detail.registration_numbers if entry.registration_number is not None)
    return msgspec.structs.replace(detail, registration_numbers=kept)


def _contact(state: KarbonState, body: ContactBody, key: str, before: Contact | None) -> Contact:
    return Contact(
        contact_key=key,
        first_name=body.first_name or "",
        middle_name=body.middle_name or "",
        last_name=body.last_name or "",
        preferred_name=body.preferred_name or "",
        salutation=body.salutation or "",
        suffix=body.suffix or "",
        avatar_url="" if before is None else before.avatar_url,
        accounting_detail=_accounting(body),
        business_cards=cards_from(state, body.business_cards, before, of_person=True),
        **_shared(state, "contact", body, before),
    )


def _organization(
    state: KarbonState, body: OrganizationBody, key: str, before: Organization | None
) -> Organization:
    return Organization(
        organization_key=key,
        full_name=body.full_name or "",
        accounting_detail=_accounting(body),
        business_cards=cards_from(state, body.business_cards, before, of_person=False),
        **_shared(state, "organization", body, before),
    )


def _client_group(
    state: KarbonState, body: ClientGroupBody, key: str, before: ClientGroup | None
) -> ClientGroup:
    cards = None if body.business_card is None else (body.business_card,)
    return ClientGroup(
        client_group_key=key,
        full_name=body.full_name or "",
        primary_contact=body.primary_contact or "",
        members=members_from(state, body.members or (), before),
        business_cards=cards_from(state, cards, before, of_person=False),
        **_shared(state, "clientGroup", body, before),
    )


CONTACT: Final = Kind(
    Contact,
    "contact",
    ContactBody,
    ("FirstName", "LastName"),
    ("FirstName", "MiddleName", "LastName", "PreferredName", "Salutation", "Suffix", "RestrictionLevel"),
    _contact,
)
ORGANIZATION: Final = Kind(
    Organization,
    "organization",
    OrganizationBody,
    ("FullName",),
    ("FullName", "RestrictionLevel"),
    _organization,
)
CLIENT_GROUP: Final = Kind(
    ClientGroup, "clientGroup", ClientGroupBody, ("FullName",), ("FullName",), _client_group, ""
)
