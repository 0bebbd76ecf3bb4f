"""Karbon's roles as options of a list in QuickBooks Time: by their key, so that a new name is no new role (D-09)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from msgspec.structs import replace

from integration.desk import Desk
from integration.model import Role, TimeField
from integration.store import mirror

BATCH: Final = 50

Rows = list[dict[str, Any]]


def follow_roles(desk: Desk, field: TimeField) -> bool:
    """Add, rename and archive options as Karbon's roles came, changed and went. True when something was written.

    An option that was never a role's is somebody's own and stays; so does one that was renamed over there.
    """
    with desk.database.read() as connection:
        known = {role.key: role for role in mirror.read_all(connection, desk.tenant_id(), Role)}
    options = dict(field.items)
    roles = [_placed(role, known.get(role.key), options) for role in desk.karbon.roles()]
    changes = [*_renamed(roles, known, options), *_retired(roles, known, options)]
    for start in range(0, len(changes), BATCH):
        desk.time.update_items(changes[start : start + BATCH])
    missing = [role for role in roles if not role.item_id]
    made = _created(desk, field, missing)
    with desk.database.begin() as connection:
        mirror.replace_all(
            connection,
            desk.tenant_id(),
            Role,
            [replace(role, item_id=role.item_id or made.get(role.key, 0)) for role in roles],
        )
    return bool(changes or missing)


def _placed(role: Role, before: Role | None, options: dict[int, str]) -> Role:
    """The role with its option: the one of exactly its name, else the one it had."""
    of_its_name = next((item for item, name in options.items() if name == role.name), 0)
    had = before.item_id if before is not None and before.item_id in options else 0
    return replace(role, item_id=of_its_name or had)


def _renamed(roles: Sequence[Role], known: dict[str, Role], options: dict[int, str]) -> Rows:
    """A rename in Karbon goes over while the option still has the name it was given from here."""
    return [
        {"id": role.item_id, "name": role.name}
        for role in roles
        if role.key in known
        and role.item_id
        and options[role.item_id] == known[role.key].name
        and options[role.item_id] != role.name
    ]


def _retired(roles: Iterable[Role], known: dict[str, Role], options: dict[int, str]) -> Rows:
    """Options of roles that are no more; time that has them keeps them."""
    used = {role.item_id for role in roles}
    return [
        {"id": before.item_id, "active": False}
        for before in known.values()
        if before.item_id not in used and options.get(before.item_id) == before.name
    ]


def _created(desk: Desk, field: TimeField, missing: Sequence[Role]) -> dict[str, int]:
    """The ids of new options by the key of their role."""
    made: dict[str, int] = {}
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        results = desk.time.create_items([{"customfield_id": field.id, "name": role.name} for role in batch])
        made |= {
            role.key: result.id
            for role, result in zip(batch, results, strict=True)
            if result.ok and result.id is not None
        }
    return made
