"""Read the systems into the mirror: everything when a person presses Save & Sync, what moved otherwise."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import Connection

from integration.desk import Desk
from integration.guard import refuse_shrunk
from integration.model import (
    CLIENT_KINDS,
    Client,
    Colleague,
    EntityKind,
    Jobcode,
    KarbonUser,
    Record,
    TimeUser,
    WorkItem,
)
from integration.people import matched
from integration.plan import Observed
from integration.plan.estimate import Reads
from integration.privacy import looked_at
from integration.store import mirror, tenants
from integration.store.unsettled import Unsettled, unsettled

OVERLAP: Final = timedelta(minutes=5)  # rows share a second with the last read, and clocks differ
KARBON_PAGE: Final = 100
TIME_PAGE: Final = 200
# Who asks, and the roles and task types; account, stamps, fields, and time where it has not moved.
KARBON_OTHERS: Final = 3
TIME_OTHERS: Final = 7
TIME_FIRST: Final = 7  # for the fields of roles and task types, which are made then
LONG_AGO: Final = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


class Listings(NamedTuple):
    """Complete listings of clients, work, people and codes; only these can show that something is gone."""

    clients: list[Client]
    work_items: list[WorkItem]
    users: list[KarbonUser]
    jobcodes: list[Jobcode]
    time_users: list[TimeUser]
    begun: datetime

    @property
    def observed(self) -> Observed:
        """What a plan looks at."""
        return Observed(
            clients=tuple(self.clients), work_items=tuple(self.work_items), jobcodes=tuple(self.jobcodes)
        )

    @property
    def by_kind(self) -> tuple[tuple[type[Record], Sequence[Record]], ...]:
        """The listings with what they are of."""
        return (
            (Client, self.clients),
            (WorkItem, self.work_items),
            (KarbonUser, self.users),
            (Jobcode, self.jobcodes),
            (TimeUser, self.time_users),
        )


def list_all(desk: Desk, meanwhile: Callable[[Listings, deque[Client]], Listings] | None = None) -> Listings:
    """Read everything; nothing of it is kept yet.

    `meanwhile` is called when Karbon has no room for the types of all groups: with what was listed but for the
    groups, and with those. It returns the listings as they are then, and leaves the groups that are still to be read.
    """
    desk.progress.stage("Reading Karbon")
    begun = desk.now()
    rows = desk.karbon.clients()
    work_items = desk.karbon.work_items()
    users = desk.karbon.users()
    clients = [row for row in rows if row.kind is not EntityKind.CLIENT_GROUP]
    groups = deque(row for row in rows if row.kind is EntityKind.CLIENT_GROUP)
    if meanwhile is None or desk.karbon.room() >= len(groups):
        while groups:
            clients += with_type(desk, groups.popleft())
    desk.progress.stage("Reading QuickBooks Time")
    jobcodes = desk.time.jobcodes(active="both")
    time_users = desk.time.users(active="both")
    listed = Listings(clients, work_items, users, jobcodes, time_users, begun)
    if meanwhile is not None and groups:
        listed = meanwhile(listed, groups)
        desk.progress.stage("Reading Karbon", len(groups))
        for group in groups:
            listed.clients.extend(with_type(desk, group))
            desk.progress.step()
    return listed


def with_type(desk: Desk, group: Client) -> list[Client]:
    """The group read by itself, since lists leave out its type; nobody, if it is gone by then."""
    whole = desk.karbon.client_group(group.key)
    return [] if whole is None else [whole]


def reading_calls(found: Listings, looks: int, *, first: bool) -> Reads:
    """The calls by which all this is read; with who asks, and with the fields.

    Codes are made once Karbon was read; in a first sync that is in no need of the types of groups (head_start).
    """
    kinds = Counter(client.kind for client in found.clients)
    groups = kinds[EntityKind.CLIENT_GROUP]
    lists = [*(kinds[kind] for kind in CLIENT_KINDS), len(found.work_items), 2 * len(found.users)]
    karbon = sum(max(1, -(-rows // KARBON_PAGE)) for rows in lists) + groups + looks
    time = sum(max(1, -(-len(rows) // TIME_PAGE)) for rows in (found.jobcodes, found.time_users))
    karbon += KARBON_OTHERS
    return Reads(karbon, time + TIME_OTHERS + (TIME_FIRST if first else 0), karbon - (groups if first else 0))


def keep_all(
    connection: Connection,
    desk: Desk,
    found: Listings,
    stamps: dict[str, datetime],
    read: Sequence[Client] = (),
) -> Unsettled:
    """These listings are the mirror from now on. `read`: the clients, if they were read by themselves since.

    Returns what had moved until then: a plan over all that was listed has looked at it.
    """
    tenant_id = desk.tenant_id()
    for kind, records in found.by_kind:
        mirror.replace_all(connection, tenant_id, kind, records)
    mirror.merge(connection, tenant_id, Client, read)
    if read:  # who was not shown then must not be taken for public by a later plan
        unseen = {client.key for client in found.clients} - {client.key for client in read}
        mirror.forget(connection, tenant_id, Client, unseen)
    before = mirror.read_all(connection, tenant_id, Colleague)
    mirror.replace_all(connection, tenant_id, Colleague, matched(found.users, found.time_users, before))
    tenants.set_cursor(connection, tenant_id, "clients", found.begun.isoformat())
    remember_stamp(connection, desk, "jobcodes", stamps)
    return unsettled(connection, tenant_id)


def observe_changes(desk: Desk, stamps: dict[str, datetime]) -> frozenset[str]:
    """What a plain Sync reads: clients and codes that moved since the last look, and Karbon's list of work.

    Returns the keys of the clients that were read by themselves.

    Karbon tells what moved for people and organizations only; QuickBooks Time says it in one call for everything.
    Users and fields wait for Save & Sync (SETTINGS-06), and so does the proof that something is gone (D-21).
    """
    tenant_id = desk.tenant_id()
    desk.progress.stage("Reading Karbon")
    begun = desk.now()
    looked = looked_at(desk, read_clients(desk, _clients_since(desk), _known_groups(desk)))
    work_items = desk.karbon.work_items()
    refuse_shrunk(desk, WorkItem, work_items)
    moved = moved_codes(desk, stamps)
    with desk.database.begin() as connection:
        mirror.merge(connection, tenant_id, Client, looked.clients)
        mirror.replace_all(connection, tenant_id, WorkItem, work_items)
        tenants.set_cursor(connection, tenant_id, "clients", begun.isoformat())
        if moved:
            mirror.merge(connection, tenant_id, Jobcode, moved)
        remember_stamp(connection, desk, "jobcodes", stamps)
    return looked.keys


def remembered(desk: Desk) -> Observed:
    """The mirror as it stands: no call."""
    tenant_id = desk.tenant_id()
    with desk.database.read() as connection:
        return Observed(
            clients=tuple(mirror.read_all(connection, tenant_id, Client)),
            work_items=tuple(mirror.read_all(connection, tenant_id, WorkItem)),
            jobcodes=tuple(mirror.read_all(connection, tenant_id, Jobcode)),
        )


def since_stamp(desk: Desk, stream: str, stamps: dict[str, datetime]) -> datetime | None:
    """Where to read a stream of QuickBooks Time from; None when it has not moved.

    Stamps are whole seconds: one that is as young as the last reading may still gain rows within its second.
    """
    with desk.database.read() as connection:
        seen = tenants.cursor(connection, desk.tenant_id(), stream)
        read_at = tenants.cursor(connection, desk.tenant_id(), f"{stream} read at")
    if seen is None or read_at is None:
        return LONG_AGO
    stamp = datetime.fromisoformat(seen)
    at = datetime.fromisoformat(read_at)
    settled = (
        at <= desk.now() and at - stamp > OVERLAP
    )  # what was read before the clock was set back never is
    if settled and stream in stamps and stamps[stream] <= stamp:
        return None
    return stamp - OVERLAP


def remember_stamp(connection: Connection, desk: Desk, stream: str, stamps: dict[str, datetime]) -> None:
    """The stream was read after QuickBooks Time had said this stamp; in the transaction that keeps what was read."""
    if stream not in stamps:
        return
    tenants.set_cursor(connection, desk.tenant_id(), stream, stamps[stream].isoformat())
    tenants.set_cursor(connection, desk.tenant_id(), f"{stream} read at", desk.now().isoformat())


def read_clients(desk: Desk, modified_since: datetime | None, known: dict[str, Client]) -> list[Client]:
    """Clients with their contact types, moved since then; a group that is known under this name is not read again."""
    clients = []
    for client in desk.karbon.clients(modified_since=modified_since):
        seen = known.get(client.key)
        if client.kind is not EntityKind.CLIENT_GROUP:
            clients.append(client)
        elif seen is not None and seen.name == client.name:
            clients.append(seen)
        else:
            clients += with_type(desk, client)
    return clients


def _known_groups(desk: Desk) -> dict[str, Client]:
    """Groups as last read: a plain Sync does not read each again (Save & Sync does)."""
    with desk.database.read() as connection:
        groups = mirror.below(connection, desk.tenant_id(), Client, [EntityKind.CLIENT_GROUP.value])
    return {client.key: client for client in groups}


def moved_codes(desk: Desk, stamps: dict[str, datetime]) -> list[Jobcode]:
    """Codes that QuickBooks Time says have moved since they were last read."""
    since = since_stamp(desk, "jobcodes", stamps)
    return [] if since is None else desk.time.jobcodes(active="both", modified_since=since)


def _clients_since(desk: Desk) -> datetime | None:
    """The start of the last reading by our clock; the overlap covers the difference to Karbon's."""
    with desk.database.read() as connection:
        seen = tenants.cursor(connection, desk.tenant_id(), "clients")
    if seen is None or datetime.fromisoformat(seen) > desk.now():  # it was read before the clock was set back
        return None
    return datetime.fromisoformat(seen) - 2 * OVERLAP
