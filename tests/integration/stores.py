"""Stores for tests: SQLite files, and schemas of their own in the PostgreSQL server of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from integration.store.database import file_url

SERVER = os.environ.get("TIMEBRIDGE_TEST_POSTGRESQL", "postgresql+psycopg://root@127.0.0.1:5432/test")
KINDS = ("sqlite", "postgresql")


class Stores:
    """Where the firms of a test keep what they remember."""

    def __init__(self, kind: str, folder: Path, worker: str) -> None:
        self.kind = kind
        self._folder = folder
        self._worker = worker
        self._schemas: dict[str, str] = {}

    def url(self, name: str) -> str:
        """The address of a store of this name; the same one for the same name."""
        if self.kind == "sqlite":
            return file_url(self._folder / f"{name}.db")
        if name not in self._schemas:
            schema = f"timebridge_{os.getpid()}_{self._worker}_{len(self._schemas)}"  # runs share the server
            self._schemas[name] = schema
            self._command(f"drop schema if exists {schema} cascade", f"create schema {schema}")
        return _in_schema(self._schemas[name])

    def forget(self) -> None:
        """Leave nothing behind in the server."""
        if self._schemas:
            self._command(*(f"drop schema {schema} cascade" for schema in self._schemas.values()))

    def _command(self, *statements: str) -> None:
        engine = create_engine(SERVER)
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()


def _in_schema(schema: str) -> str:
    """Commits do not wait for the disk: no test pulls the plug of the machine."""
    url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={schema} -csynchronous_commit=off"})
    return url.render_as_string(hide_password=False)


@contextmanager
def stores(kind: str, folder: Path, worker: str) -> Iterator[Stores]:
    """Stores of this kind; where there is no server the test is skipped, but never in CI."""
    found = Stores(kind, folder, worker)
    try:
        if kind == "postgresql":
            found.url("asked")
    except OperationalError as error:
        if "TIMEBRIDGE_CI" in os.environ:
            raise
        pytest.skip(f"no PostgreSQL answers: {str(error.orig).splitlines()[0]}")
    try:
        yield found
    finally:
        found.forget()
