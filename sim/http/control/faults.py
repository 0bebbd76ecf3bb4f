"""Faults of a world: what goes wrong and at which call, what is armed, and what never struck."""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from sim.http.connections import SERVICES
from sim.http.control import screens
from sim.http.control.house import House
from sim.http.control.operations import Area
from sim.http.control.refusals import refused, unknown
from sim.physics.faults import Deed, Fault, FaultKind

area = Area("faults")


class NewDeed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What somebody does in a product right before the call, as at `/worlds/{world}/screens/{service}/{action}`."""

    service: str
    action: str
    arguments: dict[str, Any] = {}


class NewFault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A failure to come. What is left out matches every call; `skip` calls pass first, then `times` calls fail.

    A kind befalls only calls that it makes sense of: half a batch needs a batch, an expired token a token that expires.
    A kind that begins with `webhook_` befalls what a service sends by itself: the path is then `channel/key` as
    `/deliveries` shows them.
    """

    kind: FaultKind
    service: str | None = None
    method: Annotated[str, Meta(pattern="^[A-Z]{3,10}$")] | None = None
    path: Annotated[str, Meta(max_length=200, description="a regular expression")] | None = None
    skip: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    times: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    status: Annotated[int, Meta(ge=400, le=599, description="of a call or a row that fails")] = 503
    delay_s: Annotated[
        float, Meta(ge=0, le=604_800, description="of a slow call, a late effect, or a late webhook")
    ] = 120.0
    retry_after_s: (
        Annotated[float, Meta(ge=0, le=604_800, description="told with 'throttled'; no such header without")]
        | None
    ) = None
    rows: (
        Annotated[int, Meta(ge=0, le=1_000, description="of a batch, done before it goes wrong; else half")]
        | None
    ) = None
    age_s: Annotated[float, Meta(ge=0, le=604_800, description="of a stale answer")] = 60.0
    shift: Annotated[
        int, Meta(ge=-1_000, le=1_000, description="rows that a later page begins too late, or too early")
    ] = 1
    skew_s: Annotated[
        float, Meta(ge=-604_800, le=604_800, description="by which the service's clock is wrong")
    ] = 300.0
    deed: NewDeed | None = None


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
    deed = None if body.deed is None else _deed(body.deed)
    if (deed is None) == (body.kind is FaultKind.MEANWHILE):
        raise refused(422, "bad_body", "a fault of kind 'meanwhile' takes a 'deed', and no other kind does.")
    said = {**msgspec.structs.asdict(body), "deed": deed}
    try:
        return house.world(world).universe.faults.arm(Fault(**said))
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


def _deed(body: NewDeed) -> Deed:
    """What a screen can be asked for; a refusal says what is wrong with it."""
    offered = screens.offered(body.service, body.action)
    screens.checked_arguments(offered, msgspec.json.encode(body.arguments))
    return Deed(service=body.service, action=body.action, arguments=body.arguments)
