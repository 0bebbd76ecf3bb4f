"""How a list of the API is asked: what may filter it, what may order it, and which index answers which question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from sim.karbon.state import KarbonState
from sim.physics.ordered import Key
from sim.physics.tables import IndexKey, Table

FILTER_LENGTH_MAX: Final = 8192
NOBODY: Final = "?"  # no key and no status has this symbol
EQ: Final = frozenset({"eq"})
EQ_CONTAINS: Final = frozenset({"eq", "contains"})


class Condition(NamedTuple):
    """One comparison of a filter; a filter is a row of them joined by `and`."""

    property: str
    operator: str  # eq, contains, ge, le
    value: Any


class Property(NamedTuple):
    """A property that a filter may use."""

    operators: frozenset[str]
    read: Callable[[KarbonState, Any], Any]
    index_name: str = ""  # answers eq: its column after the scope is this property
    folded: bool = False  # compared without regard to case
    is_date: bool = False
    # What stands in the index for the text sought, where that is another thing; NOBODY for nothing.
    sought: Callable[[KarbonState, str], str] | None = None
    # Another way to be equal than to be the same.
    equal: Callable[[KarbonState, Any, str], bool] | None = None
    inexact_index: bool = False  # the index holds more than what is equal


class Listing(NamedTuple):
    """One list."""

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
    counted: bool = True


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


def page(
    state: KarbonState, listing: Listing, question: Question, skip: int, limit: int
) -> tuple[list[Any], int]:
    """The records from `skip` on, and how many there are in all."""
    scopes = listing.scopes(state)
    prefix = _one_span(state, listing, question, scopes) if len(scopes) == 1 else None
    if prefix is None:
        rows = _answer(state, listing, question, scopes)
        return rows[skip : skip + limit], len(rows)
    index, columns = prefix
    table = listing.table(state)
    rows = table.page(index, *columns, offset=skip, limit=limit, descending=question.descending)
    return rows, table.count(index, *columns)


def _one_span(
    state: KarbonState, listing: Listing, question: Question, scopes: tuple[Key, ...]
) -> tuple[str, Key] | None:
    """The index and prefix that hold the whole answer in its order, if there are such."""
    if not question.conditions:
        return question.order, scopes[0]
    if len(question.conditions) == 1 and question.order == listing.default_order:
        return _indexed(state, listing, question.conditions[0], scopes[0], exact=True)
    return None


def _indexed(
    state: KarbonState, listing: Listing, condition: Condition, scope: Key, *, exact: bool
) -> tuple[str, Key] | None:
    known = listing.properties[condition.property]
    if condition.operator != "eq" or not known.index_name or not condition.value:
        return None
    if exact and known.inexact_index:
        return None
    sought = condition.value if known.sought is None else known.sought(state, condition.value)
    return known.index_name, (*scope, sought)


def _answer(state: KarbonState, listing: Listing, question: Question, scopes: tuple[Key, ...]) -> list[Any]:
    roots = (listing.table(state).root, state.users.root, state.behaviour)
    return state.answers.to(
        (listing.name, question, scopes), roots, lambda: _search(state, listing, question, scopes)
    )


def _search(state: KarbonState, listing: Listing, question: Question, scopes: tuple[Key, ...]) -> list[Any]:
    """Narrow by the first index that helps, look at what is left, put it in order."""
    table = listing.table(state)
    found: list[Any] = []
    for scope in scopes:
        narrowed = (
            span
            for condition in question.conditions
            if (span := _indexed(state, listing, condition, scope, exact=False)) is not None
        )
        index, columns = next(narrowed, (question.order, scope))
        found += table.page(index, *columns)
    tests = [_test(state, listing.properties[asked.property], asked) for asked in question.conditions]
    found = [record for record in found if all(test(record) for test in tests)]
    order, skip = listing.indexes[question.order], len(scopes[0])
    found.sort(
        key=lambda record: ((order(record) or ())[skip:], listing.key(record)), reverse=question.descending
    )
    return found


def _test(state: KarbonState, known: Property, condition: Condition) -> Callable[[Any], bool]:
    read, value, operator = known.read, condition.value, condition.operator
    if operator == "contains":
        return lambda record: value in _folded(known, read(state, record))
    if operator == "ge":
        return lambda record: bool(read(state, record) >= value)
    if operator == "le":
        return lambda record: bool(read(state, record) <= value)
    equal = known.equal
    if equal is not None:
        return lambda record: equal(state, record, value)
    return lambda record: bool(_folded(known, read(state, record)) == value)


def _folded(known: Property, text: Any) -> Any:
    return text.casefold() if known.folded else text
