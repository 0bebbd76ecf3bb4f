"""Subscribing to webhooks: one subscription a type, and what Karbon takes for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypedDict

from sim.karbon.bodies import Body, bound
from sim.karbon.errors import payload_missing
from sim.karbon.webhooks import errors
from sim.karbon.webhooks.records import WebhookSubscription
from sim.physics.news import can_be_called
from sim.physics.provenance import documented, inferred, seen
from sim.physics.tables import Table

if TYPE_CHECKING:
    from sim.karbon.state import KarbonState

# The reference leaves CustomField out where it lists what POST takes, and has it in the text and in the answer.
TYPES: Final = (
    "Contact",
    "CustomField",
    "Work",
    "Note",
    "User",
    "IntegrationTask",
    "Invoice",
    "EstimateSummary",
)
SIGNING_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,}")


class WebhookSubscriptionDTO(TypedDict):
    """A subscription, as Karbon shows it."""

    TargetUrl: str
    WebhookType: str


class SubscriptionBody(Body, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """A subscription, sent with POST."""

    target_url: str | None = None
    webhook_type: str | None = None
    signing_key: str | None = None


def table_of(state: KarbonState) -> Table[WebhookSubscription]:
    """The subscriptions, by type."""
    return state.of(WebhookSubscription)


@seen(
    "Karbon's own tests post a type twice: 201, and the second address replaces the first (contract 0, row 10)"
)
def subscribe(state: KarbonState, content: Any) -> WebhookSubscription:
    """A new subscription from the body of a POST, or another address and key for the one of its type."""
    body = _read(content)
    name, url = _checked(state, body)
    known = table_of(state).get(name)
    if known is not None and state.behaviour.webhook_type_taken == "refused":
        raise errors.type_taken(name)
    return table_of(state).put(
        WebhookSubscription(
            webhook_type=name,
            target_url=url,
            signing_key=body.signing_key or "",
            since=state.universe.changes.last if known is None else known.since,
        )
    )


@documented(
    "Karbon's OpenAPI document: 404 for a type that there is not, and for one that nobody subscribed to"
)
def subscription(state: KarbonState, name: str) -> WebhookSubscription:
    """The subscription of a type."""
    if name not in TYPES:
        raise errors.no_such_type(404, name)
    found = table_of(state).get(name)
    if found is None:
        raise errors.not_subscribed(name)
    return found


def cancel(state: KarbonState, name: str) -> None:
    """End the subscription of a type; what was to be told is told nobody."""
    table_of(state).remove(subscription(state, name).webhook_type)


@documented("Karbon's OpenAPI document and its own tests: 204, whatever there was")
def cancel_all(state: KarbonState) -> None:
    """End every subscription."""
    for found in list(table_of(state)):
        table_of(state).remove(found.webhook_type)


@inferred(
    "both texts are listed for POST: no JSON is a missing payload, JSON of another shape binds to no model"
)
def _read(content: Any) -> SubscriptionBody:
    if content is None:
        raise payload_missing("WebhookSubscription")
    return bound(content, SubscriptionBody, errors.model_missing())


@documented(
    "Karbon's OpenAPI document: both required, up to 2000 characters, the form of a key; which URLs is inferred"
)
def _checked(state: KarbonState, body: SubscriptionBody) -> tuple[str, str]:
    """The type and the address, as they should be."""
    url, name = (body.target_url or "").strip(), body.webhook_type or ""
    for field, value in (("TargetUrl", url), ("WebhookType", name)):
        if not value:
            raise errors.invalid_subscription(state.behaviour, field, f"The {field} field is required.")
    if name not in TYPES:
        raise errors.no_such_type(400, name)
    if not can_be_called(url):
        raise errors.invalid_subscription(state.behaviour, "TargetUrl", "TargetUrl is not a valid URL")
    if body.signing_key is not None and SIGNING_KEY.fullmatch(body.signing_key) is None:
        raise errors.invalid_subscription(state.behaviour, "SigningKey", "SigningKey is not valid")
    return name, url


def as_json(found: WebhookSubscription) -> WebhookSubscriptionDTO:
    """A subscription on the wire; the key to sign with is never shown."""
    return {"TargetUrl": found.target_url, "WebhookType": found.webhook_type}
