"""Bonds in the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from integration.model import EntityKind, Link, LinkState
from integration.store.schema import LINK

# Statements are built once: building one costs more than running it.
_RETIRE = (
    update(LINK)
    .where(LINK.c.tenant == bindparam("tenant_id"), LINK.c.key == bindparam("entity"))
    .where(LINK.c.state != LinkState.RETIRED.value)
    .values(state=LinkState.RETIRED.value)
)
_NEW = insert(LINK)


class LinkTaken(Exception):
    """The entity has a live code already, or the code a live entity (LINK-03)."""


def links(connection: Connection, tenant: str) -> list[Link]:
    """Every bond there ever was, oldest first."""
    return _read(connection.execute(select(LINK).where(LINK.c.tenant == tenant).order_by(LINK.c.id)))


def links_of(connection: Connection, tenant: str, key: str) -> list[Link]:
    """The bonds of one entity, oldest first; the live one, if any, is last."""
    return _read(
        connection.execute(
            select(LINK)
            .where(LINK.c.tenant == tenant, LINK.c.key == key)
            .order_by(LINK.c.state == "retired", LINK.c.id)
        )
    )[::-1]


def count_live(connection: Connection, tenant: str) -> int:
    """How many entities have a code."""
    live = (LINK.c.tenant == tenant, LINK.c.state != LinkState.RETIRED.value)
    return connection.execute(select(func.count()).select_from(LINK).where(*live)).scalar() or 0


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


def change_link(connection: Connection, tenant: str, key: str, **values: str) -> None:
    """Change the state or the agreed names of an entity's present bond."""
    connection.execute(
        update(LINK)
        .where(LINK.c.tenant == tenant, LINK.c.key == key, LINK.c.state != LinkState.RETIRED.value)
        .values(**values)
    )


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
