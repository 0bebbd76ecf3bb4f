"""What the fault that strikes the call being answered does to its rows and pages, for whoever comes to them.

A service asks here while it answers. Whoever lets faults strike says for how long one does.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

from sim.physics.fault_kinds import OF_ROWS, FaultKind, rows_passing
from sim.physics.faults import Fault

_STRIKING: Final[ContextVar[Fault | None]] = ContextVar("timebridge.striking", default=None)


def strike(fault: Fault) -> Callable[[], None]:
    """From here on this fault strikes; returns how to end that."""
    token = _STRIKING.set(fault)
    return lambda: _STRIKING.reset(token)


def row_status(at: int, rows: int) -> int:
    """The status with which row `at` (from 0) of so many is refused; 0 for one that goes through."""
    fault = _STRIKING.get()
    if fault is None or fault.kind not in OF_ROWS:
        return 0
    passing = rows_passing(fault.rows, rows)
    refused = at == passing if fault.kind is FaultKind.ROW_REFUSED else at >= passing
    return fault.status if refused else 0


def offset(asked: int) -> int:
    """Where a page begins that was asked for from this row on (from 0)."""
    fault = _STRIKING.get()
    if fault is None or fault.kind is not FaultKind.DRIFTED or asked <= 0:
        return asked
    return max(0, asked + fault.shift)
