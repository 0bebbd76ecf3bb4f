"""The tables of Timebridge 0.1.0, which made them itself and wrote their version into a table called meta."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: a store of 0.1.0 stands here already."""
