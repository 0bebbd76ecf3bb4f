"""Time entries: what they can be on, in which role, and at which rate."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, cast, get_args

import msgspec

from sim.karbon.records import AnyClient, ClientKind, User, WorkItem
from sim.karbon.screen import ScreenRefused
from sim.karbon.setting_records import Role, TaskType
from sim.karbon.state import KarbonState
from sim.karbon.time.periods import refuse_locked, settings, timesheet_of
from sim.karbon.time.records import Origin, TimeEntry
from sim.physics.provenance import documented, inferred

MINUTES_OF_A_DAY: Final = 24 * 60
YEARS: Final = (1970, 2100)


class Tracked(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says about their time."""

    user: User
    day: date
    minutes: int
    client: AnyClient
    work: WorkItem | None = None
    role: Role | None = None
    task_type: TaskType | None = None
    description: str = ""


def enter(state: KarbonState, tracked: Tracked, origin: Origin = "Karbon") -> TimeEntry:
    """Keep new time, on the timesheet of its day, at the rate that the colleague has now."""
    _refuse_unfit(state, tracked)
    now = state.universe.clock.now()
    entry = TimeEntry(
        time_entry_key=state.universe.chance.uuid("karbon.time_entries").replace("-", ""),
        created_date=now,
        modified_date=now,
        hourly_rate=tracked.user.billable_rate,
        origin=origin,
        **_said(state, tracked, origin),
    )
    return state.of(TimeEntry).put(entry)


def change(state: KarbonState, entry: TimeEntry, tracked: Tracked) -> TimeEntry:
    """Keep time as somebody says now; its rate stays that of the day when it was entered."""
    refuse_locked(state, entry.timesheet_key)
    _refuse_unfit(state, tracked)
    said = _said(state, tracked, entry.origin)
    changed = msgspec.structs.replace(entry, modified_date=state.universe.clock.now(), **said)
    return state.of(TimeEntry).put(changed)


def remove(state: KarbonState, entry: TimeEntry) -> None:
    """Take time away; its timesheet stays, empty perhaps."""
    refuse_locked(state, entry.timesheet_key)
    state.of(TimeEntry).remove(entry.time_entry_key)


def hand_over(state: KarbonState, loser: str, survivor: str) -> None:
    """Let time on one client be time on another of its kind, also where it is locked."""
    table = state.of(TimeEntry)
    for origin in get_args(Origin):
        for entry in table.page("client+date", origin, loser):
            table.put(msgspec.structs.replace(entry, client_key=survivor))


@inferred("time stays with the client whom it was tracked for, also when the work moves to another one")
def _said(state: KarbonState, tracked: Tracked, origin: Origin) -> dict[str, Any]:
    sheet = timesheet_of(state, tracked.user.user_key, tracked.day, origin)
    refuse_locked(state, sheet.timesheet_key)
    return {
        "timesheet_key": sheet.timesheet_key,
        "user_key": tracked.user.user_key,
        "client_key": tracked.client.key,
        "client_type": cast("ClientKind", type(tracked.client).__name__),
        "work_item_key": tracked.work.work_item_key if tracked.work is not None else "",
        "date": tracked.day,
        "minutes": tracked.minutes,
        "role_key": tracked.role.role_key if tracked.role is not None else "",
        "task_type_key": tracked.task_type.task_type_key if tracked.task_type is not None else "",
        "description": tracked.description,
    }


@documented("Karbon's help article 4439259: time on work only, or on clients too; roles of the profile only")
def _refuse_unfit(state: KarbonState, tracked: Tracked) -> None:
    chosen = settings(state)
    if not 1 <= tracked.minutes <= MINUTES_OF_A_DAY:
        raise ScreenRefused(f"an entry has 1 to {MINUTES_OF_A_DAY} minutes, not {tracked.minutes}")
    if not YEARS[0] <= tracked.day.year <= YEARS[1]:
        raise ScreenRefused(f"time is tracked in the years {YEARS[0]} to {YEARS[1]}, not on {tracked.day}")
    if tracked.work is None and chosen.scope == "Work":
        raise ScreenRefused("the firm tracks time on work only; name a work item")
    role = tracked.role
    if chosen.own_roles_only and role is not None and role.role_key not in tracked.user.role_keys:
        raise ScreenRefused(
            f"{tracked.user.name} has no role {role.name!r}; the firm tracks time in own roles"
        )
