"""What the room of webhooks keeps: one subscription a type."""

from __future__ import annotations

from typing import Final

from sim.karbon.keeping import Kept
from sim.karbon.webhooks.records import WebhookSubscription

KEPT: Final = (Kept("webhook_subscriptions", WebhookSubscription, lambda found: found.webhook_type),)
