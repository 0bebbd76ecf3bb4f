"""What Karbon says to somebody who subscribes to webhooks wrongly, or asks for a subscription that there is not."""

from __future__ import annotations

from sim.karbon.behaviour import Behaviour
from sim.karbon.errors import SPEC, application_error, invalid_model
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal


@documented(SPEC)
def model_missing() -> Refusal:
    """400: a body that is no subscription."""
    return application_error(400, "4002", "WebhookSubscription model cannot be null.")


@documented(SPEC)
def no_such_type(status: int, name: str) -> Refusal:
    """400 of a POST, 404 otherwise. Karbon names three of the eight types that there are."""
    return application_error(
        status,
        "4004",
        f"No Webhook Type found for the provided WebhookType input value : {name}. "
        "Valid WebhookTypes are Contact, Work, Note",
    )


@documented(SPEC)
def not_subscribed(name: str) -> Refusal:
    """404: nobody subscribed to this type."""
    return application_error(404, "4004", f"No existing webhook subscription for {name}")


@inferred("a guide wants the old one deleted first, and prints no text (contract 0, row 10)")
def type_taken(name: str) -> Refusal:
    """400: there is a subscription of this type."""
    return application_error(400, "4002", f"A webhook subscription for {name} already exists")


@inferred("Karbon's own tests see a 400 for a missing property; in the words that work items use")
def invalid_subscription(behaviour: Behaviour, name: str, message: str) -> Refusal:
    """400: one property of the subscription is wrong."""
    return invalid_model(behaviour, f"webhookSubscription.{name}", message)
