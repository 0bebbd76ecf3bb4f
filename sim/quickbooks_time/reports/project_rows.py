"""project_estimate and project_estimate_detail as the API writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.records_projects import EstimateItem, Project
from sim.quickbooks_time.reports.items import NO_ITEM, Items
from sim.quickbooks_time.reports.projects import Projects
from sim.quickbooks_time.reports.tracked import Stopwatch, Tracked
from sim.quickbooks_time.wire import Row

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

People = dict[int, Tracked]


class ProjectWriter:
    """Writes how projects stand."""

    def __init__(self, state: QuickBooksTimeState, projects: Projects) -> None:
        self._state = state
        self._projects = projects
        self._stopwatch = Stopwatch(state)
        self._items = Items(state)

    @documented("Reports/Ex/project_estimate/_project_estimate-response: the keys and their order")
    def summary(self, project: Project) -> Row:
        """A project in project_estimate."""
        tracked = self._projects.tracked(project)
        estimate = self._projects.estimate(project)
        return {
            "id": project.id,
            "jobcode_id": project.jobcode_id,
            "parent_jobcode_id": project.parent_jobcode_id,
            "name": project.name,
            "status": project.status,
            "description": project.description,
            "start_date": project.start_date,
            "due_date": project.due_date,
            "completed_date": project.completed_date,
            "active": int(project.active),
            "last_modified": project.last_modified,
            "created": project.created,
            "estimate_id": 0 if estimate is None else estimate.id,
            "estimate_by": None if estimate is None else estimate.estimate_by,
            "estimate_by__id": 0 if estimate is None else estimate.estimate_by__id,
            **tracked.seconds(),
            "total_estimated_seconds": self._projects.estimated(project),
            "total_note_count": self._projects.notes(project),
            "unread_posts_count": self._projects.unread_notes(project),
            "unread_replies_count": self._projects.unread_replies(project),
            "budget_progress": self._projects.progress(project),
            "clocked_in_user_ids": sorted({*tracked.clocked_in}),
        }

    @documented(
        "Reports/Ex/project_estimate_detail: no unread replies, and what is tracked by whom and on what"
    )
    def detail(self, project: Project) -> Row:
        """The project of project_estimate_detail."""
        row = self.summary(project)
        del row["unread_replies_count"]
        sheets = self._projects.sheets(project)
        return {
            **row,
            "tracked_time": self._tracked_time(sheets),
            "estimate_items": self._estimate_items(project, sheets) or [],
            "on_the_clock": bool(row["clocked_in_user_ids"]),
            "customfielditem_id": 0,
            **self._assigned(project),
        }

    def _tracked_time(self, sheets: list[Timesheet]) -> Row:
        groups = {
            str(group): {"users": _by_id(people)}
            for group, people in sorted(self._by(sheets, self._group).items())
        }
        jobcodes = self._with_people(sheets, lambda sheet: sheet.jobcode_id)
        return {
            "users": self._people(sheets) or [],
            "groups": groups or [],
            "jobcodes": jobcodes or [],
            "customfields": self._customfields(sheets) or [],
        }

    @inferred("Reports/Ex/project_estimate_detail has no fields: items are told as jobcodes are")
    def _customfields(self, sheets: list[Timesheet]) -> Row:
        fields = sorted({field for sheet in sheets for field in self._items.of(sheet)})
        return {str(field): self._with_people(sheets, partial(self._item_of, field)) for field in fields}

    @inferred(
        "Reports/Ex/project_estimate_detail: items with their tracked time; their keys are those of the item"
    )
    def _estimate_items(self, project: Project, sheets: list[Timesheet]) -> Row:
        estimate = self._projects.estimate(project)
        return {
            str(item.id): {
                "id": item.id,
                "estimate_id": item.estimate_id,
                "type": item.type,
                "type_id": item.type_id,
                "estimated_seconds": item.estimated_seconds,
                **self._stopwatch.total(
                    sheet
                    for sheet in sheets
                    if estimate is None or self._is_of(sheet, estimate.estimate_by__id, item)
                ).row(),
            }
            for item in self._projects.items(estimate)
        }

    def _item_of(self, field_id: int, sheet: Timesheet) -> int:
        return self._items.of(sheet).get(field_id, NO_ITEM)

    def _is_of(self, sheet: Timesheet, field_id: int, item: EstimateItem) -> bool:
        return not item.type_id or self._item_of(field_id, sheet) == item.type_id

    @inferred("Reports/Ex/project_estimate_detail: nobody is counted when all are assigned")
    def _assigned(self, project: Project) -> Row:
        jobcode = self._state.tables.jobcodes.get(project.jobcode_id)
        rows = self._state.tables.jobcode_assignments.page("jobcode", project.jobcode_id)
        people = [row.user_id for row in rows if row.active and row.user_id]
        return {
            "assigned_to_all": jobcode is not None and jobcode.assigned_to_all,
            "preview_assigned_user_ids": people,
            "total_assigned_users": len(people),
        }

    def _with_people(self, sheets: Iterable[Timesheet], key: Callable[[Timesheet], int]) -> Row:
        sheets = list(sheets)
        sums: People = {}
        for sheet in sheets:
            self._stopwatch.add(sums.setdefault(key(sheet), Tracked()), sheet)
        people = self._by(sheets, key)
        return {
            str(record_id): {**tracked.row(), "users": _by_id(people[record_id])}
            for record_id, tracked in sorted(sums.items())
        }

    def _by(self, sheets: Iterable[Timesheet], key: Callable[[Timesheet], int]) -> dict[int, People]:
        found: dict[int, People] = {}
        for sheet in sheets:
            people = found.setdefault(key(sheet), {})
            self._stopwatch.add(people.setdefault(sheet.user_id, Tracked()), sheet)
        return found

    def _people(self, sheets: Iterable[Timesheet]) -> Row:
        return _by_id(self._by(sheets, lambda _: 0).get(0, {}))

    def _group(self, sheet: Timesheet) -> int:
        user = self._state.tables.users.get(sheet.user_id)
        return 0 if user is None else user.group_id


def _by_id(sums: Mapping[int, Tracked]) -> dict[str, Any]:
    return {str(record_id): tracked.row() for record_id, tracked in sorted(sums.items())}
