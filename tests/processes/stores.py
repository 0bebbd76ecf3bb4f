"""Stores of one kind, kept as they were at a stage and laid out again for a cycle."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine, text

from integration.store.database import Database
from integration.store.schema import METADATA
from tests.integration.stores import SERVER, Stores

WORK: Final = "work"  # the one that commands are run on
NUMBERED: Final = {  # columns that the database numbers itself, by their tables
    table.name: column.name
    for table in METADATA.sorted_tables
    for column in table.primary_key
    if column.autoincrement is True
}
PARTS: Final = ("", "-wal")  # of a store in SQLite; a process that was killed leaves its log behind


class Copies:
    """One store that commands work on, and copies of it."""

    def __init__(self, stores: Stores, folder: Path) -> None:
        self.kind = stores.kind
        self._stores = stores
        self._folder = folder
        self.url = stores.url(WORK)

    def keep(self, label: str) -> None:
        """Keep the store as it is now."""
        if self.kind == "sqlite":
            self._copy_files(WORK, label)
        else:
            Database(self._stores.url(label)).close()
            self._copy_rows(WORK, label)

    def lay_out(self, label: str = "") -> None:
        """Make the store what it was; nothing at all without a label."""
        if self.kind == "sqlite":
            self._copy_files(label, WORK)
        elif label:
            Database(self.url).close()
            self._copy_rows(label, WORK)
        else:
            schema = self._schema(WORK)
            self._command(f"drop schema {schema} cascade", f"create schema {schema}")

    def look(self, see: Callable[[Database], object]) -> None:
        """Open the store, see, and let go of it."""
        database = Database(self.url)
        try:
            see(database)
        finally:
            database.close()

    def size_bytes(self) -> int:
        """How large the file is."""
        return self._file(WORK, "").stat().st_size

    def _copy_files(self, source: str, target: str) -> None:
        for part in (*PARTS, "-shm"):
            self._file(target, part).unlink(missing_ok=True)
        for part in PARTS:
            if source and self._file(source, part).exists():
                shutil.copy(self._file(source, part), self._file(target, part))

    def _file(self, name: str, part: str) -> Path:
        return self._folder / f"{name}.db{part}"

    def _copy_rows(self, source: str, target: str) -> None:
        there, here = self._schema(source), self._schema(target)
        tables = [table.name for table in METADATA.sorted_tables]
        self._command(
            *(f"delete from {here}.{table}" for table in reversed(tables)),
            *(f"insert into {here}.{table} select * from {there}.{table}" for table in tables),
            *(
                f"select setval(pg_get_serial_sequence('{here}.{table}', '{column}'),"
                f" (select coalesce(max({column}), 0) + 1 from {here}.{table}), false)"
                for table, column in NUMBERED.items()
            ),
        )

    def _schema(self, name: str) -> str:
        self._stores.url(name)
        return self._stores._schemas[name]

    def _command(self, *statements: str) -> None:
        engine = create_engine(SERVER)
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()
