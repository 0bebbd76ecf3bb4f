"""What has moved since somebody last planned over it, on disk in the transaction that moved it.

Whoever writes a client, a work item, a code or a bond notes it here by writing it. A run that was planned, carried out
and kept takes away what it had found here when it planned; what its own writes moved stays for the next one. So nothing
is forgotten that was cut short, refused, or moved by somebody else meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from integration.plan.moved import Moved, Named
from integration.store.parts import parts
from integration.store.schema import UNSETTLED

ROWS_MAX: Final = 2_000  # a firm; more than that is planned as a whole at less cost
WHOLE: Final = "whole"
LINK: Final = "link"
JOBCODE: Final = "jobcode"

# Statements are built once: building one costs more than running it.
_OF: Final = UNSETTLED.c.tenant == bindparam("tenant_id")
_COUNT: Final = select(func.count()).where(_OF)
_READ: Final = select(UNSETTLED).where(_OF).order_by(UNSETTLED.c.number)
_INSERT: Final = insert(UNSETTLED)
_CLEAR: Final = delete(UNSETTLED).where(_OF)
_SETTLE: Final = delete(UNSETTLED).where(_OF, UNSETTLED.c.number.in_(bindparam("settled", expanding=True)))


class Row(NamedTuple):
    """Something that moved; with the place that its name left, when it was among others before."""

    kind: str
    id: str
    above: str = ""
    look: str | None = None


class Unsettled(NamedTuple):
    """What moved, and which rows say so."""

    moved: Moved
    numbers: tuple[int, ...]


def note(connection: Connection, tenant: str, rows: Iterable[Row]) -> None:
    """These have moved; of too many, only that there were too many stays."""
    moved = list(islice(dict.fromkeys(rows), ROWS_MAX + 1))
    if not moved:
        return
    of = {"tenant_id": tenant}
    known = connection.execute(_COUNT, of).scalar_one()
    if known + len(moved) <= ROWS_MAX:
        connection.execute(_INSERT, [{"tenant": tenant, **row._asdict()} for row in moved])
    else:
        connection.execute(
            _CLEAR, of
        )  # by another number: whoever has read the earlier ones settles only those
        note_all(connection, tenant)


def note_all(connection: Connection, tenant: str) -> None:
    """Everything has moved, or nobody knows what did."""
    connection.execute(_INSERT, [{"tenant": tenant, **Row(WHOLE, "")._asdict()}])


def unsettled(connection: Connection, tenant: str) -> Unsettled:
    """What moved since it was last planned over."""
    rows = connection.execute(_READ, {"tenant_id": tenant}).all()
    keys = {row.id for row in rows if row.kind not in {WHOLE, JOBCODE}}
    codes = {int(row.id) for row in rows if row.kind == JOBCODE}
    left = [row for row in rows if row.look is not None]
    moved = Moved(
        whole=any(row.kind == WHOLE for row in rows),
        keys=frozenset(keys),
        codes=frozenset(codes),
        names=frozenset(Named(row.id, row.above, row.look) for row in left if row.kind != JOBCODE),
        code_names=frozenset((int(row.above), row.look) for row in left if row.kind == JOBCODE),
    )
    return Unsettled(moved, tuple(row.number for row in rows))


def settle(connection: Connection, tenant: str, numbers: Collection[int]) -> None:
    """What these rows say was planned over, carried out and kept."""
    for some in parts(numbers):
        connection.execute(_SETTLE, {"tenant_id": tenant, "settled": some})
