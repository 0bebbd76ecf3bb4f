"""One worker at a time writes for a firm. The others wait a little; then they say so, or do what needs no turn.

What people wait for is never refused only because somebody else is at work, if it can be helped: a tab is read beside
whoever has the turn, and time that is entered meanwhile is kept, and delivered before the turn ends.
"""

from __future__ import annotations

import itertools
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import Any, Final, TypeVar, cast

from sqlalchemy import Connection

from integration import metrics
from integration.clients.errors import VendorError
from integration.clients.pacer import somebody_waits
from integration.delivery import deliver_kept
from integration.desk import Desk
from integration.messages import Code, Refused, refused
from integration.store import leases
from integration.store.database import StoreError
from integration.store.entries import is_any_kept
from integration.store.leases import Lease, LeaseLost

PATIENCE_S: Final = 10
LOOK_EVERY_S: Final = 0.5
ROUNDS_MAX: Final = (
    5  # of deliveries before a turn ends; what comes in after the last one waits for the next turn
)

Operation = TypeVar("Operation", bound=Callable[..., Any])
Answer = TypeVar("Answer")

HOST: Final = socket.gethostname()[:60]
_TURNS: Final = itertools.count(1)
_OURS: Final[set[str]] = set()  # whose turn it is in this process, by the names they have there


def for_a_person(operation: Operation) -> Operation:
    """An operation that somebody waits for: its calls go before those of syncs, and it does not wait long itself."""

    @wraps(operation)
    def first(*args: Any, **kwargs: Any) -> Any:
        with somebody_waits():
            return operation(*args, **kwargs)

    return cast("Operation", first)


def in_turn(operation: Operation) -> Operation:
    """An operation that writes: it begins when nobody else writes for the firm, and nobody does until it ends.

    What it is a method of works at a `desk`.
    """

    @wraps(operation)
    def alone(self: Any, *args: Any, **kwargs: Any) -> Any:
        with turn(self.desk):
            return operation(self, *args, **kwargs)

    return cast("Operation", alone)


def in_turn_or_beside(desk: Desk, operation: Callable[[Refused | None], Answer]) -> Answer:
    """In turn; when another keeps it, beside them: the operation is told so, and does only what needs no turn."""
    try:
        with turn(desk):
            return operation(None)
    except Refused as refusal:
        if refusal.finding.code is not Code.FIRM_BUSY:
            raise
        busy = refusal
    with beside(desk):
        return operation(busy)


@contextmanager
def turn(desk: Desk, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Have the firm's lease. Raises FIRM_BUSY when another worker keeps it, or took it over meanwhile.

    Time that was kept meanwhile is delivered at the end, if the end is a good one; otherwise with the next turn.
    """
    owner = f"{HOST}:{os.getpid()}:{next(_TURNS)}"
    _OURS.add(owner)
    try:
        with _turn_of(desk, owner, patience_s):
            yield
    finally:
        _OURS.discard(owner)


@contextmanager
def _turn_of(desk: Desk, owner: str, patience_s: float) -> Iterator[None]:
    tenant, given_back = desk.tenant_id(), False
    try:
        lease = _taken(desk, tenant, owner, patience_s)
    except KeyboardInterrupt:  # somebody ends us: we have it by now, perhaps, and nobody had said so
        _give_back(desk, lambda connection: leases.let_go(connection, tenant, owner))
        raise

    def confirm(connection: Connection) -> None:
        nonlocal lease
        lease = leases.confirm(connection, tenant, lease, desk.now())

    try:
        with desk.database.guarded(confirm):
            yield
            given_back = _delivered(desk, tenant, lambda: lease)
    except LeaseLost as error:
        metrics.LEASES_LOST.add(1)
        raise _taken_over(desk) from error
    finally:
        if not given_back:
            _give_back(desk, lambda connection: leases.give_back(connection, tenant, lease))


def _give_back(desk: Desk, given_back: Callable[[Connection], object]) -> None:
    """Let the next one have the lease; also when somebody ends us in the middle of that."""
    # A store that cannot be written now has said so, or will; the lease ends by itself.
    with suppress(StoreError):
        try:
            with desk.database.begin() as connection:
                given_back(connection)
        except KeyboardInterrupt:
            with desk.database.begin() as connection:
                given_back(connection)
            raise


@contextmanager
def beside(desk: Desk) -> Iterator[None]:
    """Write beside whoever has the turn: no transaction of theirs happens within one of ours."""
    tenant = desk.tenant_id()
    with desk.database.guarded(lambda connection: leases.stand_by(connection, tenant, desk.now())):
        yield


def _delivered(desk: Desk, tenant: str, held: Callable[[], Lease]) -> bool:
    """Deliver what was kept during the turn; give it back in the transaction that finds nothing more.

    What was asked for is done by now, so whatever goes wrong here waits for the next turn. Returns whether it is given
    back.
    """
    with suppress(VendorError, StoreError, LeaseLost):
        for _ in range(ROUNDS_MAX):
            with desk.database.begin() as connection:
                if not is_any_kept(connection, tenant):
                    leases.give_back(connection, tenant, held())
                    return True
            if not deliver_kept(desk):
                return False
    return False


def _taken(desk: Desk, tenant: str, owner: str, patience_s: float) -> Lease:
    waited_s = 0.0
    while True:
        with desk.database.begin() as connection:
            lease, other = leases.take(connection, tenant, owner, desk.now(), _died)
        if lease is not None:
            return lease
        if waited_s >= patience_s:
            raise _busy(other, patience_s)
        desk.clock.sleep(LOOK_EVERY_S)
        waited_s += LOOK_EVERY_S


def _died(owner: str) -> bool:
    """Whether it was a process of this machine that is no more: nobody waits for the lease of a dead one."""
    host, pid, _ = owner.rsplit(":", 2)
    if host != HOST:
        return False
    if int(pid) == os.getpid():  # or one before us: a container that starts again gives the same number
        return owner not in _OURS
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False  # it is there, and somebody else's
    return False


def _busy(other: str, patience_s: float) -> Refused:
    host, pid, _ = other.rsplit(":", 2)
    return refused(
        Code.FIRM_BUSY,
        f"Another Timebridge is at work for this firm (process {pid} on {host}), and still was after {patience_s:g} s.",
        behaviour="LINK-05",
    )


def _taken_over(desk: Desk) -> Refused:
    return refused(
        Code.FIRM_BUSY,
        f"This Timebridge was silent for more than {leases.LEASE_S} s, so another one took over at work for the "
        f"firm; nothing was written after that ({desk.now():%H:%M} UTC).",
        behaviour="LINK-05",
    )
