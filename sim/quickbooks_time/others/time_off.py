"""time_off_requests and time_off_request_entries: asked for, approved, denied, canceled."""

from __future__ import annotations

from typing import Any, Final

from sim.physics.provenance import documented, inferred, seen
from sim.quickbooks_time import fields
from sim.quickbooks_time.others import keeping, readers, refusals, rights, time_off_entries
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.others.invitations import send_mail
from sim.quickbooks_time.others.narrowing import among, on_date, stamped, words
from sim.quickbooks_time.others.time_off_entries import STATUSES
from sim.quickbooks_time.records_time_off import TimeOffRequest, TimeOffRequestEntry
from sim.quickbooks_time.resources.call import ResourceCall

PARTS_MAX: Final = 366  # entries or notes of one request
NOTES: Final = "time_off_request_notes"
ENTRIES: Final = "time_off_request_entries"


@documented("api_docs TimeOffRequests: the caller by default; entries are needed, notes are not")
def _create(call: ResourceCall, values: Values) -> Outcome:
    user_id = values.get("user_id", call.caller.id)
    keeping.found(call.state, "users", user_id, "user")
    if not rights.manages(call, user_id):
        raise refusals.permission_denied()
    entries = [fields.read(each, time_off_entries.FIELDS) for each in values[ENTRIES]]
    notes = _notes(values)
    if not entries:
        fields.require({}, ENTRIES)
    for entry in entries:
        time_off_entries.check(call, entry)
    request: TimeOffRequest = keeping.make(call.state, "time_off_requests", user_id=user_id)
    _write_notes(call, request, notes)
    status = values.get("status", "pending")
    for entry in entries:
        time_off_entries.make(call, request, {"status": status, **entry})
    request = _with_status(call, request)
    _mail_denial(call, request)
    return Outcome(request)


@seen("api_docs issue 102: a request created as pending mails the employee a denial; a switch")
def _mail_denial(call: ResourceCall, request: TimeOffRequest) -> None:
    if request.status == "pending" and call.state.behaviour.pending_time_off_mails_denial:
        send_mail(call, request.user_id, "Your time off request has been denied")


@documented("TimeOffRequests/Ex/_update-request-1..4: notes are added, a status is for all entries")
def _update(call: ResourceCall, before: TimeOffRequest, changes: Values) -> Outcome:
    if not rights.manages(call, before.user_id):
        raise refusals.permission_denied()
    _write_notes(call, before, _notes(changes))
    for values in changes.get(ENTRIES, ()):
        time_off_entries.make(call, before, fields.read(values, time_off_entries.FIELDS))
    for entry in _entries(call, before):
        if "status" in changes:
            time_off_entries.decide(call, entry, changes["status"])
        elif changes.get("active") is False:
            time_off_entries.change(call, entry, {"active": False})
    if "active" in changes:
        before = keeping.amend(call.state, "time_off_requests", before, active=changes["active"])
    return Outcome(_with_status(call, before))


def _notes(values: Values) -> list[str]:
    readers_of_note: dict[str, fields.Reader] = {"note": fields.text(fields.NOTES_LENGTH_MAX)}
    found = [fields.read(each, readers_of_note) for each in values.get(NOTES, ())]
    for each in found:
        fields.require(each, "note")
    return [each["note"] for each in found]


def _write_notes(call: ResourceCall, request: TimeOffRequest, notes: list[str]) -> None:
    for note in notes:
        keeping.make(call.state, NOTES, time_off_request_id=request.id, user_id=call.caller.id, note=note)


def _entries(call: ResourceCall, request: TimeOffRequest) -> list[TimeOffRequestEntry]:
    return call.state.tables.of(ENTRIES).page("time_off_request_id", request.id)


@inferred("not public: a request is pending while an entry is, then what all of them are, approved if any is")
def _with_status(call: ResourceCall, request: TimeOffRequest) -> TimeOffRequest:
    found = {entry.status for entry in _entries(call, request) if entry.active} or {request.status}
    status = next(each for each in STATUSES if each in found)
    changed: TimeOffRequest = keeping.amend(call.state, "time_off_requests", request, status=status)
    return changed


@documented("api_docs TimeOffRequestEntries: the request says whose entry it is")
def _create_entry(call: ResourceCall, values: Values) -> Outcome:
    request = keeping.found(
        call.state, "time_off_requests", values.pop("time_off_request_id"), "time off request"
    )
    if not rights.manages(call, request.user_id):
        raise refusals.permission_denied()
    entry = time_off_entries.make(call, request, values)
    _with_status(call, request)
    return Outcome(entry)


@documented("contract 3.14: 403 Permission Denied")
def _update_entry(call: ResourceCall, before: TimeOffRequestEntry, changes: Values) -> Outcome:
    if not rights.manages(call, before.user_id):
        raise refusals.permission_denied()
    entry = time_off_entries.change(call, before, changes)
    _with_status(
        call,
        keeping.found(call.state, "time_off_requests", before.time_off_request_id, "time off request"),
    )
    return Outcome(entry)


def _parts(kind: str) -> Any:
    return lambda call, request: [
        part.id for part in call.state.tables.of(kind).page("time_off_request_id", request.id)
    ]


TIME_OFF_REQUESTS: Final = Resource(
    name="time_off_requests",
    noun="time off request",
    active="yes",
    filters={"user_ids": among("user_id")},
    scope=rights.managed,
    depends_on=("users", NOTES, ENTRIES),
    beside={"users": lambda _, request: [request.user_id], NOTES: _parts(NOTES), ENTRIES: _parts(ENTRIES)},
    fields={
        "user_id": fields.number,
        NOTES: readers.objects(PARTS_MAX),
        ENTRIES: readers.objects(PARTS_MAX),
        "status": fields.choice(*STATUSES),
        "active": fields.yes_no,
    },
    required=(ENTRIES,),
    once=("user_id",),
    create=_create,
    update=_update,
    absent=refusals.gone,
)
TIME_OFF_REQUEST_ENTRIES: Final = Resource(
    name=ENTRIES,
    noun="time off request entry",
    one_of=(
        "ids",
        "time_off_request_ids",
        "approver_user_ids",
        "status",
        "date",
        "start_time",
        "end_time",
        "jobcode_ids",
        "user_ids",
    ),
    filters={
        "time_off_request_ids": among("time_off_request_id"),
        "approver_user_ids": among("approver_user_id"),
        "status": words("status", *STATUSES),
        "date": on_date("date"),
        "start_time": stamped("start_time", after=True),
        "end_time": stamped("start_time", after=False),
        "jobcode_ids": among("jobcode_id"),
        "user_ids": among("user_id"),
    },
    scope=rights.managed,
    depends_on=("users",),
    beside={
        "time_off_requests": lambda _, entry: [entry.time_off_request_id],
        "jobcodes": lambda _, entry: [entry.jobcode_id],
        "users": lambda _, entry: [entry.user_id],
    },
    fields={"time_off_request_id": fields.number, **time_off_entries.FIELDS},
    required=("time_off_request_id", *time_off_entries.REQUIRED),
    once=("time_off_request_id",),
    create=_create_entry,
    update=_update_entry,
    absent=refusals.gone,
)
FAMILY: Final = (TIME_OFF_REQUESTS, TIME_OFF_REQUEST_ENTRIES)
