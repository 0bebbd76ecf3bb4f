"""A lease for whoever writes, and the version where Alembic keeps it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the lease; meta held only the version."""
    op.create_table(
        "lease",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("owner", sa.String(80), nullable=False),
        sa.Column("until", sa.String(40), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
    )
    op.drop_table("meta")
