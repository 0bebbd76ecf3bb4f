"""SQLAlchemy's engine for the stores of a simulation, without what it does again for every statement and transaction.

A statement that was executed before is known by its text, its parameters and its columns; a connection that was used
before is used again. What is executed, and what comes of it, is the same: every other statement goes SQLAlchemy's way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Delete, Engine, Insert, Select, Update
from sqlalchemy.engine.base import OptionEngine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from sim.simulation.rows import Columns, Rows

Shape = tuple[bool, tuple[str, ...]]  # many at once or not, and the names of the parameters
Values = Callable[[Any], Any]
KINDS: Final = (Select, Insert, Update, Delete)


class Given(NamedTuple):
    """A value in the text: that of a name, a part of the list of a name, or always the same."""

    name: str | None
    number: int | None
    value: Any
    process: Callable[[Any], Any] | None

    @property
    def plain(self) -> bool:
        """Whether it is what the name stands for, as it is."""
        return self.name is not None and self.number is None and self.process is None

    def of(self, parameters: Any) -> Any:
        """The value as the database gets it."""
        if self.name is None:
            return self.value
        value = parameters[self.name] if self.number is None else parameters[self.name][self.number]
        return value if self.process is None else self.process(value)


class Known:
    """A statement as it was compiled for parameters of these names."""

    def __init__(self, compiled: SQLCompiler, shape: Shape) -> None:
        self._many, self._names = shape
        self._compiled = compiled
        self._several = sorted(name for name in shape[1] if _is_several(compiled, name))
        self._texts: dict[tuple[int, ...], tuple[str, Values]] = {}
        columns = compiled._result_columns  # noqa: SLF001 - what a result is read by
        dialect = compiled.dialect
        processors = [one.type.dialect_impl(dialect).result_processor(dialect, None) for one in columns]
        self._columns = Columns([one.keyname for one in columns], processors)

    def run(self, connection: Connection, parameters: Any) -> Rows:
        """Execute it. Raises SQLAlchemy's DBAPIError."""
        raw: Any = connection._dbapi_connection.dbapi_connection  # type: ignore[union-attr] # noqa: SLF001
        text, values_of = self._text(parameters[0] if self._many else parameters)
        values: Any = [values_of(one) for one in parameters] if self._many else values_of(parameters)
        try:
            cursor = raw.executemany(text, values) if self._many else raw.execute(text, values)
            found = cursor.fetchall()
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                text, values, error, sqlite3.Error, dialect=connection.dialect
            ) from error
        return Rows(self._columns, found, cursor.rowcount)

    def _text(self, parameters: Any) -> tuple[str, Values]:
        lengths = tuple(len(parameters[name]) for name in self._several)
        found = self._texts.get(lengths)
        if found is None:
            found = self._texts[lengths] = _written(self._compiled, self._names, parameters)
        return found


class QuickConnection(Connection):
    """Executes by what is known of a statement, from the second time on."""

    def execute(self, statement: Any, parameters: Any = None, *, execution_options: Any = None) -> Any:
        """What came of it."""
        known = None
        if execution_options is None and self._transaction is not None:
            known = _known(statement, parameters, self.dialect)
        if known is None:
            return super().execute(statement, parameters, execution_options=execution_options)
        return known.run(self, parameters)


class Begun:
    """A transaction on a connection that was kept, or on a new one. After a bad end the connection is not kept."""

    def __init__(self, engine: QuickEngine) -> None:
        self._engine = engine

    def __enter__(self) -> Connection:
        engine = self._engine
        connection = self._connection = engine.kept.pop() if engine.kept else engine.connect()
        connection.engine = engine
        connection._execution_options = engine._execution_options  # noqa: SLF001 - as of one that is made anew
        try:
            self._transaction = connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            try:
                self._transaction.commit()
            except BaseException:
                self._give_up()
                raise
            self._engine.kept.append(self._connection)
        else:
            self._give_up()

    def _give_up(self) -> None:
        try:
            self._transaction.rollback()
        finally:
            self._connection.close()


