"""What the rest of the route table keeps, with an index for each filter that the API documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from sim.physics.ordered import Key
from sim.physics.tables import IndexKey, Table
from sim.physics.universe import Universe
from sim.quickbooks_time.records_field import (
    File,
    FileLink,
    GeofenceConfig,
    Geolocation,
    Location,
    LocationMap,
)
from sim.quickbooks_time.records_messages import Invitation, Mail, Notification, Reminder
from sim.quickbooks_time.records_projects import (
    Estimate,
    EstimateItem,
    Project,
    ProjectActivity,
    ProjectActivityReadTime,
    ProjectActivityReply,
    ProjectNote,
)
from sim.quickbooks_time.records_schedule import ScheduleCalendar, ScheduleEvent
from sim.quickbooks_time.records_time_off import TimeOffRequest, TimeOffRequestEntry, TimeOffRequestNote

Record = (
    File
    | Geolocation
    | GeofenceConfig
    | Location
    | LocationMap
    | Notification
    | Reminder
    | Invitation
    | Mail
    | ScheduleCalendar
    | ScheduleEvent
    | Project
    | Estimate
    | EstimateItem
    | ProjectActivity
    | ProjectActivityReadTime
    | ProjectActivityReply
    | ProjectNote
    | TimeOffRequest
    | TimeOffRequestEntry
    | TimeOffRequestNote
)


class Kept(NamedTuple):
    """A record and the fields by which it is looked up."""

    record: type[Any]
    columns: tuple[str, ...] = ()


KEPT: Final = {
    "files": Kept(File, ("active", "uploaded_by_user_id", "last_modified")),
    "file_links": Kept(FileLink, ("file_id",)),
    "geolocations": Kept(Geolocation, ("user_id", "created", "last_modified")),
    "geofence_configs": Kept(GeofenceConfig, ("active", "type_id", "last_modified")),
    "locations": Kept(Location, ("active", "last_modified")),
    "locations_map": Kept(LocationMap, ("active", "x_id", "location_id", "last_modified")),
    "notifications": Kept(Notification, ("user_id", "msg_tracking_id", "delivery_time")),
    "reminders": Kept(Reminder, ("user_id", "last_modified")),
    "invitations": Kept(Invitation, ("user_id",)),
    "mails": Kept(Mail, ("user_id",)),
    "schedule_calendars": Kept(ScheduleCalendar, ("last_modified",)),
    "schedule_events": Kept(
        ScheduleEvent,
        ("schedule_calendar_id", "user_id", "jobcode_id", "start", "end", "base_id", "last_modified"),
    ),
    "projects": Kept(Project, ("active", "jobcode_id", "parent_jobcode_id", "last_modified")),
    "estimates": Kept(Estimate, ("active", "project_id", "last_modified")),
    "estimate_items": Kept(EstimateItem, ("active", "estimate_id", "last_modified")),
    "project_activities": Kept(ProjectActivity, ("project_id", "last_modified")),
    "project_activity_read_times": Kept(ProjectActivityReadTime, ("user_id", "project_id", "last_modified")),
    "project_activity_replies": Kept(
        ProjectActivityReply, ("project_activity_id", "user_id", "last_modified")
    ),
    "project_notes": Kept(ProjectNote, ("project_id", "user_id", "activity_id", "last_modified")),
    "time_off_requests": Kept(TimeOffRequest, ("active", "user_id", "last_modified")),
    "time_off_request_entries": Kept(
        TimeOffRequestEntry,
        (
            "time_off_request_id",
            "user_id",
            "approver_user_id",
            "jobcode_id",
            "date",
            "start_time",
            "last_modified",
        ),
    ),
    "time_off_request_notes": Kept(TimeOffRequestNote, ("time_off_request_id",)),
}
KINDS: Final[dict[type[Any], str]] = {kept.record: kind for kind, kept in KEPT.items()}


def tables(universe: Universe) -> dict[str, Table[Any]]:
    """A table for each kind; "all" is the order of the ids, every other index is named as its field."""
    return {kind: _table(universe, kind, kept.columns) for kind, kept in KEPT.items()}


def _table(universe: Universe, kind: str, columns: tuple[str, ...]) -> Table[Any]:
    indexes: dict[str, IndexKey[Any]] = {"all": lambda _: ()}
    indexes.update((_index_name(column), _column(column)) for column in columns)
    return universe.table(f"quickbooks_time.{kind}", key=lambda record: record.id, indexes=indexes)


def _index_name(column: str) -> str:
    """The stamp of the last change is in the index that every table calls so."""
    return "modified" if column == "last_modified" else column


def _column(column: str) -> Callable[[Any], Key]:
    return lambda record: (getattr(record, column),)
