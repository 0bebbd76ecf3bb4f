"""notifications: messages to people, delivered when the world's clock comes to their time."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, fields, users
from sim.quickbooks_time.listing import Listing
from sim.quickbooks_time.others import keeping, narrowing, readers, refusals, rights
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.records_messages import Notification
from sim.quickbooks_time.resources.call import ResourceCall

MESSAGE_LENGTH_MAX: Final = 2_000  # [contract 3.14]
METHODS: Final = ("push", "email", "dashboard")
PRECHECKS: Final = ("on_the_clock", "off_the_clock", "none")


@documented("api_docs Notifications: the caller and now by default; only admins write to others")
def _create(call: ResourceCall, values: Values) -> Outcome:
    values = {"user_id": call.caller.id, "delivery_time": call.state.stamp(), **values}
    keeping.found(call.state, "users", values["user_id"], "user")
    if not rights.may_act_for(call, values["user_id"], "admin"):
        raise errors.oops("You don't have permission to manage that user")
    number = call.state.tables.next_id("notification_tracking")
    return Outcome(
        keeping.make(call.state, "notifications", msg_tracking_id=_tracking_id(call, number), **values)
    )


def _tracking_id(call: ResourceCall, number: int) -> str:
    """Sixteen digits that look drawn and are the same in every run of a world."""
    seed = f"{call.state.universe.chance.seed}|notification|{number}"
    return blake2b(seed.encode(), digest_size=8).hexdigest()


@documented("api_docs Notifications: 404 for what never was, is deleted, or is delivered; a real deletion")
def _delete(call: ResourceCall, notification_id: int) -> None:
    found = call.state.tables.of("notifications").get(notification_id)
    if found is None or is_delivered(call, found):
        raise refusals.gone("notification")
    if not rights.may_act_for(call, found.user_id, "admin"):
        raise errors.oops("You don't have permission to manage that user")
    call.state.tables.of("notifications").remove(notification_id)


def is_delivered(call: ResourceCall, notification: Notification) -> bool:
    """Whether its time has come."""
    return notification.delivery_time <= call.state.stamp()


@inferred("api_docs Notifications: whether delivered ones are still listed is not said; a switch")
def _scope(call: ResourceCall, listing: Listing) -> None:
    asked = call.filters
    if not users.may(call.caller, "admin") or not any(
        asked.has(name) for name in ("ids", *NOTIFICATIONS.filters)
    ):
        listing.where(True, lambda found: found.user_id == call.caller.id)
    if call.state.behaviour.delivered_notifications == "gone":
        now = call.state.stamp()
        listing.where(True, lambda found: found.delivery_time > now)


NOTIFICATIONS: Final = Resource(
    name="notifications",
    noun="notification",
    modified=False,
    filters={
        "delivery_before": narrowing.stamped("delivery_time", after=False),
        "delivery_after": narrowing.stamped("delivery_time", after=True),
        "user_id": narrowing.among("user_id"),
        "msg_tracking_id": narrowing.text("msg_tracking_id"),
    },
    scope=_scope,
    also=lambda call: call.state.stamp(),
    fields={
        "user_id": fields.number,
        "message": fields.text(MESSAGE_LENGTH_MAX),
        "method": fields.choice(*METHODS),
        "precheck": fields.choice(*PRECHECKS),
        "delivery_time": readers.stamp,
    },
    required=("message",),
    create=_create,
    delete=_delete,
)
