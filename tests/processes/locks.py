"""Somebody else who has the store locked, and does not let go of it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

HELD: Final[list[Any]] = []  # until the process ends


def lock(url: str) -> None:
    """Lock every table of the store against writing, by a connection of its own."""
    sqlite = url.startswith("sqlite")
    connection = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect()
    connection.execute(text("begin immediate" if sqlite else "begin"))
    if not sqlite:
        connection.execute(text("set local lock_timeout = 0"))
        for table in ("lease", "intent", "entry", "link", "cursor", "tenant"):
            connection.execute(text(f"lock table {table} in exclusive mode"))
    HELD.append(connection)