class QuickEngine(Engine):
    """An engine that keeps its connections."""

    _connection_cls = QuickConnection
    kept: list[Connection]

    def begin(self) -> Begun:  # type: ignore[override] # SQLAlchemy's is made of a generator
        """A transaction: all of it or nothing."""
        return Begun(self)

    def dispose(self, close: bool = True) -> None:
        """Close what is kept, too, whatever became of it."""
        while self.kept:
            connection = self.kept.pop()
            connection.invalidate()
            connection.close()
        super().dispose(close)


class QuickOptions(OptionEngine, QuickEngine):
    """The same with other options."""

    @property
    def kept(self) -> list[Connection]:  # type: ignore[override]
        """The connections of the engine that this one is of."""
        kept: list[Connection] = self._proxied.kept  # type: ignore[attr-defined]
        return kept


QuickEngine._option_cls = QuickOptions  # noqa: SLF001 - as SQLAlchemy has it


def quicken(engine: Engine) -> None:
    """Let this engine be a quick one."""
    engine.__class__ = QuickEngine
    engine.kept = []  # type: ignore[attr-defined]


# A statement that is seen for the first time may be the last of its kind: it is looked at from the second time on.
_STATEMENTS: WeakKeyDictionary[Any, dict[Shape, Known | None]] = WeakKeyDictionary()


def _known(statement: Any, parameters: Any, dialect: Any) -> Known | None:
    found = _STATEMENTS.get(statement)
    if found is None:
        if isinstance(statement, KINDS):
            _STATEMENTS[statement] = {}
        return None
    many = isinstance(parameters, list)
    if many and not parameters:
        return None
    shape = (many, tuple(parameters[0] if many else parameters or ()))
    if shape not in found:
        found[shape] = _looked_at(statement, shape, dialect)
    return found[shape]


def _looked_at(statement: Any, shape: Shape, dialect: Any) -> Known | None:
    """What is to be known of it; None if that is not all that there is to it."""
    many, names = shape
    compiled = statement.compile(dialect=dialect, column_keys=sorted(names), for_executemany=many)
    if compiled.insert_prefetch or compiled.update_prefetch or compiled.literal_execute_params:
        return None
    if many and (compiled.effective_returning or any(_is_several(compiled, name) for name in names)):
        return None
    for bound in compiled.binds.values():
        if bound.callable is not None or (bound.required and bound.key not in names):
            return None
    return Known(compiled, shape)


def _is_several(compiled: SQLCompiler, name: str) -> bool:
    return any(bound.expanding for bound in compiled.binds.values() if bound.key == name)


def _written(compiled: SQLCompiler, names: Sequence[str], parameters: Any) -> tuple[str, Values]:
    """The text as the database reads it, for lists as long as these, and how its values are had."""
    state = compiled.construct_expanded_state(parameters, escape_names=False)
    parts = {
        part: (name, number)
        for name, several in state.parameter_expansion.items()
        for number, part in enumerate(several)
    }
    wanted: list[Given] = []
    for position in state.positiontup or ():
        name, number = parts.get(position, (position, None))
        key, process = compiled.binds[name].key, state.processors.get(position)
        if key in names:
            wanted.append(Given(key, number, None, process))
        else:
            value = state.parameters[position]
            wanted.append(Given(None, None, value if process is None else process(value), None))
    return state.statement, _values_of(wanted)


def _values_of(wanted: Sequence[Given]) -> Values:
    """How the values are had from parameters by name."""
    if len(wanted) > 1 and all(one.plain for one in wanted):
        return itemgetter(*[one.name for one in wanted])
    if len(wanted) == 1 and wanted[0].plain:
        name = wanted[0].name
        return lambda parameters: (parameters[name],)
    return lambda parameters: tuple(one.of(parameters) for one in wanted)
