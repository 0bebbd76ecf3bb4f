"""Each property of work as it is sent: what Karbon takes for it, and what it refuses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, get_args

import msgspec

from sim.karbon.bodies import WorkItemBody
from sim.karbon.members import has_member, hidden_group
from sim.karbon.planning.records import WorkSchedule
from sim.karbon.records import (
    AnyClient,
    ClientGroup,
    ClientKind,
    Contact,
    Organization,
    PrimaryStatus,
    WorkItem,
)
from sim.karbon.setting_records import WorkType
from sim.karbon.state import KarbonState
from sim.karbon.statuses import parted, primary_of
from sim.karbon.work_terms import invalid
from sim.physics.provenance import documented, inferred

TITLE_LENGTH_MAX: Final = 200

REQUIRED: Final = ("AssigneeEmailAddress", "Title", "ClientKey", "ClientType", "StartDate")


@documented("Karbon's OpenAPI document: five required properties, and a client that exists")
def client_of(state: KarbonState, body: WorkItemBody) -> AnyClient:
    """Whom the work is for, once all that is required is there."""
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
def template_key(state: KarbonState, body: WorkItemBody) -> str:
    """The template that the work starts from, or none."""
    key = body.work_template_key or ""
    if key and key not in state.templates:
        raise invalid(state, "WorkTemplateKey", "WorkTemplateKey is not a valid Work Template")
    return key


@inferred("a schedule that does not exist is refused in the words of the template")
def schedule_key(state: KarbonState, body: WorkItemBody) -> str:
    """The schedule that the work belongs to, or none."""
    key = body.work_schedule_key or ""
    if key and key not in state.of(WorkSchedule):
        raise invalid(state, "WorkScheduleKey", "WorkScheduleKey is not a valid Work Schedule")
    return key


@documented("Karbon's own tests: work without a type has that of its template")
def inherited_type(state: KarbonState, template_key: str) -> str:
    """The type that a template gives its work, or none."""
    template = state.templates.get(template_key)
    work_type = state.work_types.get(template.work_type_key) if template is not None else None
    return work_type.name if work_type is not None else ""


@inferred("a group that the work had is not assigned anew; one out of sight cannot be taken away")
def related_group_key(
    state: KarbonState, body: WorkItemBody, client: AnyClient, before: WorkItem | None
) -> str:
    """The client group that the work is related to, or none."""
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
def status_of(state: KarbonState, body: WorkItemBody) -> tuple[PrimaryStatus, str]:
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
def assignee_key(state: KarbonState, name: str, email: str | None) -> str:
    """The colleague of this address."""
    user = state.users.find("email", (email or "").casefold())
    if user is None:
        raise invalid(state, name, "Assignee Email Address is not a valid Email Address")
    return user.user_key


@documented("Karbon's OpenAPI document: 1 to 200 letters; the text is the framework's")
def title_of(state: KarbonState, name: str, title: str | None) -> str:
    """A title that is neither empty nor too long."""
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
def work_type_of(state: KarbonState, name: str, work_type: str | None) -> str:
    """A type that the firm has, or none."""
    if work_type and state.named(WorkType, work_type) is None:
        raise invalid(state, name, "Work Type is not valid")
    return work_type or ""


@documented("Karbon's OpenAPI document: not null")
def start_of(state: KarbonState, name: str, text: str | None) -> date:
    """The day on which the work starts."""
    day = day_of(state, name, text)
    if day is None:
        raise invalid(state, name, "The StartDate field is required.")
    return day


@inferred("Karbon's own tests send an offset; the day as written is kept, for it is the day that was meant")
def day_of(state: KarbonState, name: str, text: str | None) -> date | None:
    """A day, or none."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError as error:
        raise invalid(state, name, f"{name} is not a valid date") from error
