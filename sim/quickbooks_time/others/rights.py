"""Whose records a caller may see and write: one's own, those of people one manages, all of them for admins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.physics.provenance import documented
from sim.quickbooks_time import users
from sim.quickbooks_time.listing import Listing
from sim.quickbooks_time.resources.call import ResourceCall


@documented("api_docs TimeOffRequests: admins, and managers for the people of their groups")
def manages(call: ResourceCall, user_id: int) -> bool:
    """Whether the caller may act for this person."""
    if user_id == call.caller.id or users.may(call.caller, "admin"):
        return True
    person = call.state.tables.users.get(user_id)
    return person is not None and person.group_id in call.caller.manager_of_group_ids


def own_or(permission: str, column: str = "user_id") -> Callable[[ResourceCall, Listing], None]:
    """A list shows the caller's own records, and everybody's to whoever has the permission."""

    def scope(call: ResourceCall, listing: Listing) -> None:
        if not users.may(call.caller, permission):
            listing.where(True, lambda record: getattr(record, column) == call.caller.id)

    return scope


def managed(call: ResourceCall, listing: Listing) -> None:
    """A list shows the records of the people whom the caller manages."""
    if not users.may(call.caller, "admin"):
        listing.where(True, lambda record: manages(call, record.user_id))


def may_act_for(call: ResourceCall, user_id: Any, permission: str) -> bool:
    """Whether the caller writes a record of their own, or has the permission."""
    return bool(user_id == call.caller.id) or users.may(call.caller, permission)
