"""Two team members who are one person become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sim.physics.provenance import inferred
from sim.quickbooks_time import assignments, errors, jobcodes, users
from sim.quickbooks_time.link import bonds
from sim.quickbooks_time.records import User
from sim.quickbooks_time.records_link import Kind
from sim.quickbooks_time.timesheets_allowed import running

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


@inferred("contract 5: 'Merge team members' fixes duplicates; time, jobs and the QuickBooks role go along")
def merge(state: QuickBooksTimeState, survivor: User, duplicate: User) -> None:
    """The survivor gets what the duplicate had; the duplicate is archived."""
    if not survivor.active:
        raise errors.oops("That user is not active.")
    if running(state, survivor.id) and running(state, duplicate.id):
        raise errors.oops("Both are on the clock; stop one of the clocks first.")
    _hand_over_time(state, survivor, duplicate)
    _hand_over_jobs(state, survivor, duplicate)
    _hand_over_role(state, survivor, duplicate)
    users.update(state, duplicate.id, {"active": False})


def _hand_over_time(state: QuickBooksTimeState, survivor: User, duplicate: User) -> None:
    now = state.stamp()
    for sheet in state.tables.timesheets.page("user", duplicate.id):
        moved = msgspec.structs.replace(sheet, user_id=survivor.id, last_modified=now)
        state.tables.timesheets.put(moved)


def _hand_over_jobs(state: QuickBooksTimeState, survivor: User, duplicate: User) -> None:
    for row in state.tables.jobcode_assignments.page("user", duplicate.id):
        job = jobcodes.get(state, row.jobcode_id)
        if row.active and job.active:
            assignments.assign(state, survivor.id, job)
            assignments.withdraw(state, row)


def _hand_over_role(state: QuickBooksTimeState, survivor: User, duplicate: User) -> None:
    bond = bonds.of_ours(state, Kind.PERSON, duplicate.id)
    if bond is not None and bonds.of_ours(state, Kind.PERSON, survivor.id) is None:
        bonds.untie(state, bond)
        bonds.tie(state, Kind.PERSON, survivor.id, bond.theirs)
