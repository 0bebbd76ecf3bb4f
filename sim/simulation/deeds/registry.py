"""The deeds there are, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from sim.simulation.hand import Hand
from sim.simulation.scene import Scene

Act = Callable[..., list[str]]


class Deed(NamedTuple):
    """One kind of thing that happens."""

    name: str
    weight: int  # how often, compared with the others
    act: Act
    draws: Mapping[str, Callable[[Hand], Any]]
    asks: bool  # whether the integration is asked; else people do it alone
    alone: bool  # never in the middle of something: it is about the processes themselves, or their store

    def drawn(self, hand: Hand) -> dict[str, Any]:
        """Arguments for it."""
        return {name: draw(hand) for name, draw in self.draws.items()}

    def perform(self, scene: Scene, arguments: Mapping[str, Any]) -> list[str]:
        """Do it; the sentences that say so."""
        return self.act(scene, **arguments)


DEEDS: Final[dict[str, Deed]] = {}


def deed(
    called: str, weight: int, /, *, asks: bool = False, alone: bool = False, **draws: Callable[[Hand], Any]
) -> Callable[[Act], Act]:
    """Register what a function does."""

    def register(act: Act) -> Act:
        if called in DEEDS:
            raise ValueError(f"there is a deed {called!r} already")
        DEEDS[called] = Deed(called, weight, act, draws, asks, alone)
        return act

    return register
