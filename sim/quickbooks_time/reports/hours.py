"""Seconds as hours with two decimals, the way the project report tells them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from sim.physics.provenance import documented, inferred

SECONDS_AN_HOUR: Final = 3600
CENT: Final = Decimal("0.01")


@inferred("contract 3.13: two decimals are documented; that half a hundredth is rounded up is ours")
def hours(seconds: int) -> Decimal:
    """The hours of so many seconds. Sums are made of seconds and rounded once, at the end."""
    return (Decimal(seconds) / SECONDS_AN_HOUR).quantize(CENT, ROUND_HALF_UP)


def as_text(seconds: int) -> str:
    """Hours as the project report writes those of people, jobcodes and items."""
    return str(hours(seconds))


@documented("contract 3.13: the hours of groups are numbers, all others are text")
def as_number(seconds: int) -> float:
    """Hours as the project report writes those of groups; PHP writes 2 rather than 2.0."""
    found = hours(seconds)
    return int(found) if found == int(found) else float(found)
