"""What Alembic runs: the steps, in the transaction in which the store is opened."""

from __future__ import annotations

from alembic import context

from integration.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
