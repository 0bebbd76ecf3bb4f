"""What a plain Sync reads of Karbon: what was hinted at, where that is enough and costs less than looking for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

import msgspec

from integration.desk import Desk
from integration.listening import Heard, heed, listen
from integration.messages import Finding
from integration.model import CLIENT_KINDS, Client, EntityKind, Jobcode, WorkItem
from integration.observe import moved_codes, observe_changes, remember_stamp
from integration.privacy import remember_restricted
from integration.store import mirror
from integration.store.inbox import Waiting

PAGE_ROWS: Final = 100


class _Unseen(Exception):
    """Karbon shows no work item that we know: only a complete list can say that it is gone (I8)."""


class _Read(msgspec.Struct, frozen=True):
    """What was read again on account of hints."""

    clients: tuple[Client, ...]
    work_items: tuple[WorkItem, ...]


class Moved(NamedTuple):
    """What a person should know of the hints, and the keys of the clients that were read by themselves."""

    findings: tuple[Finding, ...]
    looked: frozenset[str]


def observe_moved(desk: Desk, stamps: dict[str, datetime]) -> Moved:
    """Read what moved since the last look: by hints where they are on, by looking through Karbon's lists otherwise."""
    heard = listen(desk)
    if heard is None:
        return Moved((), observe_changes(desk, stamps))
    read = None if heard.whole else _hinted(desk, heard)
    if read is not None:
        _keep(desk, stamps, heard, read)
        return Moved(heard.findings, frozenset(client.key for client in read.clients))
    looked = observe_changes(desk, stamps)
    with desk.database.begin() as connection:
        heed(connection, desk, msgspec.structs.replace(heard, whole=True))
    return Moved(heard.findings, looked)


def _keep(desk: Desk, stamps: dict[str, datetime], heard: Heard, read: _Read) -> None:
    tenant_id = desk.tenant_id()
    moved = moved_codes(desk, stamps)
    if any(not client.public for client in read.clients):
        remember_restricted(desk)
    with desk.database.begin() as connection:
        mirror.merge(connection, tenant_id, Client, read.clients)
        mirror.merge(connection, tenant_id, WorkItem, read.work_items)
        mirror.merge(connection, tenant_id, Jobcode, moved)
        remember_stamp(connection, desk, "jobcodes", stamps)
        heed(connection, desk, heard)


def _hinted(desk: Desk, heard: Heard) -> _Read | None:
    """Each hinted entity as it is now; None when looking through the lists costs less, or has to be done anyway."""
    if not heard.waiting:
        return _Read((), ())
    hints = {(hint.kind, hint.key): hint for hint in heard.waiting}.values()
    known, work_known, pages = _known(desk, hints)
    if sum(len(_kinds(hint, known)) for hint in hints) > pages:
        return None
    desk.progress.stage("Reading Karbon")
    try:
        work_items = tuple(_work(desk, hints, work_known))
    except _Unseen:
        return None
    clients = {client.key: client for hint in hints for client in _client(desk, hint, known)}
    known |= _kinds_known(desk, {item.client_key for item in work_items})
    for item in work_items:  # the hint at a new client may be lost, or yet to come
        if item.client_key not in known and item.client_key not in clients:
            found = desk.karbon.client(item.client_kind, item.client_key) if item.client_key else None
            clients |= {found.key: found} if found is not None else {}
    return _Read(tuple(clients.values()), work_items)


def _known(desk: Desk, hints: Iterable[Waiting]) -> tuple[dict[str, EntityKind], set[str], int]:
    """What we know of, as it was last read: hinted clients by key, the keys of hinted work; and what lists would cost.

    That is: the newest page of people and of organizations, and all of groups and of work.
    """
    keys = {hint.key for hint in hints}
    tenant_id = desk.tenant_id()
    with desk.database.read() as connection:
        work_known = {item.key for item in mirror.read_some(connection, tenant_id, WorkItem, keys)}
        groups = mirror.count(connection, tenant_id, Client, EntityKind.CLIENT_GROUP)
        works = mirror.count(connection, tenant_id, WorkItem)
    pages = 2 + max(1, -(-groups // PAGE_ROWS)) + max(1, -(-works // PAGE_ROWS))
    return _kinds_known(desk, keys), work_known, pages


def _kinds_known(desk: Desk, keys: set[str]) -> dict[str, EntityKind]:
    with desk.database.read() as connection:
        clients = mirror.read_some(connection, desk.tenant_id(), Client, keys)
    return {client.key: client.kind for client in clients}


def _kinds(hint: Waiting, known: dict[str, EntityKind]) -> tuple[EntityKind, ...]:
    """What an entity can be: the kind that it was, the one that is hinted at, and with Contact any kind of client."""
    if hint.kind == EntityKind.WORK_ITEM:
        return (EntityKind.WORK_ITEM,)
    if hint.key in known:
        return (known[hint.key],)
    return CLIENT_KINDS if hint.kind == EntityKind.CONTACT else (EntityKind(hint.kind),)


def _work(desk: Desk, hints: Iterable[Waiting], work_known: set[str]) -> Iterator[WorkItem]:
    for hint in hints:
        if hint.kind != EntityKind.WORK_ITEM:
            continue
        found = desk.karbon.work_item(hint.key)
        if found is not None:
            yield found
        elif hint.key in work_known:
            raise _Unseen


def _client(desk: Desk, hint: Waiting, known: dict[str, EntityKind]) -> Iterator[Client]:
    """The client as it is now. Not to be shown says nothing: private, deleted, or merged (PRIV-01, CONTACT-06)."""
    if hint.kind == EntityKind.WORK_ITEM:
        return
    for kind in _kinds(hint, known):
        found = desk.karbon.client(kind, hint.key)
        if found is not None:
            yield found
            return
