"""What a Sync knows from hints, and whether that is enough: if anything may have gone past us, it is not.

The result of a Sync never depends on a hint. What is lost is found by the reading of everything that comes at the
latest after a day; what comes twice, late or in another order only leads to reading what is there now.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection

from integration.clients.errors import VendorError
from integration.clients.karbon_subscriptions import TYPES
from integration.desk import Desk
from integration.messages import Finding
from integration.store import hints, inbox
from integration.store.hints import HintsOn
from integration.store.inbox import Waiting
from integration.unavailable import unavailable

KARBON = "karbon"


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What was hinted at until a moment, and whether everything has to be read all the same."""

    at: datetime
    waiting: tuple[Waiting, ...]
    whole: bool
    findings: tuple[Finding, ...] = ()


def listen(desk: Desk) -> Heard | None:
    """What a Sync goes by; None when the firm's hints are off.

    Each Sync asks Karbon about one subscription, in turn: one that was cancelled is noticed with the second at the
    latest, made again, and everything is read once more. Until that works, each Sync asks again and reads everything.
    """
    found = _hints(desk)
    if found is None:
        return None
    missing = _missing(desk, found)
    if not missing:
        return _heard(desk, found)
    _put(desk, msgspec.structs.replace(found, whole_at=None))
    findings = _subscribe(desk, missing, found.address)
    return msgspec.structs.replace(_heard(desk, found), whole=True, findings=findings)


def heard_so_far(desk: Desk) -> Heard | None:
    """What a complete reading makes up for. No call."""
    found = _hints(desk)
    return None if found is None else msgspec.structs.replace(_heard(desk, found), whole=True)


def heed(connection: Connection, desk: Desk, heard: Heard) -> None:
    """What was hinted at is read now; in the transaction that keeps it."""
    tenant_id = desk.tenant_id()
    inbox.heed(connection, tenant_id, KARBON, heard.waiting, desk.now())
    found = hints.hints_on(connection, tenant_id)
    if heard.whole and found is not None:
        hints.put_hints(connection, tenant_id, msgspec.structs.replace(found, whole_at=heard.at))


def _hints(desk: Desk) -> HintsOn | None:
    with desk.database.read() as connection:
        return hints.hints_on(connection, desk.tenant_id())


def _put(desk: Desk, found: HintsOn) -> None:
    with desk.database.begin() as connection:
        hints.put_hints(connection, desk.tenant_id(), found)


def _heard(desk: Desk, found: HintsOn) -> Heard:
    now = desk.now()
    with desk.database.read() as connection:
        waiting = tuple(inbox.waiting(connection, desk.tenant_id(), KARBON))
    age = None if found.whole_at is None else now - found.whole_at
    # A reading that lies ahead was made before the clock was set back: nobody knows how long ago.
    overdue = age is None or not timedelta() <= age < timedelta(hours=found.whole_every_hours)
    return Heard(at=now, waiting=waiting, whole=overdue or any(not hint.kind for hint in waiting))


def _missing(desk: Desk, found: HintsOn) -> tuple[str, ...]:
    """The subscriptions that are not there, as far as one question shows."""
    if not desk.signing.key:  # without it nothing that Karbon sends can be proven
        return TYPES
    webhook_type = TYPES[(TYPES.index(found.asked) + 1) % len(TYPES)] if found.asked in TYPES else TYPES[0]
    if desk.karbon.subscriptions.address(webhook_type) != found.address:
        return (webhook_type,)
    _put(desk, msgspec.structs.replace(found, asked=webhook_type))
    return ()


def _subscribe(desk: Desk, missing: tuple[str, ...], address: str) -> tuple[Finding, ...]:
    """Make the subscriptions again. That it did not work keeps nobody from reading everything."""
    try:
        for webhook_type in missing:
            desk.karbon.subscriptions.subscribe(webhook_type, address, desk.signing.wanted())
    except VendorError as error:
        said = f"Karbon does not tell what moves, so everything is read. {error}"
        return (unavailable(error, "FRESH-03", said=said),)
    return ()
