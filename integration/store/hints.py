"""Whether a firm's hints are on: where Karbon sends them, and when everything was last read without their help."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from integration.store.schema import HINTS

# Statements are built once: building one costs more than running it.
_SHOWN: Final = select(HINTS).where(HINTS.c.tenant == bindparam("tenant_id"))
_CHANGE: Final = update(HINTS).where(HINTS.c.tenant == bindparam("tenant_id"))
_NEW: Final = insert(HINTS)
_OFF: Final = delete(HINTS).where(HINTS.c.tenant == bindparam("tenant_id"))


class HintsOn(msgspec.Struct, frozen=True, kw_only=True):
    """How hints come to a firm that has them on."""

    address: str
    whole_every_hours: int
    whole_at: datetime | None = None
    asked: str = ""


def hints_on(connection: Connection, tenant: str) -> HintsOn | None:
    """How the firm's hints come; None when they are off."""
    row = connection.execute(_SHOWN, {"tenant_id": tenant}).first()
    if row is None:
        return None
    return HintsOn(
        address=row.address,
        whole_every_hours=row.whole_every_hours,
        whole_at=datetime.fromisoformat(row.whole_at) if row.whole_at else None,
        asked=row.asked,
    )


def put_hints(connection: Connection, tenant: str, found: HintsOn) -> None:
    """The firm's hints are on, and come like this."""
    row = {
        "address": found.address,
        "whole_every_hours": found.whole_every_hours,
        "whole_at": found.whole_at.isoformat() if found.whole_at else None,
        "asked": found.asked,
    }
    if not connection.execute(_CHANGE, {"tenant_id": tenant, **row}).rowcount:
        connection.execute(_NEW, {"tenant": tenant, **row})


def drop_hints(connection: Connection, tenant: str) -> None:
    """The firm's hints are off."""
    connection.execute(_OFF, {"tenant_id": tenant})
