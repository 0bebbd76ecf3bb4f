"""A quick engine does what SQLAlchemy's own does: the same rows, errors and histories."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    create_engine,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, NoResultFound, OperationalError

from sim.simulation import remembered
from sim.simulation.draw import drawn
from sim.simulation.house import House, housed
from sim.simulation.play import play
from sim.simulation.quick import QuickConnection, QuickEngine
from sim.simulation.record import digest
from sim.simulation.rows import Rows

THING = Table(
    "thing",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", String(20), nullable=False),
    Column("open", Boolean, nullable=False),
    Column("record", LargeBinary),
)
NEW = insert(THING)
SOME = (
    select(THING.c.name, THING.c.open, THING.c.record)
    .where(THING.c.id.in_(bindparam("wanted", expanding=True)), THING.c.name != "nobody")
    .order_by(THING.c.id)
)
FLAGS = select(THING.c.open)
COUNT = select(func.count()).select_from(THING)
SHUT = update(THING).where(THING.c.id == bindparam("one")).values(open=False)
FORGET = delete(THING).where(THING.c.name == bindparam("called"))
GIVEN = insert(THING).returning(THING.c.id, THING.c.open)
TIMES = 3  # the first time is SQLAlchemy's own way


@pytest.fixture(params=[False, True], ids=["its own", "quick"])
def connection(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """A transaction in an empty store, on either engine."""
    if not request.param:
        monkeypatch.setattr(remembered, "quicken", lambda _engine: None)
    engine = create_engine(f"{remembered.DRIVER}://")
    assert isinstance(engine, QuickEngine) is request.param
    with engine.begin() as found:
        THING.metadata.create_all(found)
        yield found
    engine.dispose()


def test_statements_come_to_the_same(connection: Connection) -> None:
    """One row, many, none; lists of every length; flags and bytes; how many were changed."""
    for number in range(TIMES):
        first = number * 10
        row: dict[str, Any] = {"id": first, "name": "a", "open": True, "record": b"\0x"}
        assert connection.execute(NEW, row).rowcount == 1
        assert connection.execute(NEW, [row | {"id": first + 1}, row | {"id": first + 2}]).rowcount == 2
        assert connection.execute(SHUT, {"one": first}).rowcount == 1
        assert connection.execute(SHUT, {"one": -1}).rowcount == 0
        for many in range(3):
            found = connection.execute(SOME, {"wanted": list(range(first, first + many))}).all()
            assert [tuple(one) for one in found] == [("a", one > 0, b"\0x") for one in range(many)]
            assert all(one.open is (place > 0) for place, one in enumerate(found))
        assert connection.execute(COUNT).scalar_one() == 3
        assert [one.id for one in connection.execute(GIVEN, row | {"id": first + 5})] == [first + 5]
        assert connection.execute(FORGET, {"called": "a"}).rowcount == 4
        nothing = {"wanted": [first]}
        assert connection.execute(SOME, nothing).first() is None
        assert connection.execute(SOME, nothing).scalar() is None
        with pytest.raises(NoResultFound):
            connection.execute(SOME, nothing).one()
        assert connection.execute(FLAGS).scalars().all() == []
        connection.execute(NEW, row)
        assert connection.execute(FLAGS).scalar() is True
        assert list(connection.execute(FLAGS).scalars()) == [True]
        assert connection.execute(FLAGS).mappings().all() == [{"open": True}]
        connection.execute(FORGET, {"called": "a"})
    assert type(connection.execute(COUNT)) is Rows or not isinstance(connection, QuickConnection)


def test_errors_are_of_the_same_kinds(connection: Connection) -> None:
    """Whoever catches one of SQLAlchemy's catches it; a savepoint undoes what was done in it."""
    row = {"id": 1, "name": "a", "open": True, "record": None}
    connection.execute(NEW, row)
    for _ in range(TIMES):
        with pytest.raises(IntegrityError, match="UNIQUE"), connection.begin_nested():
            connection.execute(NEW, [row | {"id": 2}, row])
        assert connection.execute(SOME, {"wanted": [1, 2]}).scalars().all() == ["a"]
        assert connection.execute(select(THING.c.open)).scalar() is True
    THING.drop(connection)
    with pytest.raises(OperationalError, match="no such table"):
        connection.execute(COUNT)


def test_histories_are_the_same_as_with_an_engine_of_its_own(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the process dies of, and whatever its store refuses."""
    seeds = range(26, 32)  # among them processes that die at a commit
    quick = [digest(*play(house, drawn(seed))) for seed in seeds]

    monkeypatch.setattr(remembered, "quicken", lambda _engine: None)
    with housed(house.spec) as other:
        assert [digest(*play(other, drawn(seed))) for seed in seeds] == quick
