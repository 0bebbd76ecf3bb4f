"""The databases that can hold a store, and what each is told so that what was committed stays."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

from integration.store.version import ForeignStore, is_foreign

BUSY_TIMEOUT_S: Final = 5
CONNECT_TIMEOUT_S: Final = 10
READING: Final = "reading"
DRIVERS: Final = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def engine_for(url: str) -> Engine:
    """An engine for a store at this URL; SQLAlchemy's ArgumentError for what is none."""
    parsed = make_url(url)
    parsed = parsed.set(drivername=DRIVERS.get(parsed.drivername, parsed.drivername))
    return _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _server(parsed)


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _sqlite_connect)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _server(url: URL) -> Engine:
    """A PostgreSQL server. One that was restarted is found again by the ping."""
    engine = create_engine(
        url, pool_pre_ping=True, pool_size=2, connect_args={"connect_timeout": CONNECT_TIMEOUT_S}
    )
    event.listen(engine, "begin", _server_begin)
    return engine


def _sqlite_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN is ours, below
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    if is_foreign({name for (name,) in found}):
        raise ForeignStore
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")  # an intent must survive a power cut
    connection.execute("PRAGMA foreign_keys=ON")


def _sqlite_begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _server_begin(connection: Connection) -> None:
    """One instant for whoever reads; whoever writes waits for a row no longer than for a file."""
    if connection.get_execution_options().get(READING):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_TIMEOUT_S}s'")
