"""Read the systems into the mirror: everything when a person presses Save & Sync, what moved otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from integration.desk import Desk
from integration.model import Client, Jobcode, KarbonUser, TimeUser, WorkItem
from integration.plan import Observed
from integration.store import mirror, tenants

OVERLAP: Final = timedelta(minutes=5)  # rows share a second with the last read, and clocks differ
LONG_AGO: Final = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


def observe_all(desk: Desk) -> Observed:
    """Complete listings of clients, work, people and codes; only these can show that something is gone."""
    tenant_id = desk.tenant_id()
    desk.progress.stage("Reading Karbon")
    begun = desk.now()
    clients = desk.karbon.clients()
    work_items = desk.karbon.work_items()
    users = desk.karbon.users()
    desk.progress.stage("Reading QuickBooks Time")
    stamp = _stamps(desk).get("jobcodes")
    jobcodes = desk.time.jobcodes(active="both")
    time_users = desk.time.users(active="both")
    with desk.database.begin() as connection:
        mirror.replace_all(connection, tenant_id, Client, clients)
        mirror.replace_all(connection, tenant_id, WorkItem, work_items)
        mirror.replace_all(connection, tenant_id, KarbonUser, users)
        mirror.replace_all(connection, tenant_id, Jobcode, jobcodes)
        mirror.replace_all(connection, tenant_id, TimeUser, time_users)
        tenants.set_cursor(connection, tenant_id, "clients", begun.isoformat())
        if stamp is not None:
            tenants.set_cursor(connection, tenant_id, "jobcodes", stamp.isoformat())
    return Observed(clients=tuple(clients), work_items=tuple(work_items), jobcodes=tuple(jobcodes))


def observe_changes(desk: Desk, stamps: dict[str, datetime]) -> Observed:
    """What a plain Sync reads: clients and codes that moved since the last look, and Karbon's list of work.

    Karbon tells what moved for people and organizations only; QuickBooks Time says it in one call for everything.
    Users and fields wait for Save & Sync (SETTINGS-06), and so does the proof that something is gone.
    """
    tenant_id = desk.tenant_id()
    desk.progress.stage("Reading Karbon")
    begun = desk.now()
    clients = desk.karbon.clients(modified_since=_clients_since(desk))
    work_items = desk.karbon.work_items()
    moved = _moved_codes(desk, stamps)
    with desk.database.begin() as connection:
        mirror.merge(connection, tenant_id, Client, clients)
        mirror.replace_all(connection, tenant_id, WorkItem, work_items)
        tenants.set_cursor(connection, tenant_id, "clients", begun.isoformat())
        if moved:
            mirror.merge(connection, tenant_id, Jobcode, moved)
        if "jobcodes" in stamps:
            tenants.set_cursor(connection, tenant_id, "jobcodes", stamps["jobcodes"].isoformat())
        jobcodes = mirror.read_all(connection, tenant_id, Jobcode)
        clients = mirror.read_all(connection, tenant_id, Client)
    return Observed(clients=tuple(clients), work_items=tuple(work_items), jobcodes=tuple(jobcodes))


def remembered(desk: Desk) -> Observed:
    """The mirror as it stands: no call."""
    tenant_id = desk.tenant_id()
    with desk.database.begin() as connection:
        return Observed(
            clients=tuple(mirror.read_all(connection, tenant_id, Client)),
            work_items=tuple(mirror.read_all(connection, tenant_id, WorkItem)),
            jobcodes=tuple(mirror.read_all(connection, tenant_id, Jobcode)),
        )


def _moved_codes(desk: Desk, stamps: dict[str, datetime]) -> list[Jobcode]:
    with desk.database.begin() as connection:
        seen = tenants.cursor(connection, desk.tenant_id(), "jobcodes")
    latest = stamps.get("jobcodes")
    if seen is not None and latest is not None and latest <= datetime.fromisoformat(seen):
        return []
    since = datetime.fromisoformat(seen) - OVERLAP if seen is not None else LONG_AGO
    return desk.time.jobcodes(active="both", modified_since=since)


def _clients_since(desk: Desk) -> datetime | None:
    """The start of the last reading by our clock; the overlap covers the difference to Karbon's."""
    with desk.database.begin() as connection:
        seen = tenants.cursor(connection, desk.tenant_id(), "clients")
    return datetime.fromisoformat(seen) - 2 * OVERLAP if seen is not None else None


def _stamps(desk: Desk) -> dict[str, datetime]:
    return desk.time.last_modified(["jobcodes"])
