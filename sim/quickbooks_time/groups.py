"""Groups: their names and managers, and who therefore may look after whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors
from sim.quickbooks_time.records import User
from sim.quickbooks_time.records_lists import Group
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


@documented("contract 3.10: a group has a name, and managers if it likes")
def create(state: QuickBooksTimeState, values: Mapping[str, Any]) -> Group:
    """A new group."""
    now = state.stamp()
    wanted = Group(id=0, created=now, last_modified=now, **values)
    _check(state, wanted, ())
    return _put(state, msgspec.structs.replace(wanted, id=state.tables.next_id("groups")), ())


@documented("contract 3.10, 2.2: present values are ignored; the sentence for an unknown id is ours")
def update(state: QuickBooksTimeState, group_id: int, changes: Mapping[str, Any]) -> Group:
    """Change a group; what equals its present values is ignored."""
    before = state.tables.groups.get(group_id)
    if before is None:
        raise errors.oops("That group could not be found.")
    wanted = msgspec.structs.replace(before, **changes)
    if wanted == before:
        return before
    _check(state, wanted, before.manager_ids)
    return _put(state, msgspec.structs.replace(wanted, last_modified=state.stamp()), before.manager_ids)


@documented("contract 3.4: a group manager manages the people of the group")
def manages(state: QuickBooksTimeState, manager: User, user_id: int) -> bool:
    """Whether this person is in a group that the other one manages."""
    if not manager.manager_of_group_ids:
        return False
    user = state.tables.users.get(user_id)
    return user is not None and user.group_id in manager.manager_of_group_ids


def members(state: QuickBooksTimeState, manager: User) -> list[int]:
    """The ids of everybody whom this person manages."""
    groups = manager.manager_of_group_ids
    return [user.id for group_id in groups for user in state.tables.users.page("group", group_id)]


@inferred("contract 3.10: a name is needed, and two active groups of one name are refused; a switch")
def _check(state: QuickBooksTimeState, wanted: Group, managers_before: tuple[int, ...]) -> None:
    if not wanted.name.strip():
        raise errors.missing(["name"])
    for manager_id in set(wanted.manager_ids) - set(managers_before):
        if manager_id not in state.tables.users:
            raise errors.oops("That user could not be found.")
    if not wanted.active or state.behaviour.group_names == "free":
        return
    for twin in state.tables.groups.page("active", True, fold(wanted.name)):
        if twin.id != wanted.id and state.same_name(twin.name, wanted.name):
            raise errors.oops("That name is already in use")


@inferred("contract 3.2, 3.10: manager_ids and manager_of_group_ids are one fact; an archived group has none")
def _put(state: QuickBooksTimeState, group: Group, managers_before: tuple[int, ...]) -> Group:
    managers = group.manager_ids if group.active else ()
    for user_id in dict.fromkeys((*managers_before, *managers)):
        user = state.tables.users.get(user_id)
        if user is None:
            continue
        others = tuple(each for each in user.manager_of_group_ids if each != group.id)
        now = (*others, group.id) if user_id in managers else others
        if set(now) != set(user.manager_of_group_ids):
            state.tables.users.put(
                msgspec.structs.replace(
                    user, manager_of_group_ids=tuple(sorted(now)), last_modified=state.stamp()
                )
            )
    return state.tables.groups.put(group)
