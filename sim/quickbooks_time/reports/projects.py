"""project_estimate: which projects it tells, in which order, and how each stands against its estimate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.records_projects import Estimate, EstimateItem, Project
from sim.quickbooks_time.reports.asked import Asked
from sim.quickbooks_time.reports.hours import CENT
from sim.quickbooks_time.reports.tracked import Stopwatch, Tracked
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

FIRST_DAY: Final = "0000-00-00"
LAST_DAY: Final = "9999-99-99"
Holds = Callable[[Project], bool]


class Projects:
    """The projects of one account as one person sees them at this instant."""

    def __init__(self, state: QuickBooksTimeState, reader_id: int) -> None:
        self._state = state
        self._reader_id = reader_id
        self._stopwatch = Stopwatch(state)

    def asked_for(self, asked: Asked) -> Sequence[Project]:
        """The projects that all filters leave, by name or as sort_by says."""
        conditions = [*self._conditions(asked)]
        found = [each for each in self._candidates(asked) if all(holds(each) for holds in conditions)]
        found.sort(key=lambda project: project.id)
        for name, descending in reversed(self._orders(asked)):
            found.sort(key=self._sort_keys()[name], reverse=descending)
        return found

    def get(self, project_id: int) -> Project | None:
        """The project of this id."""
        found: Project | None = self._state.tables.of("projects").get(project_id)
        return found

    def sheets(self, project: Project, start: str = FIRST_DAY, end: str = LAST_DAY) -> list[Timesheet]:
        """The time on it: that of its jobcode, which has no others below it."""
        job = project.jobcode_id
        return self._state.tables.timesheets.between("jobcode", (job, start), (job, end))

    def tracked(self, project: Project) -> Tracked:
        """How much time is on it."""
        return self._stopwatch.total(self.sheets(project))

    @documented("api_docs Estimates: a project has one active estimate at most")
    def estimate(self, project: Project) -> Estimate | None:
        """What is estimated for it."""
        of_project = self._state.tables.of("estimates").page("project_id", project.id)
        return next((each for each in of_project if each.active), None)

    def items(self, estimate: Estimate | None) -> list[EstimateItem]:
        """The parts of an estimate."""
        if estimate is None:
            return []
        found = self._state.tables.of("estimate_items").page("estimate_id", estimate.id)
        return [item for item in found if item.active]

    @documented("Reports/Ex/project_estimate: the estimate of many items is their sum")
    def estimated(self, project: Project) -> int:
        """How many seconds it should take."""
        return sum(item.estimated_seconds for item in self.items(self.estimate(project)))

    @documented("Reports/Ex/project_estimate: 12327 of 90000 is 0.14, without an estimate null")
    def progress(self, project: Project) -> float | None:
        """The share of the estimate that is used up."""
        estimated = self.estimated(project)
        if not estimated:
            return None
        used = (Decimal(self.tracked(project).total) / estimated).quantize(CENT, ROUND_HALF_UP)
        return int(used) if used == int(used) else float(used)

    def notes(self, project: Project) -> int:
        """How many notes are in its feed."""
        return len(self._notes(project))

    @inferred("contract 3.13: unread is what others wrote since one's own project_activity_read_times")
    def unread_notes(self, project: Project) -> int:
        """How many notes the asking person has not read."""
        return self._unread(project, self._notes(project))

    def unread_replies(self, project: Project) -> int:
        """How many replies the asking person has not read."""
        lines = self._state.tables.of("project_activities").page("project_id", project.id)
        replies = self._state.tables.of("project_activity_replies")
        return self._unread(
            project,
            [each for line in lines for each in replies.page("project_activity_id", line.id) if each.active],
        )

    def _notes(self, project: Project) -> list[Any]:
        found = self._state.tables.of("project_notes").page("project_id", project.id)
        return [note for note in found if note.active]

    def _unread(self, project: Project, written: Iterable[Any]) -> int:
        read = [
            each.latest_read_time
            for each in self._state.tables.of("project_activity_read_times").page("project_id", project.id)
            if each.user_id == self._reader_id
        ]
        since = max(read, default="")
        return sum(each.user_id != self._reader_id and each.created > since for each in written)

    def _candidates(self, asked: Asked) -> Iterable[Project]:
        table = self._state.tables.of("projects")
        ids, jobs = asked.numbers("project_ids"), asked.numbers("jobcode_ids")
        parent = asked.number("parent_jobcode_id")
        if ids is not None:
            return [found for each in dict.fromkeys(ids) if (found := table.get(each)) is not None]
        if jobs is not None:
            return [found for each in dict.fromkeys(jobs) for found in table.page("jobcode_id", each)]
        if parent is not None:
            return table.page("parent_jobcode_id", parent)
        active = asked.yes_no_both("active", default=True)
        return table.page("all") if active is None else table.page("active", active)

    @documented("api_docs Reports/_project_estimate: the filters; active is yes by default")
    def _conditions(self, asked: Asked) -> Iterable[Holds]:
        jobs, parent = asked.numbers("jobcode_ids"), asked.number("parent_jobcode_id")
        active, statuses = asked.yes_no_both("active", default=True), asked.words("statuses")
        name = asked.searched_name()
        yield lambda project: jobs is None or project.jobcode_id in jobs
        yield lambda project: parent is None or project.parent_jobcode_id == parent
        yield lambda project: active in {None, project.active}
        yield lambda project: statuses is None or project.status in statuses
        if name is not None:
            fits = asked.fits(name)
            yield lambda project: fits(project.name)
        if asked.flag("has_time_tracked"):
            start = asked.date("time_tracked_start_date") or FIRST_DAY
            end = asked.date("time_tracked_end_date") or LAST_DAY
            yield lambda project: bool(self.sheets(project, start, end))

    @documented(
        "api_docs Reports/_project_estimate: sort_by, fields with + or - before them; +name by default"
    )
    def _orders(self, asked: Asked) -> list[tuple[str, bool]]:
        orders = [(word[1:], word[0] == "-") for word in asked.words("sort_by") or ("+name",)]
        signs = {word[0] for word in asked.words("sort_by") or ()}
        if not signs <= {"+", "-"} or any(name not in self._sort_keys() for name, _ in orders):
            raise asked.bad("sort_by")
        return orders

    def _sort_keys(self) -> dict[str, Callable[[Project], Any]]:
        return {
            "name": lambda project: fold(project.name),
            "due_date": lambda project: project.due_date,
            "budget_progress": lambda project: self.progress(project) or 0,
            "total_note_count": self.notes,
            "unread_posts_count": self.unread_notes,
        }
