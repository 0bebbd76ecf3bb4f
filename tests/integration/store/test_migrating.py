"""A store of an earlier Timebridge comes along: every step is taken, in order, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, select

from integration.store import links, tenants
from integration.store.database import Database, StoreError, file_url
from integration.store.schema import METADATA, SCHEMA_VERSION, VERSION

OLD = (Path(__file__).parent / "timebridge_0_1_0.sql").read_text(encoding="utf-8")
FIRM = "2LPSrkzbYrn4"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store as Timebridge 0.1.0 left it, with a firm and a bond in it."""
    found = tmp_path / "timebridge.db"
    with sqlite3.connect(found) as store:
        store.executescript(OLD)
    store.close()
    return found


def test_what_it_remembers_stays(path: Path) -> None:
    """The firm and its bond are there, and the version is the present one."""
    store = Database(file_url(path))
    with store.read() as connection:
        firm = tenants.tenant(connection, FIRM)
        bonds = links.links(connection, FIRM)
        version = connection.execute(select(VERSION.c.version_num)).scalar_one()
    store.close()
    Database(file_url(path)).close()

    assert firm is not None
    assert firm.company == "Harbour Street Accounting"
    assert [(bond.key, bond.jobcode_id) for bond in bonds] == [("3lqJTR4pYcW", 9050)]
    assert version == SCHEMA_VERSION


def test_the_steps_lead_to_the_present_tables(path: Path) -> None:
    """What a store is after the steps is what a new one is: the same tables, columns, keys and indexes."""
    Database(file_url(path)).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, METADATA)
    engine.dispose()

    # Alembic counts its own table as nobody's; what remains is a step that somebody forgot.
    assert [found for found in differences if VERSION.name not in str(found)] == []


def test_the_last_step_is_the_version() -> None:
    """Whoever adds a step says so in the schema."""
    steps = ScriptDirectory(str(Path(links.__file__).parent / "migrations"))

    assert steps.get_current_head() == SCHEMA_VERSION


def test_a_step_that_breaks_off_leaves_the_store_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All steps are one transaction."""
    from integration.store.migrations.versions import step_0002

    def broken(*_args: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(step_0002.op, "drop_table", broken)
    before = _dump(path)
    with pytest.raises(OSError, match="no space"):
        Database(file_url(path))

    assert _dump(path) == before


def test_a_version_that_nobody_wrote(path: Path) -> None:
    """A store of 0.1.0 whose version is no number is somebody else's."""
    with sqlite3.connect(path) as store:
        store.execute("update meta set value = 'one'")
    store.close()

    with pytest.raises(StoreError, match="not a Timebridge store"):
        Database(file_url(path))


def _dump(path: Path) -> list[str]:
    store = sqlite3.connect(path)
    try:
        return list(store.iterdump())
    finally:
        store.close()
