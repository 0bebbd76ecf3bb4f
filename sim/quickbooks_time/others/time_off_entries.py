"""One day or stretch of a request for time off: what it holds, and the time that comes of its approval."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, fields, localtime, timesheets
from sim.quickbooks_time.others import keeping, readers, refusals, rights
from sim.quickbooks_time.others.declaration import Values
from sim.quickbooks_time.records_time_off import TimeOffRequest, TimeOffRequestEntry
from sim.quickbooks_time.resources.call import ResourceCall

KIND: Final = "time_off_request_entries"
STATUSES: Final = ("pending", "approved", "denied", "canceled")
OWN: Final = ("pending", "canceled")  # what a person may say of their own time off
PTO: Final = frozenset({"pto", "unpaid_time_off"})
FIELDS: Final[dict[str, fields.Reader]] = {
    "status": fields.choice(*STATUSES),
    "entry_method": fields.choice("manual", "regular"),
    "duration": fields.seconds,
    "jobcode_id": fields.number,
    "date": fields.date,
    "start_time": readers.stamp,
    "end_time": readers.stamp,
    "active": fields.yes_no,
}
REQUIRED: Final = ("entry_method", "duration", "jobcode_id")
OF_METHOD: Final = {"manual": ("date",), "regular": ("start_time", "end_time")}


def make(call: ResourceCall, request: TimeOffRequest, values: Values) -> TimeOffRequestEntry:
    """A new entry of a request."""
    check(call, values)
    status = values.pop("status", "pending")
    entry: TimeOffRequestEntry = keeping.make(
        call.state,
        KIND,
        time_off_request_id=request.id,
        user_id=request.user_id,
        tz_string=call.state.account.tz,
        **_timed(call, values),
    )
    return decide(call, entry, status)


@documented("api_docs TimeOffRequestEntries: what each method requires")
def check(call: ResourceCall, values: Values) -> None:
    """The values make an entry."""
    fields.require(values, *REQUIRED)
    fields.require(values, *OF_METHOD[values["entry_method"]])
    jobcode = keeping.found(call.state, "jobcodes", values["jobcode_id"], "jobcode")
    if not jobcode.active:
        raise errors.oops("That jobcode is not active.")
    _check_pto(jobcode.type)


@inferred("api_docs TimeOffRequestEntries: time off is booked on time-off jobcodes")
def _check_pto(jobcode_type: str) -> None:
    if jobcode_type not in PTO:
        raise errors.oops("That jobcode is not for time off.")


@documented(
    "api_docs TimeOffRequestEntries: a manual entry is its whole day, a regular one has its own times"
)
def _timed(call: ResourceCall, values: Values) -> Values:
    tz = call.state.account.tz
    if values["entry_method"] == "regular":
        if values["end_time"] < values["start_time"]:
            raise errors.invalid_value("end_time", values["end_time"])
        return {**values, "date": localtime.to_local("start_time", values["start_time"], tz)[:10]}
    day = date.fromisoformat(values["date"])
    zone = localtime.zone(tz)
    start, end = (datetime.combine(day, at, zone) for at in (time(0), time(23, 59, 59)))
    return {
        **values,
        "start_time": readers.stamp("date", start.isoformat()),
        "end_time": readers.stamp("date", end.isoformat()),
    }


def change(call: ResourceCall, before: TimeOffRequestEntry, changes: Values) -> TimeOffRequestEntry:
    """Other values, and perhaps another status."""
    status = changes.pop("status", before.status)
    if changes.get("active") is False:
        status = "canceled" if before.status == "approved" else status
    kept = {name: getattr(before, name) for name in FIELDS if name not in {"status", "active"}}
    merged = {**kept, **changes}
    check(call, merged)
    entry = keeping.amend(call.state, KIND, before, **_timed(call, merged))
    return decide(call, entry, status)


@documented("api_docs TimeOffRequestEntries: an approved entry has a timesheet and an approver")
def decide(call: ResourceCall, entry: TimeOffRequestEntry, status: str) -> TimeOffRequestEntry:
    """The entry has this status; who approves or denies it is kept."""
    if status == entry.status:
        return entry
    _check_may_decide(call, entry, status)
    decided: dict[str, Any] = {"status": status}
    if status in {"approved", "denied"}:
        decided["approver_user_id"] = call.caller.id
    if status == "approved":
        decided["approved_timesheet_id"] = _book(call, entry)
    elif entry.approved_timesheet_id:
        _unbook(call, entry)
        decided["approved_timesheet_id"] = 0
    changed: TimeOffRequestEntry = keeping.amend(call.state, KIND, entry, **decided)
    return changed


@documented("api_docs TimeOffRequests: 403; people cancel their own, managers approve and deny")
def _check_may_decide(call: ResourceCall, entry: TimeOffRequestEntry, status: str) -> None:
    own = entry.user_id == call.caller.id and status in OWN
    alone = entry.user_id == call.caller.id and not call.caller.permissions.admin
    if not own and (alone or not rights.manages(call, entry.user_id)):
        raise refusals.permission_denied()


@inferred("api_docs TimeOffRequestEntries: the timesheet is manual, of the entry's day and length")
def _book(call: ResourceCall, entry: TimeOffRequestEntry) -> int:
    values = {
        "user_id": entry.user_id,
        "jobcode_id": entry.jobcode_id,
        "type": "manual",
        "date": entry.date,
        "duration": entry.duration,
    }
    face = timesheets.api_face(call.state)
    return timesheets.create(call.state, call.state.owner, values, {}, face).id


@inferred("not public: time off that is taken back takes its timesheet along")
def _unbook(call: ResourceCall, entry: TimeOffRequestEntry) -> None:
    if entry.approved_timesheet_id in call.state.tables.timesheets:
        timesheets.delete(call.state, call.state.owner, entry.approved_timesheet_id)
