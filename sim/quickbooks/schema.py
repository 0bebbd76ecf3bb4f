"""How an entity is described once, for everybody: request, answer, query and index are all read off this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from enum import Enum
from operator import attrgetter
from typing import Any, Final, NamedTuple

import msgspec

from sim.quickbooks.kinds import ABSENT, Instant, Kind, Text
from sim.quickbooks.kinds_nested import Wrapped
from sim.quickbooks.rules import Rules
from sim.quickbooks.times import seconds_text

Show = Callable[[Any, Any], Any]  # company, record -> JSON value or ABSENT
Get = Callable[[Any, Any], Any]  # company, record -> value that is compared


class Write(Enum):
    """When a request may set a field; at other times its value is ignored."""

    ALWAYS = "always"
    ONCE = "on create"
    NEVER = "never"


class Field(NamedTuple):
    """One property of an entity."""

    name: str
    kind: Kind = Kind()
    attribute: str = ""  # where the record keeps it; empty: the schema knows it and we keep nothing
    write: Write = Write.ALWAYS
    filterable: bool = False
    sortable: bool = False
    show: Show | None = None  # when the answer is more than the kind's way of showing it
    get: Get | None = None  # when it is compared by more than the attribute
    single_only: bool = False  # in answers about one record, not in lists

    @property
    def written(self) -> bool:
        """Whether some request can set it."""
        return bool(self.attribute) and self.write is not Write.NEVER


class Property(NamedTuple):
    """What a query may name: a field, or a part of one by a dotted path."""

    name: str
    kind: Kind
    get: Get
    filterable: bool
    sortable: bool


class Index(NamedTuple):
    """A table index by properties: equality on some, then an order. The id is always the last word."""

    equal: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name in the table."""
        return f"{'+'.join(self.equal)}>{'+'.join(self.order)}"


class _Identifier(Kind):
    """Record ids, which order by number."""

    def sort(self, value: Any) -> Any:
        return int(value)


IDENTIFIER: Final = _Identifier()
ENVELOPE: Final = (
    "domain",
    "sparse",
    "status",
    "Id",
    "SyncToken",
    "MetaData",
    "CustomField",
    "AttachableRef",
)


