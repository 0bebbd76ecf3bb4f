"""WebhookSubscriptions over HTTP."""

from __future__ import annotations

from typing import Final

from flask import Response

from sim.karbon.operation import BodyProblem, Operation, Problem
from sim.karbon.resource import KarbonCall, Resource, created, no_content, single
from sim.karbon.webhooks import subscriptions
from sim.physics.provenance import documented

NAME: Final = "WebhookSubscriptions"
MISSING: Final = {404: Problem}
PATH: Final = "WebhookSubscriptions/{WebhookType}"


def resources() -> dict[str, Resource]:
    """Subscriptions, by name in lower case. They cannot be listed: each is asked for by its type."""
    return {
        "webhooksubscriptions": Resource(
            collection={
                "POST": Operation(
                    NAME,
                    _subscribe,
                    shows=subscriptions.as_json,
                    statuses=(201,),
                    refuses={400: BodyProblem},
                    takes=subscriptions.SubscriptionBody,
                ),
                "DELETE": Operation(NAME, _cancel_all, form="nothing", statuses=(204,), refuses={}),
            },
            record={
                "GET": Operation(PATH, _subscription, shows=subscriptions.as_json, refuses=MISSING),
                "DELETE": Operation(PATH, _cancel, form="nothing", statuses=(204,), refuses=MISSING),
            },
        )
    }


@documented("Karbon's OpenAPI document: a subscription's Location has the address that it calls for a key")
def _subscribe(call: KarbonCall) -> Response:
    found = subscriptions.subscribe(call.state, call.content)
    return created(call, NAME, "", subscriptions.as_json(found), f"{NAME}('{found.target_url}')")


def _subscription(call: KarbonCall) -> Response:
    found = subscriptions.subscription(call.state, call.address.key)
    return single(call, NAME, "", subscriptions.as_json(found))


def _cancel(call: KarbonCall) -> Response:
    subscriptions.cancel(call.state, call.address.key)
    return no_content()


def _cancel_all(call: KarbonCall) -> Response:
    subscriptions.cancel_all(call.state)
    return no_content()
