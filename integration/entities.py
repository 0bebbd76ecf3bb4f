"""One Karbon entity and its standing: who it is now, what its code is, and what stands in its way."""

from __future__ import annotations

import msgspec

from integration.desk import Desk
from integration.messages import Code, Finding, refused
from integration.model import Client, EntityKind, Link, LinkState, WorkItem
from integration.plan import Ground, Observed
from integration.plan.eligibility import client_obstacle, work_obstacle
from integration.privacy import remember_restricted
from integration.settings import Settings
from integration.store import findings, links, mirror
from integration.store.entries import EntryState, entries_on


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A client, or a work item with its client."""

    key: str
    kind: EntityKind
    name: str
    client: Client | None
    work: WorkItem | None = None
    link: Link | None = None  # the live bond
    codes: tuple[int, ...] = ()  # every code it ever had: their time is its time (D-13)


def find(desk: Desk, key: str, *, live: bool = False, names: bool = False) -> Entity:
    """The entity of a key, from the mirror or as Karbon has it now. Raises CLIENT_NOT_PUBLIC if it cannot be seen.

    `names`: a name that is read live is for its code, too, which is made at once.
    """
    tenant_id = desk.tenant_id()
    with desk.database.read() as connection:
        work = mirror.read(connection, tenant_id, WorkItem, key)
        client = mirror.read(connection, tenant_id, Client, work.client_key if work is not None else key)
        bonds = links.links_of(connection, tenant_id, key)
    bond = next((link for link in bonds if link.live), None)
    if live or (work is None and client is None):
        work, client = _read_live(desk, key, work, client, bond)
        _remember(desk, work, client, names=names)
        if client is not None and not client.public:
            remember_restricted(desk)
    name = work.title if work is not None else client.name if client is not None else ""
    if not name and bond is None:
        raise refused(
            Code.CLIENT_NOT_PUBLIC,
            f"Karbon shows the integration no client or work item with the key {key!r}: it is private, hidden, "
            "deleted, or the key is mistyped.",
            subject=key,
            behaviour="PRIV-01",
        )
    kind = EntityKind.WORK_ITEM if work is not None else client.kind if client is not None else bond.kind  # type: ignore[union-attr]
    return Entity(
        key=key,
        kind=kind,
        name=name or (bond.karbon_name if bond is not None else ""),
        client=client,
        work=work,
        link=bond,
        codes=tuple(link.jobcode_id for link in bonds),
    )


def obstacle(entity: Entity, settings: Settings) -> Finding | None:
    """Why the entity takes no part by the firm's rules; None if it does."""
    if entity.work is None and entity.kind is not EntityKind.WORK_ITEM:
        return client_obstacle(entity.client, entity.key, settings)
    if entity.work is None:
        return client_obstacle(None, entity.key, settings)
    clients = (entity.client,) if entity.client is not None else ()
    ground = Ground(Observed(clients=clients, work_items=(entity.work,), jobcodes=()), (), settings)
    return work_obstacle(entity.work, ground)


def standing(desk: Desk, entity: Entity, settings: Settings) -> Finding | None:
    """Why no time can be tracked on it now; None when it can. In the order in which a person should look (TAB-01)."""
    stopped = obstacle(entity, settings)
    if stopped is not None:
        return stopped
    if entity.link is None:
        with desk.database.read() as connection:
            known = findings.finding_on(connection, desk.tenant_id(), entity.key)
        return known or never_synced(entity)
    if entity.link.state is LinkState.MISSING:
        return Finding(
            code=Code.CODE_NOT_LINKED,
            subject=entity.key,
            behaviour="CODE-03",
            sentence=f"{entity.name!r} is not linked to a code in QuickBooks Time: its code was deleted there.",
        )
    return _waiting(desk, entity)


def _waiting(desk: Desk, entity: Entity) -> Finding | None:
    """Time in Karbon that QuickBooks Time does not have: the code is gone, though nobody has checked yet (CODE-01)."""
    with desk.database.read() as connection:
        held = entries_on(connection, desk.tenant_id(), (), entity.key, [EntryState.HELD])
    if not any(line.reason == Code.CODE_MISSING for line in held):
        return None
    return Finding(
        code=Code.CODE_MISSING,
        subject=entity.key,
        behaviour="CODE-01",
        sentence=f"Time on {entity.name!r} waits in Karbon: its code was deleted in QuickBooks Time.",
    )


def never_synced(entity: Entity) -> Finding:
    """What is said about something that takes part and was not sent yet."""
    return Finding(
        code=Code.CONTACT_NOT_SYNCED if entity.work is None else Code.CODE_NOT_LINKED,
        subject=entity.key,
        behaviour="TAB-01",
        sentence=f"{entity.name!r} has not been sent to QuickBooks Time yet.",
        remedy="Sync, or generate the code in its Time & Budget tab.",
    )


def _read_live(
    desk: Desk, key: str, work: WorkItem | None, client: Client | None, bond: Link | None
) -> tuple[WorkItem | None, Client | None]:
    """Ask Karbon. The kind is known for whatever was seen before."""
    if work is not None or (bond is not None and bond.kind is EntityKind.WORK_ITEM):
        work = desk.karbon.work_item(key)
        client = _client_of(desk, work) if work is not None else None
    elif client is not None or bond is not None:
        kind = client.kind if client is not None else bond.kind  # type: ignore[union-attr]
        client = desk.karbon.client(kind, key)
    else:
        work = desk.karbon.work_item(key)
        client = _client_of(desk, work) if work is not None else _any_client(desk, key)
    return work, client


def _client_of(desk: Desk, work: WorkItem) -> Client | None:
    return desk.karbon.client(work.client_kind, work.client_key)


def _any_client(desk: Desk, key: str) -> Client | None:
    for kind in (EntityKind.ORGANIZATION, EntityKind.CONTACT, EntityKind.CLIENT_GROUP):
        found = desk.karbon.client(kind, key)
        if found is not None:
            return found
    return None


def _remember(desk: Desk, work: WorkItem | None, client: Client | None, *, names: bool) -> None:
    """All but a new name: it goes over with the list that has it, for by then the client may be hidden (PRIV-01)."""
    tenant_id = desk.tenant_id()
    with desk.database.begin() as connection:
        if work is not None:
            listed_work = mirror.read(connection, tenant_id, WorkItem, work.key)
            title = work.title if names or listed_work is None else listed_work.title
            mirror.merge(connection, tenant_id, WorkItem, [msgspec.structs.replace(work, title=title)])
        if client is not None:
            listed = mirror.read(connection, tenant_id, Client, client.key)
            name = client.name if names or listed is None else listed.name
            mirror.merge(connection, tenant_id, Client, [msgspec.structs.replace(client, name=name)])
