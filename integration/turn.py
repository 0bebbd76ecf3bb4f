"""One worker at a time writes for a firm; the others wait a little, then say so."""

from __future__ import annotations

import itertools
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Final, TypeVar, cast

from sqlalchemy import Connection

from integration import metrics
from integration.desk import Desk
from integration.messages import Code, Refused, refused
from integration.store import leases
from integration.store.leases import Lease, LeaseLost

PATIENCE_S: Final = 10
LOOK_EVERY_S: Final = 0.5

Operation = TypeVar("Operation", bound=Callable[..., Any])

HOST: Final = socket.gethostname()[:60]
_TURNS: Final = itertools.count(1)


def in_turn(operation: Operation) -> Operation:
    """An operation that writes: it begins when nobody else writes for the firm, and nobody does until it ends.

    What it is a method of works at a `desk`.
    """

    @wraps(operation)
    def alone(self: Any, *args: Any, **kwargs: Any) -> Any:
        with turn(self.desk):
            return operation(self, *args, **kwargs)

    return cast("Operation", alone)


@contextmanager
def turn(desk: Desk) -> Iterator[None]:
    """Have the firm's lease. Raises FIRM_BUSY when another worker keeps it, or took it over meanwhile."""
    tenant = desk.tenant_id()
    lease = _taken(desk, tenant, f"{HOST}:{os.getpid()}:{next(_TURNS)}")

    def confirm(connection: Connection) -> None:
        nonlocal lease
        lease = leases.confirm(connection, tenant, lease, desk.now())

    try:
        with desk.database.guarded(confirm):
            yield
    except LeaseLost as error:
        metrics.LEASES_LOST.add(1)
        raise _taken_over(desk) from error
    finally:
        with desk.database.begin() as connection:
            leases.give_back(connection, tenant, lease)


def _taken(desk: Desk, tenant: str, owner: str) -> Lease:
    waited_s = 0.0
    while True:
        with desk.database.begin() as connection:
            lease, other = leases.take(connection, tenant, owner, desk.now(), _died)
        if lease is not None:
            return lease
        if waited_s >= PATIENCE_S:
            raise _busy(other)
        desk.clock.sleep(LOOK_EVERY_S)
        waited_s += LOOK_EVERY_S


def _died(owner: str) -> bool:
    """Whether it was a process of this machine that is no more: nobody waits for the lease of a dead one."""
    host, pid, _ = owner.rsplit(":", 2)
    if host != HOST:
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False  # it is there, and somebody else's
    return False


def _busy(other: str) -> Refused:
    host, pid, _ = other.rsplit(":", 2)
    return refused(
        Code.FIRM_BUSY,
        f"Another Timebridge is at work for this firm (process {pid} on {host}), and still was after {PATIENCE_S} s.",
        behaviour="LINK-05",
    )


def _taken_over(desk: Desk) -> Refused:
    return refused(
        Code.FIRM_BUSY,
        f"This Timebridge was silent for more than {leases.LEASE_S} s, so another one took over at work for the "
        f"firm; nothing was written after that ({desk.now():%H:%M} UTC).",
        behaviour="LINK-05",
    )
