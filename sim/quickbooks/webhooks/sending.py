"""How QuickBooks tells an app: many changes in one call, signed, and again at the published times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sim.physics.news import Delivery, Listener, Message, News
from sim.physics.provenance import documented, inferred
from sim.physics.tables import Change
from sim.quickbooks.webhooks import events, payloads, subscriptions
from sim.quickbooks.webhooks.records import Told

if TYPE_CHECKING:
    from sim.quickbooks.state import QuickBooksState

CHANNEL: Final = "webhooks"
PATIENCE_S: Final = 3.0
RETRY_WAITS_S: Final = (10, 20, 30, 300, 1_200, 7_200, 14_400, 21_600)  # and then the last one for ever
OK: Final = 200


class QuickBooksWebhooks:
    """The company as a sender of webhooks."""

    service = "quickbooks"

    def __init__(self, company: QuickBooksState) -> None:
        self._company = company

    def listeners(self) -> Sequence[Listener]:
        """The app's endpoint, while it is on."""
        endpoint = self._company.endpoint
        if endpoint is None or not endpoint.on:
            return []
        return [Listener(self.service, CHANNEL, endpoint.target_url, signed=True)]

    @documented(
        "docs, develop/webhooks, of notifications: changes of 1, 3 or 5 minutes go together, one company a call"
    )
    def hear(self, number: int, change: Change) -> Iterator[News]:
        """What a change is to the app."""
        endpoint = self._company.endpoint
        if endpoint is None or number <= endpoint.since:
            return
        behaviour = self._company.behaviour
        told = events.told(behaviour, number, change)
        if told is not None and told.entity in endpoint.entities:
            yield News(CHANNEL, self._company.realm_id, told, behaviour.webhook_window_s, settles=False)

    @inferred("two edits of one record in one call: nobody says whether both are listed")
    def fold(self, facts: tuple[Any, ...], fact: Any) -> tuple[Any, ...]:
        """All of them; a repeated edit of a record stands there once, at its last time, or each time."""
        if self._company.behaviour.webhook_repeats == "each":
            return (*facts, fact)
        return (*(known for known in facts if _subject(known) != _subject(fact)), fact)

    @documented("docs, develop/webhooks, step 1: only of companies that are connected to the app")
    def compose(self, delivery: Delivery, *, forged: bool) -> Message | None:
        """The call as it is made; somebody who forges one signs with a token of their own."""
        endpoint = self._company.endpoint
        if endpoint is None or not endpoint.on or not self._company.credentials.connected:
            return None
        facts = self._in_order([told for told in delivery.facts if told.change > endpoint.since])
        if not facts:
            return None
        body = msgspec.json.encode(self._said(delivery.key, facts))
        token = endpoint.verifier_token
        signature = payloads.signature(f"not {token}" if forged else token, body)
        headers = (("Content-Type", self._content_type()), ("intuit-signature", signature))
        return Message(endpoint.target_url, headers, body, PATIENCE_S)

    @documented(
        "docs, develop/webhooks/best-practices: HTTP 200 within 3 seconds; of other 2xx nothing is said"
    )
    def takes(self, status: int) -> bool:
        """Whether the receiver took it."""
        if self._company.behaviour.webhook_takes == "2xx":
            return OK <= status < 300
        return status == OK

    @documented(
        "contract 5: nine waits, the last for ever; that and when it ends by being switched off is less sure"
    )
    def after_failure(self, delivery: Delivery) -> float | None:
        """The wait before the next retry. After the last one the endpoint is switched off."""
        failures = delivery.failures
        if failures > self._company.behaviour.webhook_retries:
            subscriptions.switch_off(self._company)
            return None
        return float(RETRY_WAITS_S[min(failures, len(RETRY_WAITS_S)) - 1])

    def _said(self, realm_id: str, facts: Sequence[Told]) -> Any:
        if self._company.behaviour.webhook_shape == "cloud_events":
            return payloads.cloud_events(self._company.universe.chance.seed, realm_id, facts)
        return payloads.legacy(realm_id, facts)

    @inferred("Intuit's own prompt for the move to CloudEvents warns of their media type")
    def _content_type(self) -> str:
        if self._company.behaviour.webhook_shape == "cloud_events":
            return self._company.behaviour.webhook_cloud_events_type
        return "application/json"

    @documented("contract 5: unordered; a blog of 2024-12 says in the order in which they happened")
    def _in_order(self, facts: list[Told]) -> list[Told]:
        if self._company.behaviour.webhook_order == "as_it_happened":
            return facts
        seed = self._company.universe.chance.seed
        return sorted(facts, key=lambda told: blake2b(f"{seed}|{told.change}".encode()).digest())


def _subject(told: Told) -> tuple[str, ...]:
    return (told.entity, told.id, told.operation, told.deleted_id)
