"""Groups of people, and which choices of a field a jobcode, a person or a group may use."""

from __future__ import annotations

import msgspec

from sim.quickbooks_time.records import LONG_AGO


class Group(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Team members who are managed together. Who belongs to it is said by each user's `group_id`."""

    id: int
    name: str
    active: bool = True
    last_modified: str = LONG_AGO
    created: str = LONG_AGO
    manager_ids: tuple[int, ...] = ()


class ItemFilter(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One choice of a field that is shown for this jobcode, user or group; `applies_to` is the plural."""

    id: int
    applies_to: str
    applies_to_id: int
    customfielditem_id: int
    customfield_id: int
    active: bool = True
    last_modified: str = LONG_AGO
