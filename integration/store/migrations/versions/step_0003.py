"""Each line of the audit carries the digest of the one before it."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

CONTENT = ("at", "who", "what", "subject", "why")


def upgrade() -> None:
    """Lines that are there already are taken at their word: from here on a change of them shows."""
    op.add_column("audit", sa.Column("digest", sa.String(64), nullable=False, server_default=""))
    audit = sa.table("audit", *(sa.column(name) for name in ("number", "tenant", *CONTENT, "digest")))
    connection = op.get_bind()
    last: dict[str, str] = {}
    for row in connection.execute(sa.select(audit).order_by(audit.c.number)).all():
        content = [last.get(row.tenant, ""), row.tenant, *(getattr(row, name) for name in CONTENT)]
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        last[row.tenant] = hashlib.sha256(text.encode()).hexdigest()
        connection.execute(audit.update().where(audit.c.number == row.number).values(digest=last[row.tenant]))
    op.create_index("audit_of_firm", "audit", ["tenant", "number"])
