"""WebhookSubscriptions over HTTP."""

from __future__ import annotations

from flask import Response

from sim.karbon.resource import KarbonCall, Resource, created, no_content, single
from sim.karbon.webhooks import subscriptions

NAME = "WebhookSubscriptions"


def resources() -> dict[str, Resource]:
    """Subscriptions, by name in lower case. They cannot be listed: each is asked for by its type."""
    return {
        "webhooksubscriptions": Resource(
            collection={"POST": _subscribe, "DELETE": _cancel_all},
            record={"GET": _subscription, "DELETE": _cancel},
        )
    }


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
