"""The plan that a sync was stopped at: it waits until a person approves it, or until a later sync finds no fault."""

from __future__ import annotations

from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from integration.plan import Action
from integration.store.schema import OBSERVATION

_KIND: Final = "held plan"
_HELD: Final = (OBSERVATION.c.tenant == bindparam("tenant_id"), OBSERVATION.c.kind == _KIND)

# Statements are built once: building one costs more than running it.
_HOLD = insert(OBSERVATION)
_READ = select(OBSERVATION.c.record).where(*_HELD)
_RELEASE = delete(OBSERVATION).where(*_HELD)


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A plan that waits."""

    id: str
    at: str
    by: str  # "" for a sync that nobody pressed
    why: str  # a sentence
    approve: str  # the operation that takes its id: sync or save_and_sync
    actions: tuple[Action, ...] = ()


def hold(connection: Connection, tenant: str, held: Held) -> None:
    """Keep this plan in place of any other."""
    release(connection, tenant)
    row = {"tenant": tenant, "kind": _KIND, "id": held.id, "record": msgspec.json.encode(held)}
    connection.execute(_HOLD, [row])


def held_plan(connection: Connection, tenant: str) -> Held | None:
    """The plan that waits, if one does."""
    record = connection.execute(_READ, {"tenant_id": tenant}).scalar()
    return None if record is None else msgspec.json.decode(record, type=Held)


def release(connection: Connection, tenant: str) -> None:
    """Nothing waits any more."""
    connection.execute(_RELEASE, {"tenant_id": tenant})
