"""What goes out of a world by itself: who listens, what waits, and each attempt to hand it over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from sim.http.control.history import Since
from sim.http.control.house import House
from sim.http.control.operations import Area
from sim.physics.news import Attempt, Delivery, Outcome

area = Area("deliveries")


class ListenerView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who asked a service to be told; the key to sign with is not shown."""

    service: str
    channel: str
    target: str
    signed: bool


class Listeners(msgspec.Struct, frozen=True, kw_only=True):
    """The subscriptions of a world."""

    listeners: tuple[ListenerView, ...]


class DeliveryView(msgspec.Struct, frozen=True, kw_only=True):
    """News for a listener: `due_at` is when it is tried next, `facts` what it says, in the service's own words."""

    number: int
    service: str
    channel: str
    key: str
    outcome: Outcome
    made_at: datetime
    due_at: datetime
    attempts: tuple[Attempt, ...]
    fault: str
    why: str
    facts: Any


class Deliveries(msgspec.Struct, frozen=True, kw_only=True):
    """Deliveries in the order in which they were made; of those that ended the newest. `last` is the newest there is.

    `unheard` counts changes that nobody was told of, because more came at one instant than the change log keeps.
    """

    last: int
    unheard: int
    deliveries: tuple[DeliveryView, ...]


@area.on("GET", "/worlds/{world}/listeners")
def list_listeners(house: House, world: str) -> Listeners:
    """Who asked the services of a world to be told of what."""
    found = house.world(world).universe.deliveries.listeners()
    return Listeners(listeners=tuple(ListenerView(**one._asdict()) for one in found))


@area.on("GET", "/worlds/{world}/deliveries")
def list_deliveries(house: House, world: str, query: Since) -> Deliveries:
    """What waits to go out of a world, and what became of the newest that went, after a number."""
    deliveries = house.world(world).universe.deliveries
    found = deliveries.since(query.since, query.limit)
    return Deliveries(
        last=deliveries.last, unheard=deliveries.unheard, deliveries=tuple(_view(one) for one in found)
    )


@area.on("POST", "/worlds/{world}/deliveries/now", 204)
def deliver_now(house: House, world: str) -> None:
    """Deliver what waits in a world without waiting for its time; what fails waits for its retry as always."""
    deliveries = house.world(world).universe.deliveries
    deliveries.hurry()
    deliveries.happen()


def _view(delivery: Delivery) -> DeliveryView:
    shown = {name: getattr(delivery, name) for name in DeliveryView.__struct_fields__}
    return DeliveryView(**shown)
