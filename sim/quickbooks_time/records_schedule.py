"""Calendars and the shifts in them. The order of the fields is the API's."""

from __future__ import annotations

import msgspec

from sim.quickbooks_time.records import LONG_AGO


class ScheduleCalendar(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A calendar of the company. The API only reads it."""

    id: int
    name: str
    last_modified: str = LONG_AGO
    created: str = LONG_AGO


class ScheduleEvent(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A shift. One that several people share is a team event with one instance a person.

    `base_id` of an instance is its team event, else 0.
    """

    id: int
    user_id: int
    unassigned: bool
    schedule_calendar_id: int
    jobcode_id: int = 0
    all_day: bool = False
    start: str
    end: str
    active: bool = True
    draft: bool = False
    timezone: str = "UTC"
    title: str = ""
    notes: str = ""
    color: str = "#888888"
    last_modified: str = LONG_AGO
    created: str = LONG_AGO
    customfields: tuple[tuple[int, str], ...] = ()
    assigned_user_ids: tuple[int, ...] = ()
    location: str = ""
    base_id: int = 0

    @property
    def is_team(self) -> bool:
        """Whether several people share it."""
        return len(self.assigned_user_ids) > 1
