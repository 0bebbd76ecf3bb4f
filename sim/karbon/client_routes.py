"""Contacts, Organizations and ClientGroups over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from flask import Response

from sim.karbon import clients, errors, expansions_dto, listings, wire
from sim.karbon.card_wire import business_card
from sim.karbon.listing import Listing
from sim.karbon.missing import explained
from sim.karbon.operation import READING, BodyProblem, GatewayProblem, Operation, Problem, pages
from sim.karbon.options import expansions
from sim.karbon.records import AnyClient, Contact
from sim.karbon.resource import KarbonCall, Resource, Shown, created, no_content, patched, single
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented
from sim.physics.refusal import Refusal


class Face(NamedTuple):
    """How the API shows one kind of client."""

    kind: clients.Kind
    listing: Listing
    row: Callable[[KarbonState, Any], Shown]
    fields: Callable[[KarbonState, Any], Shown]
    not_found: Callable[[str], Refusal]
    words: str  # how texts name the kind
    expansions: type
    expansions_by_identifier: type
    plain: bool = False  # contexts and Location without the type's name

    @property
    def type_name(self) -> str:
        """ContactDTO and its kin."""
        return f"{self.kind.entity}DTO"

    @property
    def context(self) -> str:
        """What follows $metadata# for a single."""
        return self.listing.name if self.plain else f"{self.listing.name}/KarbonService.{self.type_name}"

    @property
    def list_context(self) -> str:
        """What follows $metadata# for a list."""
        return f"{self.listing.name}/KarbonService.{self.listing.type_name}"


UNRESTRICTED: Final = {400: BodyProblem, 404: GatewayProblem}
CREATING: Final = {400: BodyProblem, 403: Problem}
CHANGING: Final = {**UNRESTRICTED, **CREATING}

FACES: Final = (
    Face(
        kind=clients.CONTACT,
        listing=listings.CONTACTS,
        row=wire.contact_row,
        fields=wire.contact,
        not_found=lambda _key: errors.contact_not_found(),
        words="Contact",
        expansions=expansions_dto.ContactExpansions,
        expansions_by_identifier=expansions_dto.ClientIdentified,
    ),
    Face(
        kind=clients.ORGANIZATION,
        listing=listings.ORGANIZATIONS,
        row=wire.organization_row,
        fields=wire.organization,
        not_found=errors.organization_not_found,
        words="Organization",
        expansions=expansions_dto.OrganizationExpansions,
        expansions_by_identifier=expansions_dto.ClientIdentified,
    ),
    Face(
        kind=clients.CLIENT_GROUP,
        listing=listings.CLIENT_GROUPS,
        row=wire.client_group_row,
        fields=wire.client_group,
        not_found=lambda _key: errors.client_group_not_found(),
        words="Client Group",
        expansions=expansions_dto.ClientGroupExpansions,
        expansions_by_identifier=expansions_dto.ClientGroupIdentified,
        plain=True,
    ),
)


def resources() -> dict[str, Resource]:
    """The three resources by their name in lower case."""
    return {face.listing.name.lower(): _resource(face) for face in FACES}


def _resource(face: Face) -> Resource:
    name = face.listing.name
    record = f"{name}/{{{face.kind.entity}key}}"
    found = f"Get{face.kind.entity}ByUserDefinedIdentifier"
    return Resource(
        collection={
            "GET": pages(name, face.listing, face.list_context, face.row),
            "POST": Operation(
                name,
                lambda call: _create(call, face),
                form="typed entity",
                shows=face.fields,
                statuses=(201, 200) if face.plain else (201,),
                refuses=CREATING,
                takes=face.kind.body,
                required=face.kind.required,
            ),
        },
        record=_record(face, record),
        functions={
            found.lower(): Operation(
                f"{name}/{found}(UserDefinedIdentifier='{{UserDefinedIdentifier}}')",
                lambda call: _by_identifier(call, face),
                form="typed entity",
                shows=face.fields,
                expands=face.expansions_by_identifier,
                refuses=READING,
            )
        },
        cast=f"karbonservice.{face.type_name}".lower(),
    )


