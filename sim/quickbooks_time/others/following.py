"""What follows for files and projects when time is written or a jobcode assigned elsewhere in the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.physics.provenance import documented
from sim.quickbooks_time.others import attachments, feed

if TYPE_CHECKING:
    from sim.quickbooks_time.records import JobcodeAssignment, Timesheet
    from sim.quickbooks_time.state import QuickBooksTimeState


def time_written(state: QuickBooksTimeState, before: Timesheet | None, after: Timesheet) -> Timesheet:
    """New or changed time: its files hang on it, and a project's feed tells of the clock."""
    had = () if before is None else before.attached_files
    attachments.attach(state, "timesheets", after.id, had, after.attached_files)
    _tell_of_clock(state, before, after)
    return after


@documented("api_docs ProjectActivities: clock_in and clock_out of a project's jobcode")
def _tell_of_clock(state: QuickBooksTimeState, before: Timesheet | None, after: Timesheet) -> None:
    was_running = before is not None and before.on_the_clock
    if after.on_the_clock == was_running:
        return
    project = feed.project_of(state, after.jobcode_id)
    if project is not None:
        feed.tell(state, project.id, after.user_id, "clock_in" if after.on_the_clock else "clock_out")


@documented("api_docs ProjectActivities: assignment and unassignment of a project's jobcode")
def assignment_written(state: QuickBooksTimeState, row: JobcodeAssignment) -> JobcodeAssignment:
    """Somebody is assigned to a jobcode, or no more; everybody at once is told of nobody."""
    project = feed.project_of(state, row.jobcode_id) if row.user_id else None
    if project is not None:
        feed.tell(state, project.id, row.user_id, "assignment" if row.active else "unassignment")
    return row
