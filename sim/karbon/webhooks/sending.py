"""How Karbon tells who subscribed: when, in which words, signed how, and what it does when nobody takes it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from sim.karbon.behaviour import Behaviour
from sim.karbon.webhooks.events import EVENTS, Event
from sim.karbon.webhooks.records import Action, Told
from sim.karbon.webhooks.subscriptions import table_of
from sim.physics.news import Delivery, Listener, Message, News
from sim.physics.provenance import documented, inferred
from sim.physics.tables import Change

if TYPE_CHECKING:
    from sim.karbon.state import KarbonState


class KarbonWebhooks:
    """The account as a sender of webhooks."""

    service = "karbon"

    def __init__(self, state: KarbonState) -> None:
        self._state = state

    def listeners(self) -> Sequence[Listener]:
        """The subscriptions."""
        found = sorted(table_of(self._state), key=lambda one: one.webhook_type)
        return [
            Listener(self.service, one.webhook_type, one.target_url, bool(one.signing_key)) for one in found
        ]

    @documented("Karbon's guide 07: one call for an entity after its edits settle, 60 seconds")
    def hear(self, number: int, change: Change) -> Iterator[News]:
        """What a change is to the subscription of its type."""
        event = EVENTS.get(change.table)
        if event is None:
            return
        subscription = table_of(self._state).get(event.webhook_type)
        if subscription is None or number <= subscription.since:
            return
        action = action_of(event, change)
        record = change.before if change.after is None else change.after
        if action is None or not self._may_be_told(event, record):
            return
        told = Told(
            change=number,
            table=change.table,
            key=event.key(record),
            action=action,
            at=change.at,
            more=event.more(self._state, record),
        )
        behaviour = self._state.behaviour
        settles = behaviour.webhook_window == "settles"
        key = f"{event.resource}/{told.key}"
        yield News(event.webhook_type, key, told, behaviour.webhook_window_s, settles)

    @inferred("one call for several edits: of a new entity it says Inserted, of one that is gone Deleted")
    def fold(self, facts: tuple[Any, ...], fact: Any) -> tuple[Any, ...]:
        """The newest edit stands for all."""
        before: Told = facts[-1]
        if before.action == "Inserted" and fact.action == "Updated":
            return (msgspec.structs.replace(fact, action="Inserted"),)
        return (fact,)

    def compose(self, delivery: Delivery, *, forged: bool) -> Message | None:
        """The call as it is made; somebody who forges one signs with a key of their own."""
        told: Told = delivery.facts[-1]
        subscription = table_of(self._state).get(delivery.channel)
        if subscription is None or told.change <= subscription.since:
            return None
        body = msgspec.json.encode(payload(self._state.behaviour, told))
        headers = [("Content-Type", "application/json")]
        if subscription.signing_key:
            key = subscription.signing_key
            headers.append(("Signature", signature(f"not {key}" if forged else key, body)))
        patience_s = self._state.behaviour.webhook_patience_s
        return Message(subscription.target_url, tuple(headers), body, patience_s)

    @documented("Karbon's OpenAPI document: anything but 2xx is tried again, so a redirect is not followed")
    def takes(self, status: int) -> bool:
        """Whether the receiver took it."""
        return 200 <= status < 300

    @documented(
        "Karbon's OpenAPI document: ten retries at growing intervals, and the subscription is removed"
    )
    def after_failure(self, delivery: Delivery) -> float | None:
        """The wait before the next retry. After the last one the subscription is gone."""
        behaviour = self._state.behaviour
        if delivery.failures > behaviour.webhook_retries:
            table_of(self._state).remove(delivery.channel)
            return None
        return interval_s(behaviour, delivery.failures)

    @inferred("a client that the application may not see is not there, and so is not told of")
    def _may_be_told(self, event: Event, record: Any) -> bool:
        return self._state.behaviour.webhook_of_restricted == "told" or event.visible(self._state, record)


def action_of(event: Event, change: Change) -> Action | None:
    """What became of the entity, or None when that is not told."""
    action: Action
    before = change.before is not None and event.is_there(change.before)
    after = change.after is not None and event.is_there(change.after)
    if event.always is not None:
        action = event.always
    elif not before and not after:
        return None
    elif not before:
        action = "Inserted"
    elif not after:
        action = "Deleted"
    elif event.told(change.before) != event.told(change.after):
        action = "Updated"
    else:
        return None
    return action if action in event.actions else None


@documented(
    "Karbon's OpenAPI document: the payloads of the nine events; contract 0, rows 8 and 9 on their names"
)
def payload(behaviour: Behaviour, told: Told) -> dict[str, str]:
    """What a webhook says: which entity, and nothing of what is in it."""
    event = EVENTS[told.table]
    resource = event.resource
    if behaviour.webhook_resource_type == "documented" and event.documented_resource:
        resource = event.documented_resource
    action: str = told.action
    if event.webhook_type == "User":
        action = behaviour.webhook_user_action
    return {
        "ResourcePermaKey": told.key,
        "ResourceType": resource,
        "ActionType": action,
        behaviour.webhook_time_key: f"{told.at:%Y-%m-%dT%H:%M:%SZ}",
        **dict(told.more),
    }


@documented("Karbon's guide 07: lower-case hexadecimal HMAC-SHA256 over the body as it is sent")
def signature(key: str, body: bytes) -> str:
    """What proves that Karbon sent these bytes."""
    return hmac.new(key.encode(), body, hashlib.sha256).hexdigest()


@inferred("the intervals grow and are not published: each is twice the one before")
def interval_s(behaviour: Behaviour, failures: int) -> float:
    """The wait after so many failures."""
    return behaviour.webhook_first_retry_s * 2.0 ** (failures - 1)
