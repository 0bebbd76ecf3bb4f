"""projects: a jobcode with dates and a status, made together or put over one that is there."""

from __future__ import annotations

from typing import Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import errors, fields, jobcodes
from sim.quickbooks_time.others import feed, keeping, readers
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.others.narrowing import among, by_assignment, named
from sim.quickbooks_time.records import Jobcode
from sim.quickbooks_time.records_projects import Project
from sim.quickbooks_time.resources.call import ResourceCall

NAME_LENGTH_MAX: Final = 64  # [api_docs Projects]
DESCRIPTION_LENGTH_MAX: Final = 300
STATUSES: Final = ("not_started", "in_progress", "complete")
COMPLETE: Final = "complete"


def _create(call: ResourceCall, values: Values) -> Outcome:
    _check_dates(values)
    jobcode = _own_jobcode(call, values) if values.get("jobcode_id") else _new_jobcode(call, values)
    values.update(jobcode_id=jobcode.id, parent_jobcode_id=jobcode.parent_id, name=jobcode.name)
    project: Project = keeping.make(call.state, "projects", **_completed(call, "", values))
    call.state.tables.jobcodes.put(msgspec.structs.replace(jobcode, project_id=project.id))
    feed.tell(call.state, project.id, call.caller.id, "project_created")
    return Outcome(_follow(call, project))


@documented("api_docs Projects: a given jobcode has no children, no project, and the parent that is named")
def _own_jobcode(call: ResourceCall, values: Values) -> Jobcode:
    jobcode = jobcodes.get(call.state, values["jobcode_id"])
    if jobcodes.has_children(call.state, jobcode.id):
        raise errors.oops("A jobcode that has children cannot be a project.")
    if feed.project_of(call.state, jobcode.id) is not None:
        raise errors.oops("That jobcode is already mapped to a project.")
    if values.get("parent_jobcode_id", jobcode.parent_id) != jobcode.parent_id:
        raise errors.oops("The parent_jobcode_id is not the parent of that jobcode.")
    return jobcode


@documented("api_docs Projects: without a jobcode one is made, under a parent that is no project")
def _new_jobcode(call: ResourceCall, values: Values) -> Jobcode:
    fields.require(values, "name")
    parent_id = values.get("parent_jobcode_id", 0)
    if feed.project_of(call.state, parent_id) is not None:
        raise errors.oops("A project cannot be under a project.")
    code, jobcode = jobcodes.create(call.state, {"name": values["name"], "parent_id": parent_id})
    if code != 200:
        raise errors.oops("That name is already in use")
    return jobcode


def _update(call: ResourceCall, before: Project, changes: Values) -> Outcome:
    merged = {name: getattr(before, name) for name in ("start_date", "due_date", "completed_date")}
    _check_dates({**merged, **changes})
    project = keeping.amend(call.state, "projects", before, **_completed(call, before.status, changes))
    if project != before:
        feed.tell(call.state, project.id, call.caller.id, "project_update")
        project = _follow(call, project)
    return Outcome(project)


@documented("api_docs Projects: complete sets the completed date, unless one is given")
def _completed(call: ResourceCall, before: str, changes: Values) -> Values:
    if changes.get("status") == COMPLETE != before and not changes.get("completed_date"):
        return {**changes, "completed_date": call.state.stamp()[:10]}
    return changes


@documented("api_docs Projects: the jobcode takes the name; a complete project's jobcode is archived")
def _follow(call: ResourceCall, project: Project) -> Project:
    jobcode = jobcodes.get(call.state, project.jobcode_id)
    active = project.active and project.status != COMPLETE
    wanted = {"name": project.name, "active": active}
    changes = {name: value for name, value in wanted.items() if getattr(jobcode, name) != value}
    if not jobcode.active and not active:
        changes.pop("name", None)  # an archived jobcode is not edited
    if changes:
        jobcodes.update(call.state, jobcode.id, changes)
    return project


@documented("api_docs Projects: due and completed after the start; the same day is taken, which is inferred")
def _check_dates(values: Values) -> None:
    start = values.get("start_date")
    for name in ("due_date", "completed_date"):
        if start and values.get(name) and values[name] < start:
            raise errors.oops(f"The {name} must be after the start_date.")


@inferred("api_docs Projects: the lengths are documented, the sentence is that of jobcodes")
def _name(name: str, value: object) -> str:
    found: str = fields.text(NAME_LENGTH_MAX)(name, value)
    if not found.strip():
        raise errors.missing([name])
    return found


PROJECTS: Final = Resource(
    name="projects",
    noun="project",
    active="yes",
    filters={
        "jobcode_ids": among("jobcode_id"),
        "parent_jobcode_id": among("parent_jobcode_id"),
        "name": named("name"),
        "by_jobcode_assignment": by_assignment(lambda _, project: {project.jobcode_id}),
    },
    depends_on=("jobcode_assignments", "project_activity_read_times"),
    beside={"jobcodes": lambda _, project: [project.jobcode_id, project.parent_jobcode_id]},
    permission="manage_jobcodes",
    fields={
        "name": _name,
        "jobcode_id": fields.number,
        "parent_jobcode_id": fields.number,
        "description": fields.text(DESCRIPTION_LENGTH_MAX),
        "status": fields.choice(*STATUSES),
        "start_date": readers.date_or_none,
        "due_date": readers.date_or_none,
        "completed_date": readers.date_or_none,
        "active": fields.yes_no,
    },
    ignored=("linked_objects",),
    once=("jobcode_id", "parent_jobcode_id"),
    create=_create,
    update=_update,
)
