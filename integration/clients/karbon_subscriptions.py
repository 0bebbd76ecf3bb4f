"""Asking Karbon to tell by itself: one subscription a type of webhook and API application (contract 4)."""

from __future__ import annotations

from types import NoneType
from typing import Final

import msgspec

from integration.clients.errors import Refused
from integration.clients.policy import Transport
from integration.connections import Secret

CONTACT, WORK = "Contact", "Work"
TYPES: Final = (CONTACT, WORK)  # every client is told under the first
_NAME: Final = "WebhookSubscriptions"


class _Subscription(msgspec.Struct, rename="pascal"):
    target_url: str


class Subscriptions:
    """What Karbon sends to whom. The key that it signs with is never shown again."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def address(self, webhook_type: str) -> str | None:
        """Where the webhooks of a type are sent; None when nobody is subscribed, or no longer."""
        path = f"/v3/{_NAME}/{webhook_type}"
        try:
            return self._transport.get(path, f"reading {_NAME}", _Subscription).target_url
        except Refused as refused:
            if refused.status == 404:
                return None
            raise

    def subscribe(self, webhook_type: str, address: str, key: Secret) -> None:
        """Have the webhooks of a type sent to this address, and to no other.

        A guide wants the old subscription deleted first, elsewhere the new one replaces it (contract 0-10). Deleting
        is right in both, and also changes the key.
        """
        if self.address(webhook_type) is not None:
            self.cancel(webhook_type)
        body = {"TargetUrl": address, "WebhookType": webhook_type, "SigningKey": key.reveal()}
        self._transport.write("POST", f"/v3/{_NAME}", "subscribing to webhooks", _Subscription, body)

    def cancel(self, webhook_type: str) -> None:
        """No webhooks of a type any more; one that is cancelled already is no mistake."""
        path = f"/v3/{_NAME}/{webhook_type}"
        try:
            self._transport.write("DELETE", path, "cancelling a subscription to webhooks", NoneType)
        except Refused as refused:
            if refused.status != 404:
                raise
