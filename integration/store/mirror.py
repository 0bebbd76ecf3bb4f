"""What the systems said when they were last asked, record by record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select

from integration.model import (
    Client,
    Colleague,
    ContactType,
    Jobcode,
    KarbonUser,
    Record,
    Role,
    TimeField,
    TimeUser,
    WorkItem,
)
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
_READ = select(OBSERVATION.c.record).where(*_OF_KIND, OBSERVATION.c.id == bindparam("record_id"))
_COUNT = select(func.count()).select_from(OBSERVATION).where(*_OF_KIND)
_CLEAR = delete(OBSERVATION).where(*_OF_KIND)
_REMOVE = delete(OBSERVATION).where(*_OF_KIND, OBSERVATION.c.id == bindparam("record_id"))
_INSERT = insert(OBSERVATION)


def replace_all(connection: Connection, tenant: str, kind: type[R], records: Iterable[R]) -> None:
    """A complete listing: what is not in it is no more."""
    name = KINDS[kind]
    connection.execute(_CLEAR, {"tenant_id": tenant, "name": name})
    _insert(connection, tenant, name, records)


def merge(connection: Connection, tenant: str, kind: type[R], records: Iterable[R]) -> None:
    """Some records, new or changed; absence of the others says nothing."""
    name = KINDS[kind]
    known = list(records)
    if known:
        connection.execute(
            _REMOVE, [{"tenant_id": tenant, "name": name, "record_id": _id(record)} for record in known]
        )
    _insert(connection, tenant, name, known)


def read_all(connection: Connection, tenant: str, kind: type[R]) -> list[R]:
    """Every record of a kind as it was last seen, by id."""
    rows = connection.execute(_READ_ALL, {"tenant_id": tenant, "name": KINDS[kind]}).scalars()
    decode = msgspec.json.Decoder(kind).decode
    return [decode(record) for record in rows]


def count(connection: Connection, tenant: str, kind: type[R]) -> int:
    """How many records of a kind there are."""
    return connection.execute(_COUNT, {"tenant_id": tenant, "name": KINDS[kind]}).scalar() or 0


def read(connection: Connection, tenant: str, kind: type[R], record_id: str | int) -> R | None:
    """One record as it was last seen."""
    asked = {"tenant_id": tenant, "name": KINDS[kind], "record_id": str(record_id)}
    found = connection.execute(_READ, asked).scalar()
    return None if found is None else msgspec.json.decode(found, type=kind)


def _insert(connection: Connection, tenant: str, name: str, records: Iterable[Record]) -> None:
    encode = msgspec.json.Encoder().encode
    rows = [
        {"tenant": tenant, "kind": name, "id": _id(record), "record": encode(record)} for record in records
    ]
    if rows:
        connection.execute(_INSERT, rows)


def _id(record: Record) -> str:
    key = getattr(record, "key", None)
    return str(key if key is not None else record.id)  # type: ignore[attr-defined]
