"""What a plan looks records up by, and what has moved since it was last planned over."""

from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from integration.model import Client, Jobcode, WorkItem
from integration.store.places import above, cut, place

revision = "0006"
down_revision = "0005"

PLACED = {"client": Client, "work item": WorkItem, "jobcode": Jobcode}
KEYS = ("tenant", "kind", "id")
COLUMNS = ("above", "place", "cut")
AT_ONCE = 5_000


def upgrade() -> None:
    """Say of every record where it is; and have every firm planned as a whole once more."""
    op.add_column("observation", sa.Column("above", sa.String(64)))
    op.add_column("observation", sa.Column("place", sa.String(32)))
    op.add_column("observation", sa.Column("cut", sa.String(32)))
    op.create_table(
        "unsettled",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            primary_key=True,
            autoincrement=True,
        ),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("above", sa.String(64), nullable=False),
        sa.Column("look", sa.Text()),
        sqlite_autoincrement=True,
    )
    connection = op.get_bind()
    for kind, record in PLACED.items():
        _place(connection, kind, msgspec.json.Decoder(record))
    connection.execute(
        sa.text("insert into unsettled (tenant, kind, id, above) select id, 'whole', '', '' from tenant")
    )
    op.create_index("unsettled_of_firm", "unsettled", ["tenant", "number"])
    op.create_index("observation_above", "observation", ["tenant", "kind", "above"])
    op.create_index("observation_place", "observation", ["tenant", "kind", "place"])
    is_cut = sa.text("cut IS NOT NULL")
    op.create_index(
        "observation_cut",
        "observation",
        ["tenant", "kind", "cut"],
        sqlite_where=is_cut,
        postgresql_where=is_cut,
    )
    op.create_index("link_of_key", "link", ["tenant", "key"])
    op.create_index("link_to_code", "link", ["tenant", "jobcode_id"])


def _place(connection: sa.Connection, kind: str, decoder: msgspec.json.Decoder[Any]) -> None:
    columns = (*KEYS, *COLUMNS)
    table = sa.table(
        "observation", *(sa.column(name) for name in columns), sa.column("record", sa.LargeBinary)
    )
    change = (
        table.update()
        .where(*(table.c[name] == sa.bindparam(f"old_{name}") for name in KEYS))
        .values({name: sa.bindparam(f"new_{name}") for name in COLUMNS})
    )
    rows = connection.execute(sa.select(table).where(table.c.kind == kind)).all()
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(
            change, [_row(row, decoder.decode(row.record)) for row in rows[start : start + AT_ONCE]]
        )


def _row(row: sa.Row[Any], record: Client | WorkItem | Jobcode) -> dict[str, str | None]:
    where, also = place(record), cut(record)
    return {
        **{f"old_{name}": getattr(row, name) for name in KEYS},
        "new_above": above(record),
        "new_place": where.digest if where is not None else None,
        "new_cut": also.digest if also is not None else None,
    }
