"""Records of the rest of the route table as the API writes them: their fields in order, and what is derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.localtime import zone
from sim.quickbooks_time.wire import Row

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

UNWRITTEN: Final[Mapping[str, frozenset[str]]] = {
    "files": frozenset({"content"}),
    "geolocations": frozenset({"last_modified"}),
    "locations_map": frozenset({"active"}),
    "schedule_events": frozenset({"base_id"}),
    "project_activity_read_times": frozenset({"last_modified"}),
    "project_notes": frozenset({"activity_id"}),
}  # fields that are kept and that the vendor's examples do not have


def row(state: QuickBooksTimeState, kind: str, record: Any) -> Row:
    """A record as it stands in a list, beside one, or in the answer to a write."""
    unwritten = UNWRITTEN.get(kind, frozenset())
    plain = {
        name: _number(getattr(record, name)) for name in record.__struct_fields__ if name not in unwritten
    }
    derive = DERIVED.get(kind)
    return plain if derive is None else derive(state, record, plain)


def _file(state: QuickBooksTimeState, file: Any, plain: Row) -> Row:
    meta = plain.pop("meta_data")
    return {**plain, "linked_objects": linked_objects(state, file.id) or [], "meta_data": dict(meta) or []}


@documented("api_docs Files: ids as texts in linked_objects")
def linked_objects(state: QuickBooksTimeState, file_id: int) -> dict[str, list[str]]:
    """What a file is attached to."""
    linked: dict[str, list[str]] = {}
    for link in state.tables.of("file_links").page("file_id", file_id):
        linked.setdefault(link.kind, []).append(str(link.object_id))
    return linked


@documented("api_docs Locations: the address, or the label where there is none")
def _location(state: QuickBooksTimeState, location: Any, plain: Row) -> Row:
    jobcodes = [
        link.x_id for link in state.tables.of("locations_map").page("location_id", location.id) if link.active
    ]
    fence = state.tables.of("geofence_configs").find("type_id", location.id)
    written: Row = {}
    for name, value in plain.items():
        if name == "country":
            written["formatted_address"] = formatted_address(location)
        written[name] = value
    linked = {"jobcodes": jobcodes} if jobcodes else {}
    return {**written, "linked_objects": linked, "geofence_config_id": None if fence is None else fence.id}


def formatted_address(location: Any) -> str:
    """The address in one line."""
    street = f"{location.addr1} {location.addr2}".strip()
    if not (street or location.city):
        return str(location.label)
    place = f"{location.state} {location.zip}".strip()
    return ", ".join(part for part in (street, location.city, place) if part)


@documented("api_docs ScheduleEvents: customfields only with the add-on; the times in the event's zone")
def _event(state: QuickBooksTimeState, event: Any, plain: Row) -> Row:
    plain["start"], plain["end"] = (
        _in_zone(event.start, event.timezone),
        _in_zone(event.end, event.timezone),
    )
    plain["customfields"] = {str(field): value for field, value in event.customfields} or ""
    if not state.has_custom_fields():
        del plain["customfields"]
    if state.behaviour.event_assignees == "text":
        plain["assigned_user_ids"] = ",".join(map(str, event.assigned_user_ids))
    return plain


@inferred("api_docs Projects: the table has dates, every example an instant at midnight; a switch")
def _project(state: QuickBooksTimeState, project: Any, plain: Row) -> Row:
    if state.behaviour.project_dates == "midnight":
        for name in ("start_date", "due_date", "completed_date"):
            plain[name] = plain[name] and f"{plain[name]}T00:00:00+00:00"
    read = state.tables.of("project_activity_read_times").page("project_id", project.id)
    return {**plain, "linked_objects": {"notes_read_times": [each.id for each in read]}}


@documented("api_docs ProjectActivities: what a line of the feed is about")
def _activity(state: QuickBooksTimeState, activity: Any, plain: Row) -> Row:
    linked: dict[str, list[int]] = {}
    for kind, column in (
        ("project_notes", "activity_id"),
        ("project_activity_replies", "project_activity_id"),
    ):
        about = [each.id for each in state.tables.of(kind).page(column, activity.id)]
        if about:
            linked[kind] = about
    return {**plain, "project_activity_metadata": [], "linked_objects": linked or []}


def _reply(_state: QuickBooksTimeState, reply: Any, plain: Row) -> Row:
    linked = {"project_activities": [reply.project_activity_id]}
    return {**plain, "mentions": [], "linked_objects": linked}


def _note(_state: QuickBooksTimeState, note: Any, plain: Row) -> Row:
    files = plain.pop("files")
    linked = {"project_activities": [note.activity_id]} if note.activity_id else []
    return {**plain, "mentions": [], "files": files, "linked_objects": linked}


@documented("TimeOffRequests/Ex/_create-response: ids of notes and entries after the user")
def _request(state: QuickBooksTimeState, request: Any, plain: Row) -> Row:
    parts = {
        kind: [part.id for part in state.tables.of(kind).page("time_off_request_id", request.id)]
        for kind in ("time_off_request_notes", "time_off_request_entries")
    }
    return {"id": plain.pop("id"), "user_id": plain.pop("user_id"), **parts, **plain}


@documented("TimeOffRequestEntries/Ex/_create-response-1: the times in the zone of the entry")
def _entry(_state: QuickBooksTimeState, entry: Any, plain: Row) -> Row:
    plain["start_time"] = _in_zone(entry.start_time, entry.tz_string)
    plain["end_time"] = _in_zone(entry.end_time, entry.tz_string)
    return plain


@documented("contract 3.14: rows of invitations have their code and nothing else")
def _invitation(_state: QuickBooksTimeState, _invitation: Any, _plain: Row) -> Row:
    return {}


@documented("ManagedClients/Ex/_retrieve-response: the id is a text there")
def _client(_state: QuickBooksTimeState, client: Any, plain: Row) -> Row:
    return {**plain, "id": str(client.id)}


DERIVED: Final[Mapping[str, Callable[[Any, Any, Row], Row]]] = {
    "files": _file,
    "locations": _location,
    "schedule_events": _event,
    "invitations": _invitation,
    "projects": _project,
    "project_activities": _activity,
    "project_activity_replies": _reply,
    "project_notes": _note,
    "time_off_requests": _request,
    "time_off_request_entries": _entry,
    "managed_clients": _client,
}


def _in_zone(stamp: str, tz: str) -> str:
    return datetime.fromisoformat(stamp).astimezone(zone(tz)).isoformat(timespec="seconds") if stamp else ""


def _number(value: Any) -> Any:
    """PHP writes 20 rather than 20.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
