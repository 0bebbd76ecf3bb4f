"""Who may book time on what: rows of (user, jobcode), user 0 being everyone, and what a parent hands down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sim.physics.provenance import documented
from sim.quickbooks_time.records import Jobcode, JobcodeAssignment

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

EVERYONE = 0


def row_of(state: QuickBooksTimeState, user_id: int, jobcode_id: int) -> JobcodeAssignment | None:
    """The row of this user and this jobcode, active or not."""
    return state.tables.jobcode_assignments.find("jobcode", jobcode_id, user_id)


def assign(state: QuickBooksTimeState, user_id: int, jobcode: Jobcode) -> JobcodeAssignment:
    """The user may book on it; a row that was taken away comes back under its id."""
    now = state.stamp()
    row = row_of(state, user_id, jobcode.id)
    if row is None:
        row = JobcodeAssignment(
            id=state.tables.next_id("jobcode_assignments"),
            user_id=user_id,
            jobcode_id=jobcode.id,
            jobcode_type=jobcode.type,
            created=now,
            last_modified=now,
        )
    elif not row.active:
        row = msgspec.structs.replace(row, active=True, last_modified=now)
    return state.tables.jobcode_assignments.put(row)


def withdraw(state: QuickBooksTimeState, row: JobcodeAssignment) -> JobcodeAssignment:
    """The row stays to be listed, as not active."""
    if not row.active:
        return row
    changed = msgspec.structs.replace(row, active=False, last_modified=state.stamp())
    return state.tables.jobcode_assignments.put(changed)


@documented("contract 3.3: archiving a jobcode removes its assignments")
def withdraw_all(state: QuickBooksTimeState, jobcode_id: int) -> None:
    """Nobody may book on it any more."""
    for row in state.tables.jobcode_assignments.page("jobcode", jobcode_id):
        withdraw(state, row)


@documented("contract 3.4: creating with user_id 0 equals assigned_to_all on the jobcode")
def mirror_everyone(state: QuickBooksTimeState, jobcode: Jobcode) -> None:
    """Everyone's row says what the jobcode says; an archived jobcode never counts as assigned."""
    if jobcode.assigned_to_all and jobcode.active:
        assign(state, EVERYONE, jobcode)
        return
    row = row_of(state, EVERYONE, jobcode.id)
    if row is not None:
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
