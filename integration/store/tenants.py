"""The firm: whom it is connected to, what it chose, and how far its streams were read."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from integration.settings import Settings
from integration.store.schema import CURSOR, TENANT

# Statements are built once: building one costs more than running it.
_TENANT = select(TENANT).where(TENANT.c.id == bindparam("tenant_id"))
_NEW_TENANT = insert(TENANT)
_CHANGE_TENANT = update(TENANT).where(TENANT.c.id == bindparam("tenant_id"))
_CURSOR = select(CURSOR.c.value).where(
    CURSOR.c.tenant == bindparam("tenant_id"), CURSOR.c.stream == bindparam("name")
)
_MOVE_CURSOR = (
    update(CURSOR)
    .where(CURSOR.c.tenant == bindparam("tenant_id"), CURSOR.c.stream == bindparam("name"))
    .values(value=bindparam("reached"))
)
_NEW_CURSOR = insert(CURSOR)


class Tenant(msgspec.Struct, frozen=True, kw_only=True):
    """One firm's connection."""

    id: str  # Karbon's TenantKey
    account: str  # the QuickBooks Time account
    company: str
    connected: bool
    connected_by: str
    since: datetime
    settings: Settings = Settings()
    synced_at: datetime | None = None


def tenant(connection: Connection, tenant_id: str) -> Tenant | None:
    """The firm of this id, if it ever was connected."""
    row = connection.execute(_TENANT, {"tenant_id": tenant_id}).first()
    if row is None:
        return None
    return Tenant(
        id=row.id,
        account=row.account,
        company=row.company,
        connected=row.connected,
        connected_by=row.connected_by,
        since=datetime.fromisoformat(row.since),
        settings=msgspec.json.decode(row.settings, type=Settings),
        synced_at=datetime.fromisoformat(row.synced_at) if row.synced_at else None,
    )


def put_tenant(connection: Connection, firm: Tenant) -> None:
    """Write a firm's connection."""
    row = {
        "account": firm.account,
        "company": firm.company,
        "connected": firm.connected,
        "settings": msgspec.json.encode(firm.settings).decode(),
        "connected_by": firm.connected_by,
        "since": firm.since.isoformat(),
        "synced_at": firm.synced_at.isoformat() if firm.synced_at else None,
    }
    if not connection.execute(_CHANGE_TENANT, {"tenant_id": firm.id, **row}).rowcount:
        connection.execute(_NEW_TENANT, {"id": firm.id, **row})


def cursor(connection: Connection, tenant_id: str, stream: str) -> str | None:
    """How far a stream was read, in the vendor's own time."""
    return connection.execute(_CURSOR, {"tenant_id": tenant_id, "name": stream}).scalar()


def set_cursor(connection: Connection, tenant_id: str, stream: str, value: str) -> None:
    """Remember how far a stream was read; in the transaction that stores what was read."""
    moved = connection.execute(_MOVE_CURSOR, {"tenant_id": tenant_id, "name": stream, "reached": value})
    if moved.rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(_NEW_CURSOR, {"tenant": tenant_id, "stream": stream, "value": value})
    except IntegrityError:  # another process was first, at this very instant
        connection.execute(_MOVE_CURSOR, {"tenant_id": tenant_id, "name": stream, "reached": value})
