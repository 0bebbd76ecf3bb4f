"""Who takes part: a client by its privacy and contact type, work by its client and its own state."""

from __future__ import annotations

from integration.messages import Code, Finding
from integration.model import Client, WorkItem
from integration.plan.ground import Ground
from integration.rules import type_selected
from integration.settings import Settings


def client_obstacle(client: Client | None, key: str, settings: Settings) -> Finding | None:
    """Why this client takes no part; None if it does."""
    if client is None:
        return Finding(
            code=Code.CLIENT_NOT_PUBLIC,
            subject=key,
            behaviour="PRIV-01",
            sentence="This client cannot be seen by the integration: it is private, hidden or deleted in Karbon.",
        )
    if not client.public:
        # Messages carry the key, not the name: a private client's name stays in Karbon (PRIV-04).
        return Finding(
            code=Code.CLIENT_NOT_PUBLIC,
            subject=key,
            behaviour="PRIV-01",
            sentence="This client is not Public in Karbon, so no time is tracked against it.",
        )
    if not type_selected(client, settings.contact_types):
        chosen = ", ".join(settings.contact_types) or "none"
        return Finding(
            code=Code.CONTACT_NOT_SYNCED,
            subject=key,
            behaviour="CONTACT-01",
            sentence=f"The contact type of {client.name!r} is {client.contact_type or 'empty'!r}; chosen for "
            f"QuickBooks Time: {chosen}.",
        )
    return None


def work_obstacle(work: WorkItem, ground: Ground) -> Finding | None:
    """Why this work item takes no part; None if it does."""
    obstacle = client_obstacle(ground.clients.get(work.client_key), work.client_key, ground.settings)
    if obstacle is not None:
        return Finding(
            code=obstacle.code, subject=work.key, behaviour="CONTACT-05", sentence=obstacle.sentence
        )
    if not ground.settings.track_work:
        return Finding(
            code=Code.WORK_NOT_TRACKED,
            subject=work.key,
            behaviour="SETTINGS-02",
            sentence="The settings track time on contacts only, not on work.",
        )
    return None