class EntityType:
    """A described entity: its fields in XSD order, and what follows from them."""

    def __init__(
        self,
        name: str,
        record: type[Any],
        table: str,
        *,
        own: Sequence[Field],
        tail: Sequence[Field] = (),
        indexes: Sequence[Index],
        order: Sequence[tuple[str, bool]],  # property, descending
        operations: frozenset[str],
        rules: Rules | None = None,
        needed: frozenset[str] = frozenset(),  # attributes that have a default only when records are loaded
        counter: str = "",
        first_id: int = 1,  # where the counter begins
        singleton: bool = False,  # one record, "1", that is there from the start
        list_counters: tuple[str, ...] = ("startPosition", "maxResults"),
    ) -> None:
        self.name = name
        self.record = record
        self.table = table
        self.own = tuple(own)
        self.tail = tuple(tail)
        self.fields = {field.name: field for field in (*own, *tail)}
        self.indexes = tuple(indexes)
        self.order = tuple(order)
        self.operations = operations
        self.rules = rules
        self.counter = counter or name
        self.first_id = first_id
        self.singleton = singleton
        self.list_counters = list_counters
        self.hides_inactive = "Active" in self.fields
        self.known = tuple(
            dict.fromkeys((*(field.name for field in own), *ENVELOPE, *(field.name for field in tail)))
        )
        self.blank = self._blank(needed)
        self.properties = {found.name.lower(): found for found in self._properties()}
        self._before = _shows(self.own)
        self._after = _shows(self.tail)

    def show(self, company: Any, record: Any, *, single: bool) -> dict[str, Any]:
        """The record as an answer holds it, keys in the recorded order."""
        shown = _shown(self._before, company, record, single)
        shown["domain"] = "QBO"
        shown["sparse"] = False
        shown["Id"] = record.id
        shown["SyncToken"] = str(record.sync_token)
        shown["MetaData"] = {
            "CreateTime": seconds_text(record.create_time),
            "LastUpdatedTime": seconds_text(record.last_updated_time),
        }
        if self._after:
            shown.update(_shown(self._after, company, record, single))
        return shown

    def index_key(self, index: Index, company: Any) -> Callable[[Any], tuple[Any, ...]]:
        """What the table sorts by for this index."""
        equal = [self.properties[name.lower()] for name in index.equal]
        order = [self.properties[name.lower()] for name in (*index.order, "Id")]

        def key(record: Any) -> tuple[Any, ...]:
            return (
                *[found.kind.fold(found.get(company, record)) for found in equal],
                *[found.kind.sort(found.get(company, record)) for found in order],
            )

        return key

    def near(self, name: str) -> str:
        """The property that was perhaps meant; for the journal."""
        close = get_close_matches(name, [found.name for found in self.properties.values()], 1)
        return f"near: `{close[0]}`" if close else ""

    def _blank(self, needed: frozenset[str]) -> dict[str, Any]:
        """What a create and a full update begin with: the writable attributes, unset."""
        found, written = {}, self._written()
        for default in msgspec.structs.fields(self.record):
            if default.name in written:
                missing = default.required or default.name in needed
                found[default.name] = "" if missing else default.default
        return found

    def _written(self) -> set[str]:
        return {
            field.attribute for field in self.fields.values() if field.written and field.write is Write.ALWAYS
        }

    def _properties(self) -> list[Property]:
        found = [
            Property("Id", IDENTIFIER, _getter("id"), True, True),
            Property("SyncToken", Kind(), _getter("sync_token"), False, False),
            Property("MetaData", Kind(), _getter("id"), False, False),
            Property("MetaData.CreateTime", Instant(), _getter("create_time"), True, True),
            Property("MetaData.LastUpdatedTime", Instant(), _getter("last_updated_time"), True, True),
        ]
        for field in self.fields.values():
            get = field.get or _getter(field.attribute or "id")
            found.append(Property(field.name, field.kind, get, field.filterable, field.sortable))
            if isinstance(field.kind, Wrapped):
                path = f"{field.name}.{field.kind.member}"
                found.append(Property(path, field.kind, get, field.filterable, field.sortable))
        return found


def _getter(attribute: str) -> Get:
    get = attrgetter(attribute)
    return lambda _company, record: get(record)


class _Shown(NamedTuple):
    """How a field gets into an answer; `get` is None where the record alone does not say."""

    name: str
    get: Callable[[Any], Any] | None
    show: Show
    hides_unset: bool
    single_only: bool


def _shows(fields: Sequence[Field]) -> tuple[_Shown, ...]:
    return tuple(
        _Shown(field.name, None, field.show, False, field.single_only)
        if field.show
        else _Shown(
            field.name,
            attrgetter(field.attribute),
            field.kind.show,
            field.kind.hides_unset,
            field.single_only,
        )
        for field in fields
        if field.attribute or field.show
    )


def _shown(shows: tuple[_Shown, ...], company: Any, record: Any, single: bool) -> dict[str, Any]:
    """Most fields of most records are unset, so those are passed by without asking their kind."""
    shown = {}
    for name, get, show, hides_unset, single_only in shows:
        if single_only and not single:
            continue
        if get is None:
            value = show(company, record)
        elif (value := get(record)) or not hides_unset:
            value = show(value, company)
        else:
            continue
        if value is not ABSENT:
            shown[name] = value
    return shown


def in_schema_order(names: str, described: Sequence[Field]) -> list[Field]:
    """All fields of an XSD type in its order; those not described are known and not kept."""
    ours = {field.name: field for field in described}
    listed = names.split()
    strangers = ours.keys() - set(listed)
    if strangers:
        raise ValueError(f"not in the schema: {', '.join(sorted(strangers))}; add them to its list of names")
    return [ours[name] if name in ours else Field(name, Text(0), write=Write.NEVER) for name in listed]
