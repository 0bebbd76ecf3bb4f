"""Time: what may be entered for whom on what, what conflicts, and what approval and export close."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import assignments, customfields, errors, jobcodes, localtime, users
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.records import DeletedTimesheet, Timesheet, User
from sim.quickbooks_time.tables import instant

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

DAY_S: Final = 86_400
NO_JOB: Final = 0
FOREVER: Final = float("inf")


class Face(msgspec.Struct, frozen=True):
    """Through which face of the product the time comes, where the two differ."""

    parents_refused: bool
    unassigned_refused: bool


SCREEN: Final = Face(parents_refused=True, unassigned_refused=True)


def api_face(state: QuickBooksTimeState) -> Face:
    """The API as this account behaves."""
    return Face(
        parents_refused=state.behaviour.time_on_parent_jobcode == "refuse",
        unassigned_refused=state.behaviour.unassigned_jobcode == "refuse",
    )


def create(
    state: QuickBooksTimeState, author: User, values: Mapping[str, Any], given: Mapping[int, str], face: Face
) -> Timesheet:
    """New time of a person, entered by themselves or by somebody who may. `given` are custom field values."""
    now = state.stamp()
    _check_person(state, author, values["user_id"])
    _check_jobcode(state, values["user_id"], values["jobcode_id"], face)
    sheet = _timed(
        state,
        Timesheet(
            id=0, created_by_user_id=author.id, created=now, last_modified=now, **{"date": "", **values}
        ),
    )
    _check_open(state, sheet)
    sheet = msgspec.structs.replace(sheet, customfields=customfields.checked(state, given, ()))
    if not sheet.on_the_clock:
        customfields.check_required(state, sheet.customfields)
    if _has_conflict(state, sheet):
        raise errors.overlaps()
    return state.tables.timesheets.put(msgspec.structs.replace(sheet, id=state.tables.next_id("timesheets")))


def update(
    state: QuickBooksTimeState,
    author: User,
    timesheet_id: int,
    changes: Mapping[str, Any],
    given: Mapping[int, str],
    face: Face,
) -> Timesheet:
    """Change time; what equals its present values is ignored."""
    before = get(state, timesheet_id)
    sheet = msgspec.structs.replace(before, **changes)
    if any(getattr(sheet, field) != getattr(before, field) for field in ("start", "end", "date", "duration")):
        sheet = _timed(state, sheet)
    sheet = msgspec.structs.replace(
        sheet, customfields=customfields.checked(state, given, before.customfields)
    )
    if sheet == before:
        return before
    _check_person(state, author, before.user_id)
    _check_open(state, before, changing=True)
    _check_open(state, sheet, changing=True)
    if sheet.jobcode_id != before.jobcode_id:
        _check_jobcode(state, sheet.user_id, sheet.jobcode_id, face)
    if given or (before.on_the_clock and not sheet.on_the_clock):
        customfields.check_required(state, sheet.customfields)
    if (sheet.start, sheet.end) != (before.start, before.end) and _has_conflict(state, sheet):
        raise errors.overlaps(before)
    return state.tables.timesheets.put(msgspec.structs.replace(sheet, last_modified=state.stamp()))


@documented("contract 3.5: a real deletion, the row moves to timesheets_deleted")
def delete(state: QuickBooksTimeState, author: User, timesheet_id: int) -> Timesheet:
    """Take time away for good."""
    sheet = get(state, timesheet_id)
    _check_person(state, author, sheet.user_id)
    _check_open(state, sheet, changing=True)
    state.tables.timesheets.remove(timesheet_id)
    state.tables.timesheets_deleted.put(
        DeletedTimesheet(id=timesheet_id, last_modified=state.stamp(), timesheet=sheet)
    )
    return sheet


def get(state: QuickBooksTimeState, timesheet_id: int) -> Timesheet:
    """The timesheet of this id."""
    found = state.tables.timesheets.get(timesheet_id)
    if found is None:
        raise errors.timesheet_not_found()
    return found


def closed_through(user: User) -> str:
    """The last date whose time is closed: approved or submitted."""
    return max(user.approved_to, user.submitted_to)


@documented("contract 3.5: manual time has date and duration, regular time start and end")
def _timed(state: QuickBooksTimeState, sheet: Timesheet) -> Timesheet:
    tz = state.account.tz
    if sheet.type == "manual":
        day, duration, start, end = sheet.date, _stored(state, sheet.duration), "", ""
    else:
        start = localtime.to_local("start", sheet.start, tz)
        end = localtime.to_local("end", sheet.end, tz) if sheet.end else ""
        day, duration = start[:10], int(instant(end) - instant(start)) if end else 0
    if not 0 <= duration <= (DAY_S if sheet.type == "manual" else 7 * DAY_S):
        raise errors.invalid_value("duration" if sheet.type == "manual" else "end", duration)
    return msgspec.structs.replace(
        sheet,
        date=day,
        duration=duration,
        start=start,
        end=end,
        on_the_clock=sheet.type == "regular" and not end,
        tz=localtime.offset_hours(day, tz),
        tz_str=localtime.name_of(tz),
    )


@documented("contract 3.5: manual durations are kept as hours rounded to two decimals")
def _stored(state: QuickBooksTimeState, seconds: int) -> int:
    if state.behaviour.manual_duration == "exact":
        return seconds
    return (seconds * 100 + 1800) // 3600 * 36


def _check_person(state: QuickBooksTimeState, author: User, user_id: int) -> None:
    user = users.get(state, user_id)
    if not user.active:
        raise errors.oops("That user is not active.")
    if author.id != user_id and not users.may(author, "manage_timesheets"):
        raise errors.oops("You don't have permission to manage that user")
    if not user.permissions.time_tracking:
        raise errors.no_time_tracking()


@inferred("contract 3.5, A5: which jobcodes take time; parents and unassigned ones are switches")
def _check_jobcode(state: QuickBooksTimeState, user_id: int, jobcode_id: int, face: Face) -> None:
    if jobcode_id == NO_JOB:
        return
    jobcode = jobcodes.get(state, jobcode_id)
    if not jobcode.active:
        raise errors.oops("That jobcode is not active.")
    if face.parents_refused and jobcodes.has_children(state, jobcode_id):
        raise errors.oops("Time cannot be tracked against a jobcode that has children.")
    path = [jobcode, *jobcodes.ancestors(state, jobcode)]
    if face.unassigned_refused and not assignments.is_assigned(state, user_id, path):
        raise errors.oops("That jobcode is not assigned to the user.")


@inferred("contract 3.5, A5: approval closes dates, export locks single timesheets; the code is a switch")
def _check_open(state: QuickBooksTimeState, sheet: Timesheet, *, changing: bool = False) -> None:
    code = state.behaviour.closed_time_code if changing else 417
    unmodified = state.tables.timesheets.get(sheet.id) if code == 409 else None
    if sheet.locked:
        raise RowRefusedError(code, "Oops! That timesheet is locked.", unmodified)
    if sheet.date <= closed_through(users.get(state, sheet.user_id)):
        raise RowRefusedError(code, "Oops! Time for that date has already been approved.", unmodified)


@documented("contract 3.5: regular time of one person does not overlap; one open timesheet at most")
def _has_conflict(state: QuickBooksTimeState, sheet: Timesheet) -> bool:
    if not sheet.start:
        return False
    low, high = instant(sheet.start), instant(sheet.end) if sheet.end else FOREVER
    spans = state.tables.timesheets
    later = spans.between("span", (sheet.user_id, low), (sheet.user_id, high), limit=3)
    earlier = spans.between("span", (sheet.user_id, -FOREVER), (sheet.user_id, low), limit=3, descending=True)
    for other in (*later, *earlier):
        ends = instant(other.end) if other.end else FOREVER
        if other.id != sheet.id and instant(other.start) < high and ends > low:
            return True
    return False
