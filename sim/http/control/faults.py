"""Faults of a world: what goes wrong and at which call, what is armed, and what never struck."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec

from sim.http.connections import SERVICES
from sim.http.control.house import House
from sim.http.control.operations import Area
from sim.http.control.refusals import refused, unknown
from sim.physics.faults import Fault, FaultKind

area = Area("faults")


class NewFault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A failure to come. What is left out matches every call; `skip` calls pass first, then `times` calls fail.

    A kind that begins with `webhook_` befalls what a service sends by itself: the path is then `channel/key` as
    `/deliveries` shows them.
    """

    kind: FaultKind
    service: str | None = None
    method: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3,10}$")] | None = None
    path: Annotated[str, msgspec.Meta(max_length=200, description="a regular expression")] | None = None
    skip: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    times: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1
    status: Annotated[int, msgspec.Meta(ge=400, le=599, description="of a refused call")] = 503
    delay_s: Annotated[
        float, msgspec.Meta(ge=0, le=604_800, description="of a slow call, or of a late webhook")
    ] = 120.0


class FaultList(msgspec.Struct, frozen=True, kw_only=True):
    """Faults in the order in which they were armed."""

    faults: tuple[Fault, ...]


@area.on("GET", "/worlds/{world}/faults")
def list_faults(house: House, world: str) -> FaultList:
    """The faults armed in a world, those that struck too."""
    return FaultList(faults=house.world(world).universe.faults.root)


@area.on("GET", "/worlds/{world}/faults/unfired")
def list_unfired_faults(house: House, world: str) -> FaultList:
    """Armed faults that never struck: a mistake in the test, or in what it expects."""
    return FaultList(faults=house.world(world).universe.faults.unfired())


@area.on("POST", "/worlds/{world}/faults", 201)
def arm_fault(house: House, world: str, body: NewFault) -> Fault:
    """Let calls to come fail in a world."""
    if body.service not in {None, *SERVICES}:
        raise unknown("service", str(body.service), SERVICES)
    try:
        return house.world(world).universe.faults.arm(Fault(**msgspec.structs.asdict(body)))
    except re.error as error:
        raise refused(422, "bad_body", f"the path is no regular expression: {error}.") from None
    except ValueError as error:
        raise refused(409, "too_many_faults", f"{error}.") from None


@area.on("DELETE", "/worlds/{world}/faults", 204)
def disarm_faults(house: House, world: str) -> None:
    """Forget every fault of a world."""
    house.world(world).universe.faults.disarm()


@area.on("DELETE", "/worlds/{world}/faults/{fault}", 204)
def disarm_fault(house: House, world: str, fault: str) -> None:
    """Forget one fault of a world."""
    plan = house.world(world).universe.faults
    if not fault.isdecimal() or not plan.disarm(int(fault)):
        raise unknown("fault", fault, (str(known.id) for known in plan.root))
