"""The feed of a project: a line for what happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.physics.provenance import documented
from sim.quickbooks_time.others import keeping
from sim.quickbooks_time.records_projects import Project, ProjectActivity

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


@documented("api_docs ProjectActivities: the activity types and what each stands for")
def tell(state: QuickBooksTimeState, project_id: int, user_id: int, activity_type: str) -> ProjectActivity:
    """A new line."""
    line: ProjectActivity = keeping.make(
        state, "project_activities", project_id=project_id, user_id=user_id, activity_type=activity_type
    )
    return line


def project_of(state: QuickBooksTimeState, jobcode_id: int) -> Project | None:
    """The project whose time is booked on this jobcode."""
    found: Any = state.tables.of("projects").find("jobcode_id", jobcode_id)
    return found if found is not None and found.active else None
