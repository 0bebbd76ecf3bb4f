"""The switches of the fakes, and every setting of each that is not the default."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from sim.karbon.behaviour import Behaviour as Karbon
from sim.quickbooks.behaviour import Behaviour as QuickBooks
from sim.quickbooks_time.behaviour import Behaviour as QuickBooksTime

BEHAVIOURS: Final[dict[str, type[msgspec.Struct]]] = {
    "karbon": Karbon,
    "quickbooks_time": QuickBooksTime,
    "quickbooks": QuickBooks,
}


class Setting(NamedTuple):
    """One switch, the other way."""

    service: str
    switch: str
    value: Any

    def __str__(self) -> str:
        return f"{self.service}-{self.switch}-{self.value}"


def settings() -> list[Setting]:
    """All of them: a switch that is new tomorrow is among them."""
    return [
        Setting(service, switch, value)
        for service, behaviour in BEHAVIOURS.items()
        for switch, default in msgspec.structs.asdict(behaviour()).items()
        for value in others(get_type_hints(behaviour)[switch], default)
    ]


def others(kind: Any, default: Any) -> Iterator[Any]:
    """What a switch of this type may be set to besides; of a number that is no choice of some, another one."""
    if get_origin(kind) is Literal:
        yield from (value for value in get_args(kind) if value != default)
    elif kind is bool:
        yield not default
    elif kind in {int, float}:
        yield default * 2 or 1
    else:
        assert kind is str, f"a switch of a type that nobody tried yet: {kind}"
        yield f"{default}x"
