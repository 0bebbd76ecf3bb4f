"""project_activities, their replies and read times, and project_notes: what is said about a project."""

from __future__ import annotations

from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, fields, users
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.others import attachments, feed, keeping, rights
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.others.narrowing import among, flag, words
from sim.quickbooks_time.records_projects import (
    ProjectActivity,
    ProjectActivityReadTime,
    ProjectActivityReply,
    ProjectNote,
)
from sim.quickbooks_time.resources.call import ResourceCall

NOTE_LENGTH_MAX: Final = fields.NOTES_LENGTH_MAX
TYPES: Final = (
    "clock_in",
    "clock_out",
    "note",
    "attachment",
    "project_update",
    "project_created",
    "location_update",
    "estimate_item_added",
    "estimate_item_removed",
    "estimate_item_updated",
    "assignment",
    "unassignment",
)


def _up_to_id(call: ResourceCall, listing: Listing, name: str) -> None:
    highest = call.filters.number(name)
    if highest is not None:
        listing.where(highest, lambda line: line.id <= highest, [Span("all", (), (highest,))])


@inferred("api_docs ProjectActivities has no filter active, yet lines can be archived: those are not listed")
def _not_archived(_call: ResourceCall, listing: Listing) -> None:
    listing.where(True, lambda line: line.active)


@documented("api_docs ProjectActivityReadTimes: latest_read_time is now; only the caller's own")
def _read(call: ResourceCall, values: Values) -> Outcome:
    keeping.found(call.state, "projects", values["project_id"], "project")
    if values.get("user_id", call.caller.id) != call.caller.id:
        raise errors.invalid_value("user_id", values["user_id"])
    now = call.state.stamp()
    read = call.state.tables.of("project_activity_read_times").page("user_id", call.caller.id)
    own = next((each for each in read if each.project_id == values["project_id"]), None)
    if own is not None:
        own = keeping.amend(call.state, "project_activity_read_times", own, latest_read_time=now)
        return _feed_outcome(call, own)
    made = keeping.make(
        call.state,
        "project_activity_read_times",
        user_id=call.caller.id,
        project_id=values["project_id"],
        latest_read_time=now,
    )
    return _feed_outcome(call, made)


def _read_again(call: ResourceCall, before: ProjectActivityReadTime, _changes: Values) -> Outcome:
    return Outcome(_read(call, {"project_id": before.project_id}).record)


@documented("ProjectNotes/Ex/_create-response: a note makes a line in the feed, its files hang on it")
def _write_note(call: ResourceCall, values: Values) -> Outcome:
    values = {"user_id": call.caller.id, **values}
    keeping.found(call.state, "projects", values["project_id"], "project")
    keeping.found(call.state, "users", values["user_id"], "user")
    if not rights.may_act_for(call, values["user_id"], "admin"):
        raise errors.oops("You don't have permission to manage that user")
    attachments.check(call.state, values.get("files", ()))
    line = feed.tell(call.state, values["project_id"], values["user_id"], "note")
    note: ProjectNote = keeping.make(call.state, "project_notes", activity_id=line.id, **values)
    attachments.attach(call.state, "project_notes", note.id, (), note.files)
    return _feed_outcome(call, note)


@documented("api_docs ProjectNotes: an archived note is gone from the feed; no files take them off")
def _change_note(call: ResourceCall, before: ProjectNote, changes: Values) -> Outcome:
    _check_own(call, before)
    attachments.check(call.state, set(changes.get("files", ())) - set(before.files))
    note: ProjectNote = keeping.amend(call.state, "project_notes", before, **changes)
    attachments.attach(call.state, "project_notes", note.id, before.files, note.files)
    line = call.state.tables.of("project_activities").get(note.activity_id)
    if line is not None:
        keeping.amend(call.state, "project_activities", line, active=note.active)
    return Outcome(note)


