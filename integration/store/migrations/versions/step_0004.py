"""What time goes to QuickBooks by: whose it is there, where a code lay when it was bonded, and locks that were seen."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Bonds to customers stay; people are matched once more."""
    op.create_table(
        "payee",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("user_id", sa.BigInteger(), primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("payee_id", sa.String(40), nullable=False),
        sa.Column("details", sa.String(64), nullable=False),
    )
    op.add_column("customer", sa.Column("above", sa.BigInteger()))
    op.add_column("activity", sa.Column("locked", sa.Integer(), nullable=False, server_default="0"))
