"""The colleagues of a made firm, and which of them have a login where."""

from __future__ import annotations

from math import isqrt
from typing import Final

from sim.firms.model import Colleague, KarbonStanding, TimeStanding
from sim.firms.names import Names, address_of

COLLEAGUES_MIN: Final = 6  # enough for one of each standing


def colleagues(clients: int, names: Names, domain: str) -> tuple[Colleague, ...]:
    """As many as a firm with so many clients has: about 25 for 1,000 clients, 140 for 10,000."""
    count = max(COLLEAGUES_MIN, isqrt(isqrt(clients**3)) // 7)
    taken: set[str] = set()
    return tuple(_colleague(number, names.person(), domain, taken) for number in range(count))


def _colleague(number: int, name: str, domain: str, taken: set[str]) -> Colleague:
    address = address_of(name)
    if address in taken:
        address = f"{address}.{number}"
    taken.add(address)
    return Colleague(
        id=f"u{number + 1}",
        name=name,
        email=f"{address}@{domain}",
        karbon=_karbon(number),
        quickbooks_time=_quickbooks_time(number),
        quickbooks_employee=number % 3 != 2,
    )


def _karbon(number: int) -> KarbonStanding:
    if number % 10 == 0:
        return KarbonStanding.ADMIN
    return KarbonStanding.ABSENT if number % 25 == 5 else KarbonStanding.COLLEAGUE


def _quickbooks_time(number: int) -> TimeStanding:
    if number % 10 == 0:
        return TimeStanding.ADMIN
    if number % 12 == 3:
        return TimeStanding.ARCHIVED
    return TimeStanding.ABSENT if number % 16 == 4 else TimeStanding.ACTIVE
