"""Creating and changing work: what Karbon takes and what it refuses, in the order in which it looks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final, cast, get_args

import msgspec

from sim.karbon import errors
from sim.karbon.bodies import WorkItemBody, bound
from sim.karbon.budgets import begin
from sim.karbon.members import has_member, hidden_group
from sim.karbon.planning.records import WorkSchedule
from sim.karbon.records import (
    AnyClient,
    ClientGroup,
    ClientKind,
    Contact,
    Organization,
    PrimaryStatus,
    UserRoleAssignment,
    WorkItem,
    WorkType,
)
from sim.karbon.state import KarbonState
from sim.karbon.statuses import parted, primary_of
from sim.karbon.work_terms import check_recipient, fee, invalid
from sim.physics.provenance import documented, inferred

TITLE_LENGTH_MAX: Final = 200
REQUIRED: Final = ("AssigneeEmailAddress", "Title", "ClientKey", "ClientType", "StartDate")
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
    client = _checked_client(state, body)
    template_key = _template(state, body)
    work_type = _work_type(state, "WorkType", body.work_type) or _inherited_type(state, template_key)
    fee_type, fee_value = fee(state, body)
    check_recipient(state, body)
    primary, secondary = _status(state, body)
    work = WorkItem(
        work_item_key=key,
        assignee_key=_assignee(state, "AssigneeEmailAddress", body.assignee_email_address),
        title=_title(state, "Title", body.title),
        client_key=client.key,
        client_type=cast("ClientKind", body.client_type),
        related_client_group_key=_related_group(state, body, client, before),
        start_date=_start(state, "StartDate", body.start_date),
        due_date=_day(state, "DueDate", body.due_date),
        deadline_date=_day(state, "DeadlineDate", body.deadline_date),
        to_do_period=_start(state, "StartDate", body.start_date),
        work_type=work_type,
        work_template_key=template_key,
        work_schedule_key=_schedule(state, body),
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


@documented("Karbon's OpenAPI document: five required properties, and a client that exists")
def _checked_client(state: KarbonState, body: WorkItemBody) -> AnyClient:
    given = msgspec.to_builtins(body)
    for name in REQUIRED:
        if not (given[name] or "").strip():
            raise invalid(state, name, f"The {name} field is required.")
    if body.client_type not in get_args(ClientKind):
        raise invalid(state, "ClientType", "ClientType must be Contact, Organization, or ClientGroup")
    kinds: dict[str, type[AnyClient]] = {
        "Contact": Contact,
        "Organization": Organization,
        "ClientGroup": ClientGroup,
    }
    client = state.of(kinds[str(body.client_type)]).get(body.client_key)
    if client is None or client.restriction_level not in state.visible_levels:
        raise invalid(state, "ClientKey", "ClientKey is not a valid Contact Key")
    return client


@documented("Karbon's OpenAPI document: a template that exists")
def _template(state: KarbonState, body: WorkItemBody) -> str:
    key = body.work_template_key or ""
    if key and key not in state.templates:
        raise invalid(state, "WorkTemplateKey", "WorkTemplateKey is not a valid Work Template")
    return key


@inferred("a schedule that does not exist is refused in the words of the template")
def _schedule(state: KarbonState, body: WorkItemBody) -> str:
    key = body.work_schedule_key or ""
    if key and key not in state.of(WorkSchedule):
        raise invalid(state, "WorkScheduleKey", "WorkScheduleKey is not a valid Work Schedule")
    return key


def _inherited_type(state: KarbonState, template_key: str) -> str:
    template = state.templates.get(template_key)
    work_type = state.work_types.get(template.work_type_key) if template is not None else None
    return work_type.name if work_type is not None else ""


@inferred("a group that the work had is not assigned anew; one out of sight cannot be taken away")
def _related_group(state: KarbonState, body: WorkItemBody, client: AnyClient, before: WorkItem | None) -> str:
    key = body.related_client_group_key or ""
    known = before.related_client_group_key if before is not None and before.client_key == client.key else ""
    if known and (key == known or (not key and hidden_group(state, known))):
        return known
    group = state.client_groups.get(key) if key else None
    seen = group is not None and group.restriction_level in state.visible_levels
    if key and not (seen and group is not None and has_member(group, client.key)):
        raise invalid(
            state,
            "RelatedClientGroupKey",
            "Cannot assign Related Client Group as Client is not a member of this Group",
        )
    return key


@documented("KARBON_API.md: bodies take both spellings")
def _status(state: KarbonState, body: WorkItemBody) -> tuple[PrimaryStatus, str]:
    """Both spellings are taken; the legacy combination counts where the primary status is left out."""
    if body.primary_status:
        name, primary, secondary = (
            "PrimaryStatus",
            primary_of(body.primary_status),
            body.secondary_status or "",
        )
    elif body.work_status:
        name, (primary, secondary) = "WorkStatus", parted(body.work_status)
    else:
        return "Planned", body.secondary_status or ""
    if primary is None:
        raise invalid(state, name, f"{name} is not valid")
    return primary, secondary


@documented("Karbon's OpenAPI document: the address of a colleague")
def _assignee(state: KarbonState, name: str, email: str | None) -> str:
    user = state.users.find("email", (email or "").casefold())
    if user is None:
        raise invalid(state, name, "Assignee Email Address is not a valid Email Address")
    return user.user_key


@documented("Karbon's OpenAPI document: 1 to 200 letters; the text is the framework's")
def _title(state: KarbonState, name: str, title: str | None) -> str:
    if not (title or "").strip():
        raise invalid(state, name, "The Title field is required.")
    if len(title or "") > TITLE_LENGTH_MAX:
        raise invalid(
            state,
            name,
            "The field Title must be a string with a minimum length of 1 and a maximum length of 200.",
        )
    return title or ""


@documented("Karbon's OpenAPI document: a type of the settings")
def _work_type(state: KarbonState, name: str, work_type: str | None) -> str:
    if work_type and state.named(WorkType, work_type) is None:
        raise invalid(state, name, "Work Type is not valid")
    return work_type or ""


@documented("Karbon's OpenAPI document: not null")
def _start(state: KarbonState, name: str, text: str | None) -> date:
    day = _day(state, name, text)
    if day is None:
        raise invalid(state, name, "The StartDate field is required.")
    return day


@inferred("Karbon's own tests send an offset; the day as written is kept, for it is the day that was meant")
def _day(state: KarbonState, name: str, text: str | None) -> date | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError as error:
        raise invalid(state, name, f"{name} is not a valid date") from error


_PATCHES: Final[dict[str, tuple[str, Callable[[KarbonState, str, Any], Any]]]] = {
    "Title": ("title", _title),
    "Description": ("description", lambda _state, _name, text: text or ""),
    "StartDate": ("start_date", _start),
    "DueDate": ("due_date", _day),
    "DeadlineDate": ("deadline_date", _day),
    "AssigneeEmailAddress": ("assignee_key", _assignee),
    "WorkType": ("work_type", _work_type),
}
