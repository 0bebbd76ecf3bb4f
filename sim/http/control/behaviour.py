"""The switches of a world's services: how each behaves where the vendor's documentation is silent or disagrees."""

from __future__ import annotations

from typing import Any

import msgspec

from sim.http.connections import SERVICES
from sim.http.control.house import House
from sim.http.control.operations import Area
from sim.http.control.refusals import explained, refused, unknown

area = Area("behaviour")

Switch = bool | int | float | str


class Switches(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Switches of one service by name."""

    switches: dict[str, Switch]


@area.on("GET", "/worlds/{world}/behaviour/{service}")
def read_behaviour(house: House, world: str, service: str) -> Switches:
    """How a service of a world behaves, switch by switch."""
    return _view(_state(house, world, service))


@area.on("PUT", "/worlds/{world}/behaviour/{service}")
def set_behaviour(house: House, world: str, service: str, body: Switches) -> Switches:
    """Set some switches of a service; the others stay."""
    state = _state(house, world, service)
    known = msgspec.structs.asdict(state.behaviour)
    for name in body.switches:
        if name not in known:
            raise unknown("switch", name, known)
    kind = type(state.behaviour)
    try:
        msgspec.convert({**known, **body.switches}, kind)
    except msgspec.ValidationError as error:
        raise refused(422, "bad_body", explained(error, kind)) from None
    state.set_behaviour(**body.switches)
    return _view(state)


def _state(house: House, world: str, service: str) -> Any:
    found = house.world(world)
    if service not in SERVICES:
        raise unknown("service", service, SERVICES)
    return getattr(found, service)


def _view(state: Any) -> Switches:
    return Switches(switches=msgspec.structs.asdict(state.behaviour))
