"""Chosen contact types keep being chosen when Karbon gives them another name: Karbon's key of a type stays."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from integration.desk import Desk
from integration.model import Client, ContactType
from integration.settings import Settings
from integration.store import mirror, tenants
from integration.store.unsettled import unsettled

Types = tuple[tuple[str, str], ...]  # (key, name), as Karbon tells them


def remember_first(connection: Connection, tenant_id: str, types: Types) -> None:
    """The types as they are when a firm connects; later ones are held against them."""
    if not mirror.read_all(connection, tenant_id, ContactType):
        mirror.replace_all(connection, tenant_id, ContactType, _records(types, ()))


def followed(desk: Desk, settings: Settings, clients: Iterable[Client]) -> Settings:
    """The settings with chosen types by their present names (CONTACT-01). Nothing is kept."""
    return _look(desk, settings, clients)[0]


def follow(desk: Desk, settings: Settings, clients: Iterable[Client]) -> Settings:
    """The same, and in force from now on."""
    now, records = _look(desk, settings, clients)
    if records:
        firm = desk.connected()
        with desk.database.begin() as connection:
            mirror.replace_all(connection, firm.id, ContactType, records)
            tenants.put_tenant(connection, msgspec.structs.replace(firm, settings=now))
    if now != settings:
        desk.note("", f"contact types renamed: {', '.join(now.contact_types)}", "", "CONTACT-01")
    return now


def follow_moved(desk: Desk, settings: Settings) -> Settings:
    """The same, looking only at clients that moved: a label that nobody knows comes with one of them."""
    with desk.database.read() as connection:
        moved = unsettled(connection, desk.tenant_id()).moved
        known = {one.name for one in mirror.read_all(connection, desk.tenant_id(), ContactType)}
        if known and not moved.whole:
            clients = mirror.read_some(connection, desk.tenant_id(), Client, moved.keys)
            if {client.contact_type for client in clients} <= {"", *known}:
                return settings
        clients = mirror.read_all(connection, desk.tenant_id(), Client)
    return follow(desk, settings, clients)


def _look(
    desk: Desk, settings: Settings, clients: Iterable[Client]
) -> tuple[Settings, tuple[ContactType, ...]]:
    """Karbon is asked when a client carries a label that nobody knows: a rename shows in no other way."""
    with desk.database.read() as connection:
        known = {one.key: one.name for one in mirror.read_all(connection, desk.tenant_id(), ContactType)}
    labels = {client.contact_type for client in clients}
    if known and labels <= {"", *known.values()}:
        return settings, ()
    types = desk.karbon.tenant().contact_types
    renamed = {known[key]: name for key, name in types if key in known}
    names = tuple(sorted({renamed.get(name, name) for name in settings.contact_types}))
    return msgspec.structs.replace(settings, contact_types=names), _records(types, labels)


def _records(types: Types, labels: Iterable[str]) -> tuple[ContactType, ...]:
    """The types, and the labels of clients that are none of them (any more), so that nobody asks about them again."""
    known = tuple(ContactType(key=key or name, name=name) for key, name in types)
    strays = {label for label in labels if label} - {one.name for one in known}
    return known + tuple(ContactType(key=f"label {label}", name=label) for label in sorted(strays))
