"""What a list of the API is: its records, what may filter and order them, and which index answers which question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, NamedTuple

from sim.karbon.state import KarbonState
from sim.physics.ordered import Key
from sim.physics.tables import IndexKey, Table

EQ: Final = frozenset({"eq"})
EQ_IN: Final = EQ | {"in"}
EQ_CONTAINS: Final = EQ | {"contains"}
EQ_STARTSWITH: Final = EQ | {"startswith"}
ANY: Final = frozenset({"any"})
FROM_TO: Final = frozenset({"ge", "le"})
DATE_PARTS: Final = frozenset({"day", "month", "year"})
DATES: Final = EQ | FROM_TO | {"gt", "lt"} | DATE_PARTS

Kind = Literal["text", "day", "instant", "number", "boolean", "keys"]


class Condition(NamedTuple):
    """One comparison of a filter; a filter is a row of them joined by `and`."""

    property: str
    operator: str  # eq, gt, ge, lt, le, in, contains, startswith, any
    value: Any  # of `in` and `any` a tuple
    function: str = ""  # day, month or year: what of the property is compared


class Property(NamedTuple):
    """A property that a filter may use.

    `operators` are those of a Condition, and of day, month and year what the property may be asked for.
    """

    operators: frozenset[str]
    read: Callable[[KarbonState, Any], Any]
    # The index whose column after the scope is this property, in the order of keys. The same index in another
    # order, say "start_date", is called "<index_name>+start_date"; a list has it or not. Of days, an index of their
    # months in another order is called "<index_name>~month+<order>".
    index_name: str = ""
    kind: Kind = "text"
    folded: bool = False  # compared without regard to case
    # The index has few values, all records are in it, and records that share a value are filtered alike: then
    # one record of each value is asked, instead of all of them.
    few: bool = False
    # Another way to be equal than to be the same.
    equal: Callable[[KarbonState, Any, str], bool] | None = None
    # The records that a condition admits, where another table knows them.
    find: Callable[[KarbonState, Condition], Iterable[Any]] | None = None


class Listing(NamedTuple):
    """One list. An index of its `orders` holds every record that can be seen."""

    name: str
    type_name: str
    page_rows: int
    table: Callable[[KarbonState], Table[Any]]
    key: Callable[[Any], str]
    indexes: Mapping[str, IndexKey[Any]]
    scopes: Callable[[KarbonState], tuple[Key, ...]]  # prefixes under which the visible records lie
    properties: Mapping[str, Property]
    known: frozenset[str]  # properties that rows have but no filter may use
    orders: Mapping[str, str]  # what $orderby may name, and its index
    default_order: str = "key"
    orderby_ignored: bool = False
    counted: bool = True  # without being asked
    expands: frozenset[str] = frozenset()
    reads: tuple[type[Any], ...] = ()  # records of other tables that properties are read from
    # Whether a record may be seen, where no scope says so; None when all of them may.
    sight: Callable[[KarbonState], Callable[[Any], bool] | None] = lambda _state: None


class Question(NamedTuple):
    """What a caller wants of a list, apart from the page."""

    conditions: tuple[Condition, ...] = ()
    order: str = "key"
    descending: bool = False


def by_level(state: KarbonState) -> tuple[Key, ...]:
    """Scopes of clients and work: the restriction levels that the application may see."""
    return tuple((level,) for level in state.visible_levels)


def everything(_state: KarbonState) -> tuple[Key, ...]:
    """The scope of a list without restrictions."""
    return ((),)
