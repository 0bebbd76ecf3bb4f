"""What happened in a world: the calls to its services and the changes of its records, each numbered from 1."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec

from sim.http.control.house import House
from sim.http.control.operations import Area

area = Area("history")


class Since(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """After which number, and how many at most."""

    since: Annotated[int, msgspec.Meta(ge=0)] = 0
    limit: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 100


class CallView(msgspec.Struct, frozen=True, kw_only=True):
    """One call to a service; the changes it made are those after `changed_from` up to `changed_to`."""

    number: int
    at: datetime
    service: str
    method: str
    path: str
    query: str
    status: int
    who: str
    took_s: float
    fault: str
    changed_from: int
    changed_to: int
    note: str


class ChangeView(msgspec.Struct, frozen=True, kw_only=True):
    """One write; no `before` is a new record, no `after` a removed one."""

    number: int
    at: datetime
    table: str
    id: Any
    before: Any
    after: Any


class Calls(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the journal. What is older than `first` is forgotten; `last` is the newest there is."""

    first: int
    last: int
    calls: tuple[CallView, ...]


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the change log. What is older than `first` is forgotten; `last` is the newest there is."""

    first: int
    last: int
    changes: tuple[ChangeView, ...]


@area.on("GET", "/worlds/{world}/calls")
def list_calls(house: House, world: str, query: Since) -> Calls:
    """The calls to a world's services after a number, oldest first."""
    log = house.world(world).universe.calls
    found = (
        CallView(number=number, **call._asdict()) for number, call in log.since(query.since, query.limit)
    )
    return Calls(first=log.first, last=log.last, calls=tuple(found))


@area.on("GET", "/worlds/{world}/changes")
def list_changes(house: House, world: str, query: Since) -> Changes:
    """The changes of a world's records after a number, oldest first."""
    log = house.world(world).universe.changes
    found = (
        ChangeView(number=number, **change._asdict())
        for number, change in log.since(query.since, query.limit)
    )
    return Changes(first=log.first, last=log.last, changes=tuple(found))
