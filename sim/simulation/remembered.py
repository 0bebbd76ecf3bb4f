"""SQLite for SQLAlchemy with a memory: what was compiled for one store is not compiled again for the next.

A history opens three stores or so, each with an engine of its own, and an engine compiles every statement anew: a sixth
of a history. This dialect is SQLAlchemy's own in all that a store can see.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Final, Protocol, Self

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from sim.simulation.quick import quicken

DRIVER: Final = "sqlite+remembered"
STATEMENTS_MAX: Final = 2_000


class Watching(Protocol):
    """Who hears of transactions. A listener of SQLAlchemy's would have it look for more of them at every statement."""

    def opens(self, engine: Engine) -> object:
        """A store is opened."""

    def connects(self, file: str, connect: Callable[[], Any]) -> Any:
        """A connection to one."""

    def begins(self) -> object:
        """A transaction is about to begin."""

    def commits(self) -> object:
        """A transaction is about to be committed."""

    def committed(self) -> object:
        """It is."""


class Remembered(SQLiteDialect_pysqlite):
    """One dialect for all engines, for what is compiled is kept by dialect."""

    supports_statement_cache = True
    watched_by: ClassVar[Watching | None] = None
    _only: ClassVar[Self | None] = None
    _statements: ClassVar[Any] = LRUCache(STATEMENTS_MAX)

    def __new__(cls, *_args: Any, **_kwargs: Any) -> Self:
        """The one that there is."""
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __init__(self, **kwargs: Any) -> None:
        if "_ready" not in self.__dict__:
            super().__init__(**kwargs)
            self._ready = True

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Let the engine look up statements where all of them do."""
        engine.update_execution_options(compiled_cache=cls._statements)
        quicken(engine)
        if cls.watched_by is not None:
            cls.watched_by.opens(engine)

    def connect(self, *cargs: Any, **cparams: Any) -> Any:
        """A connection, and whoever watches hears of it."""
        made = partial(super().connect, *cargs, **{"cached_statements": STATEMENTS_MAX} | cparams)
        return made() if self.watched_by is None else self.watched_by.connects(str(cargs[0]), made)

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin, unless whoever watches keeps it from that."""
        if self.watched_by is not None:
            self.watched_by.begins()
        super().do_begin(dbapi_connection)  # type: ignore[no-untyped-call] # SQLAlchemy has no types here

    def do_commit(self, dbapi_connection: Any) -> None:
        """Commit, unless whoever watches keeps it from that."""
        if self.watched_by is not None:
            self.watched_by.commits()
        super().do_commit(dbapi_connection)  # type: ignore[no-untyped-call]
        if self.watched_by is not None:
            self.watched_by.committed()


registry.register("sqlite.remembered", __name__, "Remembered")
