"""The databases that can hold a store, and what each is told so that what was committed stays."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

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
    return engine


def _server(url: URL) -> Engine:
    """A PostgreSQL server. One that was restarted is found again by the ping."""
    return create_engine(
        url, pool_pre_ping=True, pool_size=2, connect_args={"connect_timeout": CONNECT_TIMEOUT_S}
    )


def _sqlite_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN is ours, below
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    if is_foreign({name for (name,) in found}):
        raise ForeignStore
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")  # an intent must survive a power cut
    connection.execute("PRAGMA foreign_keys=ON")


def _write_ahead(connection: Any) -> None:
    """Keep a log beside the file. SQLite waits for nobody here: where another process has the file, it says so at once.

    Two that open a new store at the same instant would be refused. The one that comes first turns it on for both.
    """
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise


def enter(connection: Connection) -> None:
    """Begin a transaction as its engine reads or writes. Raises SQLAlchemy's DBAPIError.

    No listener of the engine does this: an engine with one looks for more of them at every statement, and a statement
    of SQLAlchemy's costs four times what the database takes to begin.
    """
    reads = bool(connection.get_execution_options().get(READING))
    if connection.dialect.name == "sqlite":
        _sqlite_begin(connection, reads=reads)
    else:
        _server_begin(connection, reads=reads)


def _sqlite_begin(connection: Connection, *, reads: bool) -> None:
    begin = "BEGIN" if reads else "BEGIN IMMEDIATE"
    raw: Any = connection.connection.driver_connection
    try:
        raw.execute(begin)
    except sqlite3.Error as error:
        raise DBAPIError.instance(begin, None, error, sqlite3.Error) from error


def _server_begin(connection: Connection, *, reads: bool) -> None:
    """One instant for whoever reads; whoever writes waits for a row no longer than for a file."""
    if reads:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_TIMEOUT_S}s'")
