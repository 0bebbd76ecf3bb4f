"""SQLite for SQLAlchemy with a memory: what was compiled for one store is not compiled again for the next.

A history opens three stores or so, each with an engine of its own, and an engine compiles every statement anew: a sixth
of a history. This dialect is SQLAlchemy's own in all that a store can see.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final, Self

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

DRIVER: Final = "sqlite+remembered"
STATEMENTS_MAX: Final = 2_000


class Remembered(SQLiteDialect_pysqlite):
    """One dialect for all engines, for what is compiled is kept by dialect."""

    supports_statement_cache = True
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


registry.register("sqlite.remembered", __name__, "Remembered")
