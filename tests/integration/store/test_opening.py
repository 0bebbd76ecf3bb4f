"""A store that cannot be used is refused in one sentence, and nothing in it is touched."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, update

from integration.store import database, engines
from integration.store.database import Database, StoreError, file_url
from integration.store.schema import METADATA, SCHEMA_VERSION, VERSION


def opened(path: Path) -> Database:
    return Database(file_url(path))


def said(path: Path) -> str:
    """What a person is told who names this file."""
    with pytest.raises(StoreError) as refusal:
        opened(path)
    text = str(refusal.value)

    assert str(path) in text
    assert "\n" not in text
    assert text.endswith(".")
    return text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "timebridge.db"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock."""
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_S", 0)


def test_a_new_store(path: Path) -> None:
    """A file that is not there is made, with every table and its version."""
    store = opened(path)
    with store.read() as connection:
        version = connection.execute(select(VERSION.c.version_num)).scalar_one()
    store.close()
    opened(path).close()

    assert version == SCHEMA_VERSION


def test_nobody_else_can_read_it(path: Path) -> None:
    """Time, names and addresses are the owner's to read: in the file and in all that lies beside it (S18)."""
    store = opened(path)
    with store.begin() as connection:
        connection.execute(update(VERSION).values(version_num=SCHEMA_VERSION))
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    store.close()

    assert set(modes) >= {path.name, f"{path.name}-wal"}
    assert set(modes.values()) == {0o600}


def test_a_store_that_was_open_to_all(path: Path) -> None:
    """A file that others could read is closed to them."""
    path.touch(mode=0o644)
    path.chmod(0o644)
    opened(path).close()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("impatient")
def test_locked(path: Path) -> None:
    """Two that write at once: the second is told, and what the first does is whole."""
    first, second = opened(path), opened(path)
    with first.begin() as connection:
        connection.execute(update(VERSION).values(version_num="1"))
        with (
            pytest.raises(StoreError, match=r"in use by another Timebridge.*Nothing was written\.$"),
            second.begin(),
        ):
            pass
        assert "in use" in said(path)
    first.close()
    second.close()


def test_reading_waits_for_nobody(path: Path) -> None:
    """While somebody writes, others read what was there before."""
    first, second = opened(path), opened(path)
    with first.begin() as writing:
        writing.execute(update(VERSION).values(version_num="7"))
        with second.read() as reading:
            seen = reading.execute(select(VERSION.c.version_num)).scalar_one()
    first.close()
    second.close()

    assert seen == SCHEMA_VERSION


def test_all_or_nothing(path: Path) -> None:
    """What breaks off in the middle was never written."""
    store = opened(path)

    def break_off() -> None:
        with store.begin() as connection:
            connection.execute(update(VERSION).values(version_num="7"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    with store.read() as connection:
        kept = connection.execute(select(VERSION.c.version_num)).scalar_one()
    store.close()

    assert kept == SCHEMA_VERSION


def test_a_newer_version(path: Path) -> None:
    """A store of a later Timebridge is left to that."""
    store = opened(path)
    with store.begin() as connection:
        connection.execute(update(VERSION).values(version_num="9999"))
    store.close()

    assert "newer Timebridge" in said(path)


@pytest.mark.parametrize("version", [None, "", "one"])
def test_no_version_at_all(path: Path, version: str | None) -> None:
    """A store that does not know its version is none."""
    store = opened(path)
    with store.begin() as connection:
        connection.execute(
            VERSION.delete() if version is None else update(VERSION).values(version_num=version)
        )
    store.close()

    assert "not a Timebridge store" in said(path)


def test_no_database(path: Path) -> None:
    """A file that is no database stays as it is, to the byte."""
    content = b"Dear Priya,\n" * 400
    path.write_bytes(content)

    assert "not a Timebridge store" in said(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("table", ["invoices", "meta", "link"])
def test_another_programs_database(path: Path, table: str) -> None:
    """A database of some other program gets no table of ours, nor any of our settings."""
    with sqlite3.connect(path) as other:
        other.execute(f"CREATE TABLE {table} (name TEXT)")
    other.close()
    content = path.read_bytes()

    assert "not a Timebridge store" in said(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("where", ["folder", "below a file"])
def test_no_place_for_a_file(tmp_path: Path, where: str) -> None:
    """A folder cannot be a store, nor can there be one below a file."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    path = tmp_path / ("folder" if where == "folder" else "file/timebridge.db")

    assert "cannot be" in said(path)


@pytest.mark.parametrize("url", ["", "nonsense", "oracle9i://x", "sqlite"])
def test_no_address(url: str) -> None:
    """A text that is no address of a database is refused as such."""
    with pytest.raises(StoreError, match="is no store"):
        Database(url)


def test_a_password_stays_hidden() -> None:
    """What is said about a database server does not hold its password."""
    assert "secret" not in database._shown("postgresql://timebridge:secret@host/books")


def test_every_row_has_a_tenant() -> None:
    """No table but the version's is without a tenant."""
    without = {name for name, table in METADATA.tables.items() if "tenant" not in table.c}

    assert without == {VERSION.name, "tenant"}


def test_another_process_opens_a_new_store_at_the_same_instant(tmp_path: Path) -> None:
    """SQLite refuses to turn its log on then, at once; whoever has the file is waited for as ever."""
    file = tmp_path / "new.db"
    engine = engines.engine_for(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with engine.connect() as connection:
            other.execute("COMMIT")
            engines.enter(connection)
            connection.commit()
    engine.dispose()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()
