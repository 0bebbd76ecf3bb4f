"""Which version of the tables a store has, and how it comes to the present one."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Inspector, inspect, text

from integration.store.schema import METADATA, SCHEMA_VERSION, VERSION

OURS: Final = {"tenant", "link", "intent", "entry", "observation"}  # since 0.1.0
FIRST: Final = "0001"

_VERSION = VERSION.select()


class ForeignStore(Exception):
    """A database of some other program; not a setting of it is to be changed."""


class NewerStore(Exception):
    """A store of a later Timebridge, with its version."""


def bring_up(connection: Connection) -> None:
    """Make the tables of a new store, or take the steps that a store of an earlier version lacks."""
    found = _version(connection, inspect(connection))
    if found is None:
        METADATA.create_all(connection)
        connection.execute(VERSION.insert().values(version_num=SCHEMA_VERSION))
    elif found != SCHEMA_VERSION:
        if not found.isdigit():
            raise ForeignStore
        if int(found) > int(SCHEMA_VERSION):
            raise NewerStore(found)
        _upgrade(connection, found)


def is_foreign(tables: set[str]) -> bool:
    """Whether these are somebody else's tables."""
    return bool(tables) and not tables >= OURS


def _version(connection: Connection, inspector: Inspector) -> str | None:
    tables = set(inspector.get_table_names())
    if not tables:
        return None
    if is_foreign(tables):
        raise ForeignStore
    if VERSION.name in tables:
        return str(connection.execute(_VERSION).scalar())
    if "meta" not in tables:
        raise ForeignStore
    # Timebridge 0.1.0 wrote "1" here.
    kept = connection.execute(text("select value from meta where name = 'schema'")).scalar()
    return FIRST if kept == "1" else str(kept)


def _upgrade(connection: Connection, found: str) -> None:
    from alembic import command  # a tenth of a second that only an old store costs
    from alembic.config import Config

    steps = Config()
    steps.set_main_option("script_location", "integration.store:migrations")
    steps.attributes["connection"] = connection
    if found == FIRST:
        command.stamp(steps, FIRST)
    command.upgrade(steps, SCHEMA_VERSION)
