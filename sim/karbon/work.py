"""Creating and changing work: what Karbon takes and what it refuses, in the order in which it looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

import msgspec

from sim.karbon import errors
from sim.karbon import work_properties as properties
from sim.karbon.bodies import WorkItemBody, bound
from sim.karbon.budgets import begin
from sim.karbon.records import (
    ClientKind,
    PrimaryStatus,
    UserRoleAssignment,
    WorkItem,
)
from sim.karbon.setting_records import WorkType
from sim.karbon.state import KarbonState
from sim.karbon.work_terms import check_recipient, fee
from sim.physics.provenance import documented, inferred

PATCHABLE: Final = {
    "seven": (
        "Title",
        "Description",
        "StartDate",
        "DueDate",
        "DeadlineDate",
        "AssigneeEmailAddress",
        "WorkType",
    ),
    "two": ("Description", "DeadlineDate"),
    "one": ("Description",),
}


def create(state: KarbonState, content: Any) -> WorkItem:
    """New work from the body of a POST, with the budget of its template."""
    body = _read(state, content)
    return begin(state, _work(state, body, state.new_key(), None))


@documented("KARBON_API.md: PUT clears what is left out")
def replace(state: KarbonState, work: WorkItem, content: Any) -> WorkItem:
    """The work as the body of a PUT has it."""
    return state.put_work(_work(state, _read(state, content), work.work_item_key, work))


@documented("Karbon's OpenAPI document since 2026-06-11")
def patch(state: KarbonState, work: WorkItem, content: Any) -> WorkItem:
    """The work with a few properties changed."""
    if not isinstance(content, dict):
        raise errors.payload_missing("update")
    changes = {name: value for name, value in content.items() if not name.startswith("@odata.")}
    allowed = PATCHABLE[state.behaviour.work_item_patch]
    if any(name not in allowed for name in changes):
        raise errors.not_patchable(allowed)
    if not all(isinstance(value, str) or value is None for value in changes.values()):
        raise errors.payload_missing("update")
    fields: dict[str, Any] = {}
    for name, value in changes.items():
        field, read = _PATCHES[name]
        fields[field] = read(state, name, value)
    return state.put_work(msgspec.structs.replace(work, **fields))


@inferred("which day a status was reached is not documented beyond the property's name")
def with_status(state: KarbonState, work: WorkItem, primary: PrimaryStatus, secondary: str) -> WorkItem:
    """The work at another status; completed now if it just became so."""
    completed = None
    if primary == "Completed":
        completed = work.completed_date or state.universe.clock.now()
    return msgspec.structs.replace(
        work, primary_status=primary, secondary_status=secondary, completed_date=completed
    )


@documented("KARBON_API.md: a secondary status that the work type does not allow comes back null")
def allowed_secondary(state: KarbonState, work_type: str, primary: PrimaryStatus, secondary: str) -> str:
    """The secondary status if work of this type may have it under this primary one, else nothing."""
    found = state.named(WorkType, work_type) if work_type else None
    for status in state.work_statuses:
        if status.name == secondary and status.primary_status == primary:
            return secondary if found is None or status.work_status_key in found.secondary_status_keys else ""
    return ""


@inferred("what a live account did with the body of a contact (contract 1.5)")
def _read(state: KarbonState, content: Any) -> WorkItemBody:
    if not isinstance(content, dict):
        raise errors.payload_missing("WorkItem")
    message = "The workItem field is required."
    return bound(content, WorkItemBody, errors.invalid_model(state.behaviour, "workItem", message))


def _work(state: KarbonState, body: WorkItemBody, key: str, before: WorkItem | None) -> WorkItem:
    client = properties.client_of(state, body)
    template = properties.template_key(state, body)
    work_type = properties.work_type_of(state, "WorkType", body.work_type)
    if not work_type:
        work_type = properties.inherited_type(state, template)
    fee_type, fee_value = fee(state, body)
    check_recipient(state, body)
    primary, secondary = properties.status_of(state, body)
    work = WorkItem(
        work_item_key=key,
        assignee_key=properties.assignee_key(state, "AssigneeEmailAddress", body.assignee_email_address),
        title=properties.title_of(state, "Title", body.title),
        client_key=client.key,
        client_type=cast("ClientKind", body.client_type),
        related_client_group_key=properties.related_group_key(state, body, client, before),
        start_date=properties.start_of(state, "StartDate", body.start_date),
        due_date=properties.day_of(state, "DueDate", body.due_date),
        deadline_date=properties.day_of(state, "DeadlineDate", body.deadline_date),
        to_do_period=properties.start_of(state, "StartDate", body.start_date),
        work_type=work_type,
        work_template_key=template,
        work_schedule_key=properties.schedule_key(state, body),
        estimated_budget=body.estimated_budget,
        description=body.description or "",
        fee_type=fee_type,
        fee_value=fee_value,
        user_role_assignments=tuple(
            UserRoleAssignment(role_key=found.role_key, user_profile_key=found.user_profile_key)
            for found in body.user_role_assignments or ()
        ),
        completed_date=before.completed_date if before is not None else None,
    )
    return with_status(state, work, primary, allowed_secondary(state, work_type, primary, secondary))


_PATCHES: Final[dict[str, tuple[str, Callable[[KarbonState, str, Any], Any]]]] = {
    "Title": ("title", properties.title_of),
    "Description": ("description", lambda _state, _name, text: text or ""),
    "StartDate": ("start_date", properties.start_of),
    "DueDate": ("due_date", properties.day_of),
    "DeadlineDate": ("deadline_date", properties.day_of),
    "AssigneeEmailAddress": ("assignee_key", properties.assignee_key),
    "WorkType": ("work_type", properties.work_type_of),
}
