"""What the systems said when they were last asked, record by record.

Only what differs is written; and what a plan would see differently is noted down as unsettled, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, TypeVar

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from integration.model import (
    Client,
    Colleague,
    ContactType,
    EntityKind,
    Jobcode,
    KarbonUser,
    Record,
    Role,
    TimeField,
    TimeUser,
    WorkItem,
)
from integration.store import unsettled
from integration.store.parts import parts
from integration.store.places import PLACED, Place, above, cut, place, seen_by_a_plan
from integration.store.schema import OBSERVATION

R = TypeVar("R", bound=Record)

KINDS: Final[dict[type[Record], str]] = {
    Client: "client",
    WorkItem: "work item",
    KarbonUser: "karbon user",
    Jobcode: "jobcode",
    TimeUser: "time user",
    TimeField: "time field",
    Colleague: "colleague",
    Role: "role",
    ContactType: "contact type",
}

# Statements are built once: building one costs more than running it.
_OF_KIND = (OBSERVATION.c.tenant == bindparam("tenant_id"), OBSERVATION.c.kind == bindparam("name"))
_READ_ALL = select(OBSERVATION.c.record).where(*_OF_KIND).order_by(OBSERVATION.c.id)
_KNOWN = select(OBSERVATION.c.id, OBSERVATION.c.record).where(*_OF_KIND)
_READ = select(OBSERVATION.c.record).where(*_OF_KIND, OBSERVATION.c.id == bindparam("record_id"))
_REMOVE = delete(OBSERVATION).where(*_OF_KIND, OBSERVATION.c.id == bindparam("record_id"))
_COUNT = select(func.count()).where(*_OF_KIND)
_CHANGE = (
    update(OBSERVATION)
    .where(*_OF_KIND, OBSERVATION.c.id == bindparam("record_id"))
    .values({name: bindparam(f"new_{name}") for name in ("record", "above", "place", "cut")})
)
_INSERT = insert(OBSERVATION)
_BY: Final = {
    column.name: select(OBSERVATION.c.record).where(
        *_OF_KIND, column.in_(bindparam("wanted", expanding=True))
    )
    for column in (OBSERVATION.c.id, OBSERVATION.c.above, OBSERVATION.c.place, OBSERVATION.c.cut)
}
_KNOWN_OF = _KNOWN.where(OBSERVATION.c.id.in_(bindparam("wanted", expanding=True)))


def replace_all(connection: Connection, tenant: str, kind: type[R], records: Iterable[R]) -> None:
    """A complete listing: what is not in it is no more."""
    rows = connection.execute(_KNOWN, {"tenant_id": tenant, "name": KINDS[kind]})
    known = {row.id: row.record for row in rows}
    _write(connection, tenant, kind, records, known)
    forget(connection, tenant, kind, known)  # what is left of it was not listed


def merge(connection: Connection, tenant: str, kind: type[R], records: Iterable[R]) -> None:
    """Some records, new or changed; absence of the others says nothing."""
    told = list(records)
    known: dict[str, bytes] = {}
    for ids in parts({_id(record) for record in told}):
        rows = connection.execute(_KNOWN_OF, {"tenant_id": tenant, "name": KINDS[kind], "wanted": ids})
        known |= {row.id: row.record for row in rows}
    _write(connection, tenant, kind, told, known)


def forget(connection: Connection, tenant: str, kind: type[R], ids: Collection[str]) -> None:
    """These are no more."""
    gone = read_some(connection, tenant, kind, ids) if kind in PLACED else []
    if ids:
        of = {"tenant_id": tenant, "name": KINDS[kind]}
        connection.execute(_REMOVE, [{**of, "record_id": one} for one in ids])
    unsettled.note(connection, tenant, (row for record in gone for row in _moved(kind, record, None)))


def read_all(connection: Connection, tenant: str, kind: type[R]) -> list[R]:
    """Every record of a kind as it was last seen, by id."""
    rows = connection.execute(_READ_ALL, {"tenant_id": tenant, "name": KINDS[kind]}).scalars()
    decode = msgspec.json.Decoder(kind).decode
    return [decode(record) for record in rows]


def read(connection: Connection, tenant: str, kind: type[R], record_id: str | int) -> R | None:
    """One record as it was last seen."""
    asked = {"tenant_id": tenant, "name": KINDS[kind], "record_id": str(record_id)}
    found = connection.execute(_READ, asked).scalar()
    return None if found is None else msgspec.json.decode(found, type=kind)


def read_some(connection: Connection, tenant: str, kind: type[R], ids: Iterable[str | int]) -> list[R]:
    """Those of these records that are known."""
    return _found(connection, tenant, kind, "id", map(str, ids))


def below(connection: Connection, tenant: str, kind: type[R], scopes: Iterable[str | int]) -> list[R]:
    """The work of these clients, the codes below these, or the clients of these kinds."""
    return _found(connection, tenant, kind, "above", map(str, scopes))


def among(connection: Connection, tenant: str, kind: type[R], places: Iterable[Place]) -> list[R]:
    """Those whose names look so there, whole or as their codes have them."""
    digests = [one.digest for one in places]
    found = _found(connection, tenant, kind, "place", digests)
    return found + _found(connection, tenant, kind, "cut", digests) if kind is not Jobcode else found


def count(
    connection: Connection, tenant: str, kind: type[Record], client_kind: EntityKind | None = None
) -> int:
    """How many there are; of clients, those of a kind where one is named."""
    asked = _COUNT if client_kind is None else _COUNT.where(OBSERVATION.c.above == client_kind.value)
    return int(connection.execute(asked, {"tenant_id": tenant, "name": KINDS[kind]}).scalar_one())


def _found(connection: Connection, tenant: str, kind: type[R], column: str, wanted: Iterable[str]) -> list[R]:
    decode = msgspec.json.Decoder(kind).decode
    found: list[R] = []
    for some in parts(sorted(set(wanted))):
        asked = {"tenant_id": tenant, "name": KINDS[kind], "wanted": some}
        found += [decode(record) for record in connection.execute(_BY[column], asked).scalars()]
    return found


def _write(
    connection: Connection, tenant: str, kind: type[R], records: Iterable[R], known: dict[str, bytes]
) -> None:
    """Write what differs from what is known; takes from `known` whatever is told."""
    encode, decode = msgspec.json.Encoder().encode, msgspec.json.Decoder(kind).decode
    of = {"tenant_id": tenant, "name": KINDS[kind]}
    new: list[dict[str, object]] = []
    changed: list[dict[str, object]] = []
    moved: list[unsettled.Row] = []
    for record in {_id(one): one for one in records}.values():
        record_id, told = _id(record), encode(record)
        before = known.pop(record_id, None)
        if before == told:
            continue
        values = {"record": told, **_columns(record)}
        if before is None:
            new.append({"tenant": tenant, "kind": KINDS[kind], "id": record_id, **values})
        else:
            changed.append(
                {**of, "record_id": record_id, **{f"new_{name}": one for name, one in values.items()}}
            )
        if kind in PLACED and len(moved) <= unsettled.ROWS_MAX:
            moved += _moved(kind, decode(before) if before is not None else None, record)
    if new:
        connection.execute(_INSERT, new)
    if changed:
        connection.execute(_CHANGE, changed)
    unsettled.note(connection, tenant, moved)


def _columns(record: Record) -> dict[str, str | None]:
    where, also = place(record), cut(record)
    return {
        "above": above(record),
        "place": where.digest if where is not None else None,
        "cut": also.digest if also is not None else None,
    }


def _moved(kind: type[R], before: R | None, now: R | None) -> list[unsettled.Row]:
    """A row for what it is now, and one for each place where its name was."""
    if before is not None and now is not None and seen_by_a_plan(before) == seen_by_a_plan(now):
        return []
    name, record_id = KINDS[kind], _id(now if now is not None else before)  # type: ignore[arg-type]
    rows = [unsettled.Row(name, record_id)]
    if before is not None:
        rows += [
            unsettled.Row(name, record_id, *one) for one in (place(before), cut(before)) if one is not None
        ]
    return rows


def _id(record: Record) -> str:
    key = getattr(record, "key", None)
    return str(key if key is not None else record.id)  # type: ignore[attr-defined]
