"""Who may write for a firm: one worker at a time, and none that was given up for dead.

A worker takes the lease for a while and gives it back. Each that takes it gets a higher number, the fence; every
transaction that writes compares it. So a worker that slept past its time, and wakes up when another has taken
over, finds its first write refused, and as nothing is sent before its intent is written, it sends nothing either.

Nobody takes a lease for longer than `LEASE_S`: one that seems to last longer was taken before the clock was set back,
and ends `LEASE_S` after that was noticed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from integration.store.schema import LEASE

LEASE_S: Final = 120  # longer than any call to a vendor and the waits between two of them

# Statements are built once: building one costs more than running it.
_SHOWN = select(LEASE).where(LEASE.c.tenant == bindparam("tenant_id"))
_KNOWN = _SHOWN.with_for_update()
_NEW = insert(LEASE)
_CHANGE = update(LEASE).where(LEASE.c.tenant == bindparam("tenant_id"))
_GIVE_BACK = _CHANGE.where(LEASE.c.fence == bindparam("ours"))
_LET_GO = _CHANGE.where(LEASE.c.owner == bindparam("ours"))


class Lease(NamedTuple):
    """The right to write for a firm, until then."""

    owner: str
    until: datetime
    fence: int


class LeaseLost(Exception):
    """Another worker writes for this firm now."""


def take(
    connection: Connection, tenant: str, owner: str, now: datetime, died: Callable[[str], bool]
) -> tuple[Lease | None, str]:
    """The lease; or None while another has it, and who. `died` tells of an owner whether it is no more."""
    known = connection.execute(_KNOWN, {"tenant_id": tenant}).first()
    if known is not None and _lasts(known, now) and not died(known.owner):
        longest = now + timedelta(seconds=LEASE_S)
        if datetime.fromisoformat(known.until) > longest:
            connection.execute(_CHANGE, {"tenant_id": tenant, "until": longest.isoformat()})
        return None, known.owner
    lease = Lease(owner, now + timedelta(seconds=LEASE_S), 1 if known is None else known.fence + 1)
    row = {"owner": owner, "until": lease.until.isoformat(), "fence": lease.fence}
    if known is None:
        try:
            with connection.begin_nested():
                connection.execute(_NEW, {"tenant": tenant, **row})
        except IntegrityError:  # another process was first, at this very instant
            return take(connection, tenant, owner, now, died)
    else:
        connection.execute(_CHANGE, {"tenant_id": tenant, **row})
    return lease, ""


def holder(connection: Connection, tenant: str) -> Lease | None:
    """Who has the lease, if anybody has, whether or not it is over."""
    known = connection.execute(_SHOWN, {"tenant_id": tenant}).first()
    if known is None or not known.owner:
        return None
    return Lease(known.owner, datetime.fromisoformat(known.until), known.fence)


def stand_by(connection: Connection, tenant: str, now: datetime) -> bool:
    """Whether somebody is at work; until this transaction ends, whoever it is writes nothing and does not end."""
    known = connection.execute(_KNOWN, {"tenant_id": tenant}).first()
    return known is not None and _lasts(known, now)


def confirm(connection: Connection, tenant: str, lease: Lease, now: datetime) -> Lease:
    """The lease, longer by what has passed of it; LeaseLost if another took it."""
    known = connection.execute(_KNOWN, {"tenant_id": tenant}).first()
    if known is None or known.fence != lease.fence:
        raise LeaseLost
    if timedelta(seconds=LEASE_S / 2) < lease.until - now <= timedelta(seconds=LEASE_S):
        return lease
    longer = lease._replace(until=now + timedelta(seconds=LEASE_S))
    connection.execute(_CHANGE, {"tenant_id": tenant, "until": longer.until.isoformat()})
    return longer


def give_back(connection: Connection, tenant: str, lease: Lease) -> None:
    """Let the next one have it, unless it is another's already."""
    connection.execute(_GIVE_BACK, {"tenant_id": tenant, "owner": "", "ours": lease.fence})


def let_go(connection: Connection, tenant: str, owner: str) -> None:
    """Whoever did not hear whether they have the lease let the next one have it."""
    connection.execute(_LET_GO, {"tenant_id": tenant, "owner": "", "ours": owner})


def _lasts(known: Row[tuple[Any, ...]], now: datetime) -> bool:
    return bool(known.owner) and datetime.fromisoformat(known.until) > now
