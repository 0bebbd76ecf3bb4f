"""Hints turned on and off: from then on Karbon tells what moved, and a Sync need not look through all pages for it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Final

import msgspec

from integration.clients.errors import VendorError
from integration.clients.karbon_subscriptions import TYPES
from integration.connection import check_account, require_admins
from integration.connections import check_address
from integration.desk import Desk
from integration.messages import Code, refused
from integration.store import hints, inbox
from integration.store.hints import HintsOn

BEHAVIOUR: Final = "FRESH-03"
ADDRESS_LENGTH_MAX: Final = 2_000  # Karbon's
WHOLE_EVERY_HOURS: Final = 24
HOURS_MAX: Final = 7 * 24
SOURCES: Final = ("karbon", "quickbooks")


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """How a firm hears what moved."""

    on: bool
    address: str = ""  # where Karbon sends its webhooks
    whole_every_hours: int = 0
    whole_at: datetime | None = None  # when everything was last read without hints; None: with the next Sync
    waiting: dict[str, int] = {}  # hints that no Sync has heeded yet, by source


def hints_view(desk: Desk) -> Hints:
    """Whether hints are on, and what waits. No call."""
    tenant_id = desk.firm().id
    with desk.database.read() as connection:
        found = hints.hints_on(connection, tenant_id)
        waiting = {source: inbox.count(connection, tenant_id, source) for source in SOURCES}
    if found is None:
        return Hints(on=False, waiting=waiting)
    return Hints(
        on=True,
        address=found.address,
        whole_every_hours=found.whole_every_hours,
        whole_at=found.whole_at,
        waiting=waiting,
    )


def turn_on(desk: Desk, by: str, address: str, whole_every_hours: int) -> Hints:
    """Subscribe at Karbon. What moved before is found by the next Sync, which reads everything once more.

    That they are on is written down first: what is cut short in between is made good by the next Sync.
    """
    require_admins(desk, by, check_account(desk))
    _check(address, whole_every_hours)
    wanted = HintsOn(address=address, whole_every_hours=whole_every_hours)
    with desk.database.begin() as connection:
        hints.put_hints(connection, desk.tenant_id(), wanted)
    for webhook_type in TYPES:
        desk.karbon.subscriptions.subscribe(webhook_type, address, desk.signing.wanted())
    desk.note(by, "hints on", "", BEHAVIOUR)
    return hints_view(desk)


def turn_off(desk: Desk, by: str) -> Hints:
    """Cancel what is sent to our address; another program's subscription stays. What waits is let go."""
    require_admins(desk, by, check_account(desk))
    if _cancel(desk):
        desk.note(by, "hints off", "", BEHAVIOUR)
    return hints_view(desk)


def end(desk: Desk) -> None:
    """The firm is disconnected. Whether Karbon can be told or not: it ends what nobody takes after ten failures."""
    with suppress(VendorError):
        _cancel(desk)
    _forget(desk)


def _cancel(desk: Desk) -> bool:
    """Whether there was something to end."""
    with desk.database.read() as connection:
        found = hints.hints_on(connection, desk.tenant_id())
    if found is None:
        return False
    for webhook_type in TYPES:
        if desk.karbon.subscriptions.address(webhook_type) == found.address:
            desk.karbon.subscriptions.cancel(webhook_type)
    _forget(desk)
    return True


def _forget(desk: Desk) -> None:
    with desk.database.begin() as connection:
        hints.drop_hints(connection, desk.tenant_id())
        inbox.clear(connection, desk.tenant_id())


def _check(address: str, whole_every_hours: int) -> None:
    said = ""
    try:
        check_address("the address", address)
    except ValueError as error:
        said = f"{str(error)[:1].upper()}{str(error)[1:]}."
    if not said and (len(address) > ADDRESS_LENGTH_MAX or not address.isascii() or not address.isprintable()):
        said = f"Karbon takes an address of at most {ADDRESS_LENGTH_MAX} plain signs."
    if not said and not 1 <= whole_every_hours <= HOURS_MAX:
        said = f"Everything is read again every 1 to {HOURS_MAX} hours, not {whole_every_hours}."
    if said:
        raise refused(Code.BAD_INPUT, said, behaviour=BEHAVIOUR)
