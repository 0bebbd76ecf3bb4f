"""Opening the store: durable, exclusive when it writes, and never of a version it does not know."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, NoSuchModuleError, OperationalError

from integration.store.engines import BUSY_TIMEOUT_S, READING, engine_for, enter
from integration.store.schema import SCHEMA_VERSION, VERSION
from integration.store.version import ForeignStore, NewerStore, bring_up

Guard = Callable[[Connection], object]


class StoreError(Exception):
    """The store cannot be used; the text says which, why and what to do."""


class StoreBusy(StoreError):
    """Another program writes to it for longer than anybody waits."""


class Database:
    """One store. Reads and writes happen in short transactions; a write waits for another at most a few seconds."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._reading = self._engine.execution_options(**{READING: True})
        self._guard: Guard | None = None
        self._file: tuple[Path, tuple[int, int] | None] | None = None
        try:
            self._bring_up()
        except IntegrityError:  # another process made the tables at this very instant
            self._bring_up()
        except DatabaseError as error:  # no schema to make tables in, no right to make any
            raise _explained(error, url) from error
        if (path := _file_of(url)) is not None:
            self._file = (path, _identity(path))

    def _bring_up(self) -> None:
        with self.begin() as connection:
            bring_up(connection)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or nothing, and nothing that the guard objects to."""
        self._still_there()
        with self._transaction(self._engine) as connection:
            if self._guard is not None:
                self._guard(connection)
            yield connection

    def read(self) -> AbstractContextManager[Connection]:
        """A transaction that only reads: one instant of the store, and in nobody's way."""
        return self._transaction(self._reading)

    @contextmanager
    def guarded(self, guard: Guard) -> Iterator[None]:
        """While this lasts, every transaction that writes lets this have a look first."""
        before, self._guard = self._guard, guard
        try:
            yield
        finally:
            self._guard = before

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                enter(connection)
                yield connection
        except ForeignStore as error:
            raise _not_ours(self.url) from error
        except NewerStore as error:
            raise _too_new(self.url, error) from error
        except OperationalError as error:
            raise _explained(error, self.url) from error
        except DatabaseError as error:
            if "file is not a database" in str(error):
                raise _not_ours(self.url) from error
            if "malformed" in str(error):
                raise StoreError(
                    f"{_shown(self.url)} is damaged; put the last good copy of it in its place."
                ) from error
            raise

    def _still_there(self) -> None:
        """A file that was removed takes everything that is written to it along, and says nothing."""
        if self._file is not None and _identity(self._file[0]) != self._file[1]:
            raise StoreError(
                f"{self._file[0]} was taken away or replaced while Timebridge was at work; put it back, or choose "
                "another --store, then sync again."
            )

    def look(self) -> None:
        """Raise StoreError unless the store is there, by a connection of its own: an old one may hold on to a file."""
        path = _file_of(self.url)
        if path is not None and not path.is_file():
            raise StoreError(f"{path} is not there any more; put it back, or choose another --store.")
        self.close()
        with self.read() as connection:
            connection.execute(VERSION.select())

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
        return engine_for(url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(
            f"{url!r} is no store; write a file name, or a database URL such as sqlite:///timebridge.db."
        ) from error


def _not_ours(url: str) -> StoreError:
    return StoreError(f"{_shown(url)} is not a Timebridge store; name another one.")


def _too_new(url: str, found: NewerStore) -> StoreError:
    return StoreError(
        f"{_shown(url)} was written by a newer Timebridge (store version {found}, this one knows "
        f"{SCHEMA_VERSION}); upgrade Timebridge, or choose another --store."
    )


def _explained(error: DatabaseError, url: str) -> StoreError:
    said = str(error.orig).partition("\n")[0].rstrip(".")  # a server shows the statement below
    if "locked" in said or "lock timeout" in said:
        return StoreBusy(
            f"{_shown(url)} is in use by another Timebridge for more than {BUSY_TIMEOUT_S} s; "
            "wait for it to finish, then try again. Nothing was written."
        )
    for sign, what in _NO_ROOM_OR_RIGHT.items():
        if sign in said:
            return StoreError(f"{_shown(url)} {what}, then try again. What was done before is kept.")
    return StoreError(f"{_shown(url)} cannot be used: {said}. Nothing was written.")


_NO_ROOM_OR_RIGHT: Final = {
    "is full": "cannot grow, as the disk is full; make room",
    "No space left": "cannot grow, as the disk of its server is full; make room",
    "disk I/O error": "cannot be written or read, as the disk fails, or allows no more; look at the disk",
    "readonly database": "may not be written; give it and its folder back the right to be",
    "read-only transaction": "takes no writes now; connect to the server that does",
}


def _file_of(url: str) -> Path | None:
    """The file of a SQLite store; a server has none that we could see."""
    parsed = make_url(url) if url.startswith("sqlite") else None
    return Path(parsed.database) if parsed is not None and parsed.database else None


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, whatever it is called; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _shown(url: str) -> str:
    """The store as a person knows it, without a password."""
    parsed = make_url(url)
    return str(parsed.database) if url.startswith("sqlite") else parsed.render_as_string(hide_password=True)
