"""Whose time may be written, on what, until when, and what other time stands in its way."""

from __future__ import annotations

from math import nextafter
from typing import TYPE_CHECKING, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import assignments, errors, jobcodes, users
from sim.quickbooks_time.errors import RowRefusedError
from sim.quickbooks_time.records import Timesheet, User
from sim.quickbooks_time.tables import instant

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

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


def closed_through(user: User) -> str:
    """The last date whose time is closed: approved or submitted."""
    return max(user.approved_to, user.submitted_to)


@documented("contract 3.2, 3.5: 403 without time_tracking; the sentences of the rest are ours (A5)")
def check_person(state: QuickBooksTimeState, author: User, user_id: int) -> None:
    """The author may write time of this person, who tracks time and is still there."""
    user = users.get(state, user_id)
    if not user.active:
        raise errors.oops("That user is not active.")
    if author.id != user_id and not users.may(author, "manage_timesheets"):
        raise errors.oops("You don't have permission to manage that user")
    if not user.permissions.time_tracking:
        raise errors.no_time_tracking(state.behaviour.time_tracking_told_in)


@inferred("contract 3.5, A5: which jobcodes take time; parents and unassigned ones are switches")
def check_jobcode(state: QuickBooksTimeState, user_id: int, jobcode_id: int, face: Face) -> None:
    """The jobcode takes time of this person."""
    if jobcode_id == NO_JOB:
        return
    jobcode = jobcodes.get(state, jobcode_id)
    if not jobcode.active:
        raise errors.oops("That jobcode is not active.")
    if face.parents_refused and jobcodes.has_children(state, jobcode_id):
        raise errors.oops("Time cannot be tracked against a jobcode that has children.")
    if not face.unassigned_refused:
        return
    if not assignments.is_assigned(state, user_id, [jobcode, *jobcodes.ancestors(state, jobcode)]):
        raise errors.oops("That jobcode is not assigned to the user.")


@inferred("contract 3.5, A5: approval closes dates, export locks single timesheets; the code is a switch")
def check_open(state: QuickBooksTimeState, sheet: Timesheet, *, changing: bool = False) -> None:
    """Neither approval nor an export closed this time."""
    code = state.behaviour.closed_time_code if changing else 417
    unmodified = state.tables.timesheets.get(sheet.id) if code == 409 else None
    if sheet.locked:
        raise RowRefusedError(code, "Oops! That timesheet is locked.", unmodified)
    if sheet.date <= closed_through(users.get(state, sheet.user_id)):
        raise RowRefusedError(code, "Oops! Time for that date has already been approved.", unmodified)


@documented("contract 3.5: one open timesheet a person, a second one fails; with which code is a switch")
def check_clock(state: QuickBooksTimeState, sheet: Timesheet) -> None:
    """Nobody is on the clock twice."""
    if sheet.on_the_clock and state.behaviour.second_clock_code == 417 and running(state, sheet.user_id):
        raise errors.oops("That user is already on the clock.")


@documented("contract 3.5: regular time of one person does not overlap; an open timesheet goes on for ever")
def has_conflict(state: QuickBooksTimeState, sheet: Timesheet) -> bool:
    """Whether other time of this person lies within it."""
    if not sheet.start:
        return False
    low, high = instant(sheet.start), instant(sheet.end) if sheet.end else FOREVER
    before_end = (sheet.user_id, nextafter(high, -FOREVER))
    for other in state.tables.timesheets.between(
        "span", (sheet.user_id, -FOREVER), before_end, limit=2, descending=True
    ):  # the last of the others to begin before this ends: those before it have ended when it begins
        if other.id != sheet.id:
            return not other.end or instant(other.end) > low
    return False


def running(state: QuickBooksTimeState, user_id: int) -> Timesheet | None:
    """The open timesheet of this person: nothing can lie after it."""
    last = state.tables.timesheets.page("span", user_id, limit=1, descending=True)
    return last[0] if last and last[0].on_the_clock else None
