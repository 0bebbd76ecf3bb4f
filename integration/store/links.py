"""Bonds in the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from integration.model import EntityKind, Link, LinkState
from integration.store import unsettled
from integration.store.parts import parts
from integration.store.schema import LINK

# Statements are built once: building one costs more than running it.
_RETIRE = (
    update(LINK)
    .where(LINK.c.tenant == bindparam("tenant_id"), LINK.c.key == bindparam("entity"))
    .where(LINK.c.state != LinkState.RETIRED.value)
    .values(state=LinkState.RETIRED.value)
)
_CHANGE = (
    update(LINK)
    .where(LINK.c.tenant == bindparam("tenant_id"), LINK.c.key == bindparam("entity"))
    .where(LINK.c.state != LinkState.RETIRED.value)
)
_NEW = insert(LINK)
_OF_KEYS = (
    select(LINK)
    .where(LINK.c.tenant == bindparam("tenant_id"), LINK.c.key.in_(bindparam("wanted", expanding=True)))
    .order_by(LINK.c.id)
)
_TO_CODES = (
    select(LINK)
    .where(
        LINK.c.tenant == bindparam("tenant_id"), LINK.c.jobcode_id.in_(bindparam("wanted", expanding=True))
    )
    .order_by(LINK.c.id)
)


# Statements are built once: building one costs more than running it.
_ALL = select(LINK).where(LINK.c.tenant == bindparam("tenant_id")).order_by(LINK.c.id)
_OF_ENTITY = (
    select(LINK)
    .where(LINK.c.tenant == bindparam("tenant_id"), LINK.c.key == bindparam("entity"))
    .order_by(LINK.c.state == "retired", LINK.c.id)
)


class LinkTaken(Exception):
    """The entity has a live code already, or the code a live entity (LINK-03)."""


def links(connection: Connection, tenant: str) -> list[Link]:
    """Every bond there ever was, oldest first."""
    return _read(connection.execute(_ALL, {"tenant_id": tenant}))


def links_of(connection: Connection, tenant: str, key: str) -> list[Link]:
    """The bonds of one entity, oldest first; the live one, if any, is last."""
    return _read(connection.execute(_OF_ENTITY, {"tenant_id": tenant, "entity": key}))[::-1]


def count_live(connection: Connection, tenant: str) -> int:
    """How many entities have a code."""
    live = (LINK.c.tenant == tenant, LINK.c.state != LinkState.RETIRED.value)
    return connection.execute(select(func.count()).select_from(LINK).where(*live)).scalar() or 0


def links_of_all(connection: Connection, tenant: str, keys: Iterable[str]) -> list[Link]:
    """Every bond there ever was of these entities, oldest first among those of one."""
    return _many(connection, tenant, _OF_KEYS, sorted(set(keys)))


def links_to(connection: Connection, tenant: str, jobcode_ids: Iterable[int]) -> list[Link]:
    """Every bond there ever was to these codes, oldest first among those to one."""
    return _many(connection, tenant, _TO_CODES, sorted(set(jobcode_ids)))


def live_link(connection: Connection, tenant: str, key: str) -> Link | None:
    """The present bond of an entity, or None."""
    found = _read(
        connection.execute(
            select(LINK).where(
                LINK.c.tenant == tenant, LINK.c.key == key, LINK.c.state != LinkState.RETIRED.value
            )
        )
    )
    return found[0] if found else None


def add_link(connection: Connection, tenant: str, link: Link) -> None:
    """Bond an entity to a code; an earlier bond of the entity retires. Raises LinkTaken for another's code."""
    try:
        _add(connection, tenant, [link])
    except IntegrityError as error:
        raise LinkTaken(f"code {link.jobcode_id} is bonded to another entity than {link.key}") from error


def add_links(connection: Connection, tenant: str, wanted: Sequence[Link]) -> set[str]:
    """Bond many at once, as add_link does; returns the keys of those whose code is another's."""
    try:
        _add(connection, tenant, wanted)
    except IntegrityError:
        taken = set()
        for link in wanted:
            try:
                add_link(connection, tenant, link)
            except LinkTaken:
                taken.add(link.key)
        return taken
    return set()


def _add(connection: Connection, tenant: str, wanted: Sequence[Link]) -> None:
    if not wanted:
        return
    with connection.begin_nested():  # all or none: nobody loses a code to one that cannot be had
        connection.execute(_RETIRE, [{"tenant_id": tenant, "entity": link.key} for link in wanted])
        connection.execute(_NEW, [{"tenant": tenant, **_row(link)} for link in wanted])
        _moved(connection, tenant, *(link.key for link in wanted))


def change_link(connection: Connection, tenant: str, key: str, **values: str) -> None:
    """Change the state or the agreed names of an entity's present bond."""
    connection.execute(_CHANGE, {"tenant_id": tenant, "entity": key, **values})
    _moved(connection, tenant, key)


def _moved(connection: Connection, tenant: str, *keys: str) -> None:
    """Who is bonded otherwise has to be planned over."""
    unsettled.note(connection, tenant, (unsettled.Row(unsettled.LINK, key) for key in keys))


def _many(connection: Connection, tenant: str, asked: Select[Any], wanted: Sequence[object]) -> list[Link]:
    found: list[Link] = []
    for some in parts(wanted):
        found += _read(connection.execute(asked, {"tenant_id": tenant, "wanted": some}))
    return found


def _row(link: Link) -> dict[str, object]:
    return {
        "key": link.key,
        "kind": link.kind.value,
        "jobcode_id": link.jobcode_id,
        "karbon_name": link.karbon_name,
        "code_name": link.code_name,
        "state": link.state.value,
        "reason": link.reason,
    }


def _read(rows: Iterable[Row[tuple[object, ...]]]) -> list[Link]:
    return [
        Link(
            key=row.key,
            kind=EntityKind(row.kind),
            jobcode_id=row.jobcode_id,
            karbon_name=row.karbon_name,
            code_name=row.code_name,
            state=LinkState(row.state),
            reason=row.reason,
        )
        for row in rows
    ]
