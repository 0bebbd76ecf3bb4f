"""Who may book time on what: rows of (user, jobcode), user 0 being everyone, and what a parent hands down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.others import following
from sim.quickbooks_time.records import Jobcode, JobcodeAssignment

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

EVERYONE = 0


def row_of(state: QuickBooksTimeState, user_id: int, jobcode_id: int) -> JobcodeAssignment | None:
    """The row of this user and this jobcode, active or not."""
    return state.tables.jobcode_assignments.find("jobcode", jobcode_id, user_id)


def assign(state: QuickBooksTimeState, user_id: int, jobcode: Jobcode) -> JobcodeAssignment:
    """The user may book on it; a row that was taken away comes back under its id."""
    row = _assign(state, user_id, jobcode, implied=False)
    settle(state, jobcode.id)
    return row


def withdraw(state: QuickBooksTimeState, row: JobcodeAssignment) -> JobcodeAssignment:
    """The row stays to be listed, as not active; one that the jobcode above implies comes back as such."""
    changed = _withdraw(state, row)
    settle(state, row.jobcode_id)
    return changed


@documented("contract 3.3: archiving a jobcode removes its assignments")
def withdraw_all(state: QuickBooksTimeState, jobcode_id: int) -> None:
    """Nobody may book on it any more, but for those who may book on all that lies below another."""
    for row in state.tables.jobcode_assignments.page("jobcode", jobcode_id):
        _withdraw(state, row)
    settle(state, jobcode_id)


@inferred("contract 3.4: an example lists implicit rows; for whom there are rows below a parent is a switch")
def settle(state: QuickBooksTimeState, jobcode_id: int) -> None:
    """Where that is the custom, the rows of a jobcode and of all below it follow from those above."""
    if state.behaviour.assigned_children != "listed":
        return
    branch = [jobcode_id]
    for each in branch:
        jobcode = state.tables.jobcodes.get(each)
        if jobcode is not None and jobcode.active:
            _settle_one(state, jobcode)
            branch.extend(child.id for child in state.tables.jobcodes.page("children", each, True))


def _settle_one(state: QuickBooksTimeState, jobcode: Jobcode) -> None:
    rows = state.tables.jobcode_assignments
    above = {row.user_id for row in rows.page("jobcode", jobcode.parent_id) if row.active}
    active = {row.user_id: row for row in rows.page("jobcode", jobcode.id) if row.active}
    for user_id in sorted(above - active.keys()):
        _assign(state, user_id, jobcode, implied=True)
    for user_id, row in active.items():
        if row.implied and user_id not in above:
            _withdraw(state, row)


def _assign(
    state: QuickBooksTimeState, user_id: int, jobcode: Jobcode, *, implied: bool
) -> JobcodeAssignment:
    now = state.stamp()
    row = row_of(state, user_id, jobcode.id)
    was_active = row is not None and row.active
    if row is None:
        row = JobcodeAssignment(
            id=state.tables.next_id("jobcode_assignments"),
            user_id=user_id,
            jobcode_id=jobcode.id,
            jobcode_type=jobcode.type,
            created=now,
            last_modified=now,
            implied=implied,
        )
    elif not row.active or row.implied:
        row = msgspec.structs.replace(row, active=True, implied=implied, last_modified=now)
    written = state.tables.jobcode_assignments.put(row)
    return written if was_active else following.assignment_written(state, written)


def _withdraw(state: QuickBooksTimeState, row: JobcodeAssignment) -> JobcodeAssignment:
    if not row.active:
        return row
    changed = msgspec.structs.replace(row, active=False, implied=False, last_modified=state.stamp())
    return following.assignment_written(state, state.tables.jobcode_assignments.put(changed))


@documented("contract 3.4: creating with user_id 0 equals assigned_to_all on the jobcode")
def mirror_everyone(state: QuickBooksTimeState, jobcode: Jobcode) -> None:
    """Everyone's row says what the jobcode says; an archived jobcode never counts as assigned."""
    if jobcode.assigned_to_all and jobcode.active:
        assign(state, EVERYONE, jobcode)
        return
    row = row_of(state, EVERYONE, jobcode.id)
    if row is not None and not row.implied:
        withdraw(state, row)


@documented("contract 3.4: assigning a parent assigns all children")
def is_assigned(state: QuickBooksTimeState, user_id: int, path: list[Jobcode]) -> bool:
    """Whether the user may book on a jobcode, given it and its ancestors."""
    for jobcode in path:
        for somebody in (EVERYONE, user_id):
            row = row_of(state, somebody, jobcode.id)
            if row is not None and row.active:
                return True
    return False
