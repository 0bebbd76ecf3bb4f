"""reports/project_estimate and reports/project_estimate_detail: how projects stand against their estimates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.query import Page
from sim.quickbooks_time.records_projects import Project
from sim.quickbooks_time.reports.asked import Asked
from sim.quickbooks_time.reports.project_rows import ProjectWriter
from sim.quickbooks_time.reports.projects import Projects
from sim.quickbooks_time.resources import report_answers as answers
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.wire import Row


@documented("Reports/Ex/project_estimate: filters, more, total_count and results, all at the top")
def project_estimate(call: ResourceCall) -> Row:
    """Projects and the time on them, in pages."""
    asked = answers.asked_by(call, "project_estimate", "reports")
    page = asked.page()
    projects = Projects(call.state, call.caller.id)
    found = projects.asked_for(asked)
    told = found[page.offset : page.offset + page.limit]
    write = ProjectWriter(call.state, projects)
    rows = [write.summary(project) for project in told]
    body = {
        "filters": _echo(asked, page),
        "more": page.offset + page.limit < len(found),
        "total_count": len(found),
        "results": _results(call, asked, rows),
    }
    people = sorted({user_id for row in rows for user_id in row["clocked_in_user_ids"]})
    return answers.answer(asked, body, _beside(call, told, people))


@documented("api_docs Reports/_project_estimate_detail: one project; project_id is required")
def project_estimate_detail(call: ResourceCall) -> Row:
    """One project with the time on it by person, group, jobcode and item."""
    asked = answers.asked_by(call, "project_estimate_detail", "reports")
    project_id = asked.number("project_id")
    if project_id is None:
        raise asked.refused("Missing required parameters: project_id")
    projects = Projects(call.state, call.caller.id)
    project = projects.get(project_id)
    told = [] if project is None else [project]
    write = ProjectWriter(call.state, projects)
    rows = [write.detail(each) for each in told]
    body = {"filters": {"project_id": project_id}, "projects": _results(call, asked, rows)}
    people = sorted({sheet.user_id for each in told for sheet in projects.sheets(each)})
    return answers.answer(asked, body, _beside(call, told, people))


@documented("api_docs Reports/_project_estimate: an array on request, and whenever sort_by is given")
def _results(call: ResourceCall, asked: Asked, rows: list[Row]) -> Any:
    if asked.flag("results_as_array") or asked.has("sort_by"):
        return rows
    return {str(row["id"]): row for row in rows} or answers.empty(call)


@inferred("contract 2.1: what *_ids of the rows stand for; the examples leave it out")
def _beside(call: ResourceCall, told: Iterable[Project], people: Iterable[int]) -> answers.Beside:
    jobs = [job for project in told for job in (project.jobcode_id, project.parent_jobcode_id)]
    return {
        "users": lambda: call.users_beside(people),
        "jobcodes": lambda: answers.jobcodes_beside(call, jobs),
    }


@documented(
    "Reports/Ex/project_estimate/_project_estimate-response: the filters and PHP's empties among them"
)
def _echo(asked: Asked, page: Page) -> Row:
    active = asked.yes_no_both("active", default=True)
    name = asked.searched_name()
    return {
        "page": page.offset // page.limit + 1,
        "limit": page.limit,
        "project_ids": list(asked.numbers("project_ids") or ()),
        "statuses": list(asked.words("statuses") or ()),
        "parent_jobcode_id": asked.number("parent_jobcode_id") if asked.has("parent_jobcode_id") else "",
        "jobcode_ids": list(asked.numbers("jobcode_ids") or ()) or "",
        "active": "both" if active is None else active,
        "search": [] if name is None else {"name": name},
        "has_time_tracked": asked.flag("has_time_tracked"),
        "time_tracked_start_date": asked.date("time_tracked_start_date"),
        "time_tracked_end_date": asked.date("time_tracked_end_date"),
    }


METHODS: Final[Mapping[str, Mapping[str, Handler]]] = {
    "reports/project_estimate": {"POST": project_estimate},
    "reports/project_estimate_detail": {"POST": project_estimate_detail},
}