def _reply(call: ResourceCall, values: Values) -> Outcome:
    keeping.found(call.state, "project_activities", values["project_activity_id"], "project activity")
    return _feed_outcome(
        call, keeping.make(call.state, "project_activity_replies", user_id=call.caller.id, **values)
    )


def _change_reply(call: ResourceCall, before: ProjectActivityReply, changes: Values) -> Outcome:
    _check_own(call, before)
    return Outcome(keeping.amend(call.state, "project_activity_replies", before, **changes))


@inferred("not public: one's own words only, and anybody's for admins")
def _check_own(call: ResourceCall, written: Any) -> None:
    if not (written.user_id == call.caller.id or users.may(call.caller, "admin")):
        raise errors.oops("You don't have permission to change that note.")


@inferred("api_docs ProjectNotes: the table of codes says 201, every example 200; a switch")
def _feed_outcome(call: ResourceCall, record: Any) -> Outcome:
    return Outcome(record, call.state.behaviour.project_feed_code)


def _notes(call: ResourceCall, line: ProjectActivity) -> list[ProjectNote]:
    return call.state.tables.of("project_notes").page("activity_id", line.id)


PROJECT_ACTIVITIES: Final = Resource(
    name="project_activities",
    noun="project activity",
    one_of=("project_id", "ids"),
    filters={
        "project_id": among("project_id"),
        "activity_types": words("activity_type", *TYPES),
        "max_id": _up_to_id,
    },
    scope=_not_archived,
    depends_on=("project_notes", "project_activity_replies"),
    beside={
        "users": lambda _, line: [line.user_id],
        "projects": lambda _, line: [line.project_id],
        "project_notes": lambda call, line: [note.id for note in _notes(call, line)],
        "files": lambda call, line: [file_id for note in _notes(call, line) for file_id in note.files],
    },
)
PROJECT_ACTIVITY_READ_TIMES: Final = Resource(
    name="project_activity_read_times",
    noun="project activity read time",
    scope=rights.own_or("admin"),
    beside={"users": lambda _, read: [read.user_id], "projects": lambda _, read: [read.project_id]},
    fields={"project_id": fields.number, "user_id": fields.number},
    required=("project_id",),
    create=_read,
    update=_read_again,
    refusal=400,
)
PROJECT_NOTES: Final = Resource(
    name="project_notes",
    noun="project note",
    needs=("project_id",),
    filters={
        "project_id": among("project_id"),
        "user_ids": among("user_id"),
        "active": flag("active", default=True),
    },
    beside={
        "users": lambda _, note: [note.user_id],
        "projects": lambda _, note: [note.project_id],
        "project_activities": lambda _, note: [note.activity_id],
        "files": lambda _, note: note.files,
    },
    fields={
        "note": fields.text(NOTE_LENGTH_MAX),
        "files": fields.ids,
        "project_id": fields.number,
        "user_id": fields.number,
        "active": fields.yes_no,
    },
    required=("note", "project_id"),
    once=("project_id", "user_id"),
    create=_write_note,
    update=_change_note,
    refusal=400,
)
PROJECT_ACTIVITY_REPLIES: Final = Resource(
    name="project_activity_replies",
    noun="project activity reply",
    needs=("project_activity_id",),
    filters={
        "project_activity_id": among("project_activity_id"),
        "user_ids": among("user_id"),
        "active": flag("active", default=True),
    },
    beside={
        "users": lambda _, reply: [reply.user_id],
        "project_activities": lambda _, reply: [reply.project_activity_id],
    },
    fields={
        "note": fields.text(NOTE_LENGTH_MAX),
        "project_activity_id": fields.number,
        "active": fields.yes_no,
    },
    required=("note", "project_activity_id"),
    once=("project_activity_id",),
    create=_reply,
    update=_change_reply,
    refusal=400,
)
FAMILY: Final = (
    PROJECT_ACTIVITIES,
    PROJECT_ACTIVITY_READ_TIMES,
    PROJECT_NOTES,
    PROJECT_ACTIVITY_REPLIES,
)
