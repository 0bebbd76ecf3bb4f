"""BusinessCards over HTTP: one at a time, by their key."""

from __future__ import annotations

from typing import Final

from flask import Response

from sim.karbon import errors
from sim.karbon.bodies import CardBody
from sim.karbon.card_wire import business_card
from sim.karbon.cards import replace_card
from sim.karbon.missing import explained
from sim.karbon.operation import READING, BodyProblem, GatewayProblem, Operation
from sim.karbon.options import expansions
from sim.karbon.records import AnyClient
from sim.karbon.resource import KarbonCall, Resource, no_content, single
from sim.physics.provenance import documented

NOTHING: Final[frozenset[str]] = frozenset()


def resources() -> dict[str, Resource]:
    """Business cards, by name in lower case. They have no list."""
    path = "BusinessCards/{BusinessCardKey}"
    return {
        "businesscards": Resource(
            record={
                "GET": Operation(path, _read, shows=business_card, refuses=READING),
                "PUT": Operation(
                    path,
                    _replace,
                    form="nothing",
                    statuses=(204,),
                    refuses={400: BodyProblem, 404: GatewayProblem},
                    takes=CardBody,
                ),
            }
        )
    }


@documented("Karbon's OpenAPI document: 404 with the key; a card is as visible as its client")
def _read(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    key, client = call.address.key, _client(call)
    if client is None:
        raise explained(call.state, errors.business_card_not_found(key), key)
    card = next(card for card in client.business_cards if card.business_card_key == key)
    return single(call, "BusinessCards", "", business_card(client, card))


@documented("Karbon's OpenAPI document: 204; both a flat 404 and a 500 for a key that is none")
def _replace(call: KarbonCall) -> Response:
    key, client = call.address.key, _client(call)
    if client is None:
        missing = errors.resource_not_found(call.state.behaviour)
        broken = call.state.behaviour.missing_client_on_write == 500
        raise explained(call.state, errors.internal_error() if broken else missing, key)
    replace_card(call.state, client, key, call.content)
    return no_content()


def _client(call: KarbonCall) -> AnyClient | None:
    """Whose card it is, if the application may see them."""
    link = call.state.card_links.get(call.address.key)
    client = call.state.client(link.client_key) if link is not None else None
    return client if client is not None and client.restriction_level in call.state.visible_levels else None
