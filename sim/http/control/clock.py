"""The time of a world: read it, let time pass, set it, let it follow the wall clock or stand still."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Final

import msgspec

from sim.http.control.house import House
from sim.http.control.operations import Area
from sim.http.control.refusals import refused
from sim.physics.clock import Clock

area = Area("clock")

TEN_YEARS_S: Final = 10 * 366 * 86_400
YEARS: Final = range(1990, 2200)


class ClockView(msgspec.Struct, frozen=True, kw_only=True):
    """A world's time."""

    now: datetime
    follows_wall_clock: bool


class Passing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much time shall pass."""

    seconds: Annotated[float, msgspec.Meta(ge=0, le=TEN_YEARS_S)]


class ClockSetting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The instant it shall be, and whether time passes by itself; what is left out stays."""

    now: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    follows_wall_clock: bool | None = None


@area.on("GET", "/worlds/{world}/clock")
def read_clock(house: House, world: str) -> ClockView:
    """What time it is in a world."""
    return _view(house.world(world).universe.clock)


@area.on("POST", "/worlds/{world}/clock/advance")
def advance_clock(house: House, world: str, body: Passing) -> ClockView:
    """Let time pass in a world, at no cost in real time."""
    clock = house.world(world).universe.clock
    if clock.now().year + body.seconds / (366 * 86_400) >= YEARS.stop:
        raise _out_of_years()
    clock.advance(body.seconds)
    return _view(clock)


@area.on("PUT", "/worlds/{world}/clock")
def set_clock(house: House, world: str, body: ClockSetting) -> ClockView:
    """Put a world's clock to an instant, or let it follow the wall clock or stand still."""
    clock = house.world(world).universe.clock
    if body.now is not None and body.now.year not in YEARS:
        raise _out_of_years()
    if body.follows_wall_clock and house.wall is None:
        raise refused(
            409, "no_wall_clock", "this server has no wall clock to follow; advance the clock instead."
        )
    if body.follows_wall_clock is not None:
        clock.follow(house.wall if body.follows_wall_clock else None)
    if body.now is not None:
        clock.set(body.now.astimezone(UTC))
    return _view(clock)


def _out_of_years() -> Exception:
    return refused(
        422, "bad_body", f"a world's time lies between the years {YEARS.start} and {YEARS.stop - 1}."
    )


def _view(clock: Clock) -> ClockView:
    return ClockView(now=clock.now(), follows_wall_clock=clock.follows)
