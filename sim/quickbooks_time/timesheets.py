"""Time: entered, changed and deleted, when the rules about people, jobcodes, approval and other time allow it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from sim.physics.provenance import documented
from sim.quickbooks_time import customfield_values, errors, itemfilters
from sim.quickbooks_time.others import attachments, following
from sim.quickbooks_time.records import DeletedTimesheet, Timesheet, User
from sim.quickbooks_time.timesheets_allowed import (
    SCREEN,
    Face,
    api_face,
    check_clock,
    check_jobcode,
    check_open,
    check_person,
    closed_through,
    has_conflict,
)
from sim.quickbooks_time.timesheets_shape import differs, shaped

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

__all__ = ["SCREEN", "Face", "api_face", "closed_through", "create", "delete", "get", "update"]


@documented("contract 3.5: 406 for time that lies over other time")
def create(
    state: QuickBooksTimeState, author: User, values: Mapping[str, Any], given: Mapping[int, str], face: Face
) -> Timesheet:
    """New time of a person, entered by themselves or by somebody who may. `given` are custom field values."""
    now = state.stamp()
    check_person(state, author, values["user_id"])
    check_jobcode(state, values["user_id"], values["jobcode_id"], face)
    wanted = {"date": "", **values}
    sheet = shaped(
        state, Timesheet(id=0, created_by_user_id=author.id, created=now, last_modified=now, **wanted)
    )
    check_open(state, sheet)
    attachments.check(state, sheet.attached_files)
    check_clock(state, sheet)
    if has_conflict(state, sheet):
        raise errors.overlaps()
    sheet = _with_fields(state, sheet, given, complete=not sheet.on_the_clock)
    sheet = msgspec.structs.replace(sheet, id=state.tables.next_id("timesheets"))
    return following.time_written(state, None, state.tables.timesheets.put(sheet))


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
    if differs(sheet, before):
        sheet = shaped(state, sheet)
    if sheet == before and not _brings_new(given, before):
        return before
    _check_change(state, author, before, sheet, face)
    attachments.check(state, set(sheet.attached_files) - set(before.attached_files))
    finished = before.on_the_clock and not sheet.on_the_clock
    sheet = _with_fields(state, sheet, given, complete=bool(given) or finished)
    if sheet == before:
        return before
    sheet = msgspec.structs.replace(sheet, last_modified=state.stamp())
    return following.time_written(state, before, state.tables.timesheets.put(sheet))


@documented("contract 3.5: a real deletion, the row moves to timesheets_deleted")
def delete(state: QuickBooksTimeState, author: User, timesheet_id: int) -> Timesheet:
    """Take time away for good."""
    sheet = get(state, timesheet_id)
    check_person(state, author, sheet.user_id)
    check_open(state, sheet, changing=True)
    state.tables.timesheets.remove(timesheet_id)
    attachments.let_die(state, sheet)
    state.tables.timesheets_deleted.put(
        DeletedTimesheet(id=timesheet_id, last_modified=state.stamp(), timesheet=sheet)
    )
    return sheet


@documented("contract 3.5: 404 for what never was or is deleted")
def get(state: QuickBooksTimeState, timesheet_id: int) -> Timesheet:
    """The timesheet of this id."""
    found = state.tables.timesheets.get(timesheet_id)
    if found is None:
        raise errors.timesheet_not_found()
    return found


@documented("contract 3.5: 409 with the unmodified timesheet")
def _check_change(
    state: QuickBooksTimeState, author: User, before: Timesheet, sheet: Timesheet, face: Face
) -> None:
    """Both whose time it was and whose it becomes, both where it lay and where it will lie."""
    for user_id in dict.fromkeys((before.user_id, sheet.user_id)):
        check_person(state, author, user_id)
    check_open(state, before, changing=True)
    check_open(state, sheet, changing=True)
    if (sheet.user_id, sheet.jobcode_id) != (before.user_id, before.jobcode_id):
        check_jobcode(state, sheet.user_id, sheet.jobcode_id, face)
    when = (sheet.user_id, sheet.start, sheet.end)
    if when != (before.user_id, before.start, before.end) and has_conflict(state, sheet):
        raise errors.overlaps(before)


def _with_fields(
    state: QuickBooksTimeState, sheet: Timesheet, given: Mapping[int, str], *, complete: bool
) -> Timesheet:
    """The timesheet with these values over those it has."""
    values = customfield_values.checked(state, given, sheet.customfields)
    if complete:
        customfield_values.check_required(state, sheet.jobcode_id, values)
    itemfilters.check(state, sheet.user_id, sheet.jobcode_id, values)
    customfield_values.keep_words(state, sheet.customfields, values)
    return msgspec.structs.replace(sheet, customfields=values)


def _brings_new(given: Mapping[int, str], before: Timesheet) -> bool:
    values = dict(before.customfields)
    return any(values.get(field_id, "") != value for field_id, value in given.items())
