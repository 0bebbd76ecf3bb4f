"""Calls that a service carries out long after their caller has given up, when the world's clock comes to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sim.physics.clock import Clock


class LateCall(NamedTuple):
    """A call as it was made, for whoever can carry it out."""

    due_at: datetime
    service: str
    call: Any  # opaque, and immutable


class LateCalls:
    """What is still under way. How each service carries it out is handed in: here nobody knows how calls are made."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.root: tuple[LateCall, ...] = ()
        self.carry_out: dict[str, Callable[[Any], object]] = {}  # by service; no part of the world's state

    def add(self, late: LateCall) -> None:
        """Let it happen when it is due."""
        self.root = tuple(sorted((*self.root, late), key=lambda one: one.due_at))

    def next_due(self) -> datetime | None:
        """When the first of them is due."""
        return self.root[0].due_at if self.root else None

    def happen(self) -> None:
        """Carry out what is due; of a service that is not known here nothing comes."""
        while self.root and self.root[0].due_at <= self._clock.now():
            due, self.root = self.root[0], self.root[1:]
            carry_out = self.carry_out.get(due.service)
            if carry_out is not None:
                carry_out(due.call)
