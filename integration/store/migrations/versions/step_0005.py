"""An inbox for the webhooks of Karbon and QuickBooks, and whether a firm's are on."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add both tables; no firm has its hints on."""
    op.create_table(
        "hints",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("whole_every_hours", sa.Integer(), nullable=False),
        sa.Column("whole_at", sa.String(40)),
        sa.Column("asked", sa.String(20), nullable=False),
    )
    op.create_table(
        "inbox",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("dedupe", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("handled", sa.Boolean(), nullable=False),
    )
    op.create_index("one_of_each_hint", "inbox", ["tenant", "source", "dedupe"], unique=True)
    op.create_index("inbox_waiting", "inbox", ["tenant", "source", "handled"])
