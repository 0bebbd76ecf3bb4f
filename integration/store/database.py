"""Opening the store: durable, exclusive when it writes, and never of a version it does not know."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from integration.store.schema import META, METADATA, SCHEMA_VERSION

BUSY_TIMEOUT_S = 5


class StoreError(Exception):
    """The store cannot be used; the text says which, why and what to do."""


class _ForeignFile(Exception):
    """A database of some other program; not a setting of it is to be changed."""


class Database:
    """One store. Reads and writes happen in short transactions; a write waits for another at most a few seconds."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._reading = self._engine.execution_options(reading=True)
        with self.begin() as connection:
            _prepare(connection, url)

    def begin(self) -> AbstractContextManager[Connection]:
        """A transaction that writes: all of it or nothing."""
        return self._transaction(self._engine)

    def read(self) -> AbstractContextManager[Connection]:
        """A transaction that only reads: one instant of the store, and in nobody's way."""
        return self._transaction(self._reading)

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except _ForeignFile as error:
            raise _not_ours(self.url) from error
        except OperationalError as error:
            raise _explained(error, self.url) from error
        except DatabaseError as error:
            if "file is not a database" in str(error):
                raise _not_ours(self.url) from error
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def file_url(path: Path) -> str:
    """The URL of a SQLite store in this file; makes its folder and the file, readable by its owner only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600, exist_ok=True)
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    except OSError as error:
        raise StoreError(
            f"The store {path} cannot be written: {error.strerror}. Choose another --store."
        ) from error
    return f"sqlite:///{path}"


def _engine(url: str) -> Engine:
    try:
        engine = create_engine(url, connect_args=_connect_args(url))
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(
            f"{url!r} is no store; write a file name, or a database URL such as sqlite:///timebridge.db."
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
    return engine


def _connect_args(url: str) -> dict[str, Any]:
    return {"timeout": BUSY_TIMEOUT_S} if url.startswith("sqlite") else {}


def _sqlite_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN is ours, below
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and not tables >= METADATA.tables.keys():
        raise _ForeignFile
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")  # an intent must survive a power cut
    connection.execute("PRAGMA foreign_keys=ON")


def _sqlite_begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _prepare(connection: Connection, url: str) -> None:
    if not inspect(connection).has_table(META.name):
        METADATA.create_all(connection)
        connection.execute(insert(META).values(name="schema", value=str(SCHEMA_VERSION)))
        return
    found = connection.execute(select(META.c.value).where(META.c.name == "schema")).scalar()
    if found is None or not found.isdigit():
        raise _not_ours(url)
    if int(found) > SCHEMA_VERSION:
        raise StoreError(
            f"{_shown(url)} was written by a newer Timebridge (store version {found}, this one knows "
            f"{SCHEMA_VERSION}); upgrade Timebridge, or choose another --store."
        )


def _not_ours(url: str) -> StoreError:
    return StoreError(f"{_shown(url)} is not a Timebridge store; name another file.")


def _explained(error: OperationalError, url: str) -> StoreError:
    if "locked" in str(error.orig):
        return StoreError(
            f"{_shown(url)} is in use by another Timebridge for more than {BUSY_TIMEOUT_S} s; "
            "wait for it to finish, then try again. Nothing was written."
        )
    return StoreError(f"{_shown(url)} cannot be used: {error.orig}. Nothing was written.")


def _shown(url: str) -> str:
    """The store as a person knows it, without a password."""
    parsed = make_url(url)
    return str(parsed.database) if url.startswith("sqlite") else parsed.render_as_string(hide_password=True)