def _record(face: Face, path: str) -> dict[str, Operation]:
    return {
        "GET": Operation(
            path,
            lambda call: _read(call, face),
            form="typed entity",
            shows=face.fields,
            expands=face.expansions,
            refuses=READING,
        ),
        "PUT": Operation(
            path,
            lambda call: _replace(call, face),
            statuses=(204,),
            refuses=CHANGING,
            takes=face.kind.body,
            required=face.kind.required,
        ),
        "PATCH": Operation(
            path,
            lambda call: _patch(call, face),
            form="typed entity",
            shows=face.fields,
            statuses=(204, 200),
            refuses=CHANGING if "RestrictionLevel" in face.kind.patchable else UNRESTRICTED,
            takes=face.kind.body,
            only=face.kind.patchable,
        ),
    }


@documented("Karbon's OpenAPI document: 404 with a text a kind, also for clients out of sight")
def _read(call: KarbonCall, face: Face) -> Response:
    expand = expansions(call.options, expansions_dto.names_of(face.expansions))
    client = _visible(call.state, face, call.address.key)
    if client is None:
        raise explained(call.state, face.not_found(call.address.key), call.address.key)
    return _shown(call, face, client, expand)


@documented("Karbon's OpenAPI document: 400 for nothing sought, 404 for nothing found")
def _by_identifier(call: KarbonCall, face: Face) -> Response:
    expand = expansions(call.options, expansions_dto.names_of(face.expansions_by_identifier))
    identifier = call.address.argument.strip()
    if not identifier:
        raise errors.identifier_missing()
    client = clients.table_of(call.state, face.kind).find("identifier", identifier)
    if client is None or client.restriction_level not in call.state.visible_levels:
        raise errors.identifier_not_found(face.words)
    return _shown(call, face, client, expand)


def _create(call: KarbonCall, face: Face) -> Response:
    client = clients.create(call.state, face.kind, call.content)
    name = face.listing.name
    location = f"{name}('{client.key}')" + ("" if face.plain else f"/KarbonService.{face.type_name}")
    status = call.state.behaviour.create_status if face.plain else 201
    return created(call, face.context, face.type_name, face.fields(call.state, client), location, status)


def _replace(call: KarbonCall, face: Face) -> Response:
    clients.replace(call.state, face.kind, _writable(call, face), call.content)
    return no_content()


@documented("Karbon's OpenAPI document: AccountingDetail is null in a PATCH response")
def _patch(call: KarbonCall, face: Face) -> Response:
    client = clients.patch(call.state, face.kind, _writable(call, face), call.content)

    def fields() -> Shown:
        shown = face.fields(call.state, client)
        return {**shown, "AccountingDetail": None} if "AccountingDetail" in shown else shown

    return patched(call, face.context, face.type_name, fields)


def _shown(call: KarbonCall, face: Face, client: AnyClient, expand: tuple[str, ...]) -> Response:
    expanded = {name: _expanded(call.state, client, name) for name in expand}
    fields = {**face.fields(call.state, client), **expanded}
    return single(call, face.context, face.type_name, fields)


def _expanded(state: KarbonState, client: AnyClient, name: str) -> Any:
    if name == "ClientTeam":
        return wire.client_team(client)
    if name == "ClientAccess":
        return []
    if name == "Contacts":
        return wire.people_of(state, _people(state, client.key))
    cards = [business_card(client, card) for card in client.business_cards]
    if name == "BusinessCard":
        return cards[0] if cards else None
    return cards


def _people(state: KarbonState, organization_key: str) -> list[Contact]:
    found = {link.client_key for link in state.card_links.page("organization", organization_key)}
    people = [contact for key in sorted(found) if (contact := state.contacts.get(key)) is not None]
    return [contact for contact in people if contact.restriction_level in state.visible_levels]


def _visible(state: KarbonState, face: Face, key: str) -> AnyClient | None:
    client: AnyClient | None = clients.table_of(state, face.kind).get(key)
    return client if client is not None and client.restriction_level in state.visible_levels else None


@documented("Karbon's OpenAPI document: both a flat 404 and a 500 for a key that is none")
def _writable(call: KarbonCall, face: Face) -> AnyClient:
    client = _visible(call.state, face, call.address.key)
    if client is not None:
        return client
    if call.state.behaviour.missing_client_on_write == 500:
        raise explained(call.state, errors.internal_error(), call.address.key)
    raise explained(call.state, errors.resource_not_found(call.state.behaviour), call.address.key)
