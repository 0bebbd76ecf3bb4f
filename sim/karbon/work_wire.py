"""Work, budgets and the account's settings as Karbon's JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from sim.karbon.members import visible_group
from sim.karbon.records import EstimateSummary, WorkItem
from sim.karbon.setting_records import WorkType
from sim.karbon.state import KarbonState
from sim.karbon.statuses import SPACED, combined
from sim.karbon.wire import seconds
from sim.karbon.work_dto import (
    AvailableStatusesDTO,
    EstimateSummaryDTO,
    NewWorkItemDTO,
    PrimaryStatusSetting,
    TenantSettingsDTO,
    WorkDTO,
    WorkItemDTO,
    WorkItemSummaryDTO,
    WorkTypeSetting,
)
from sim.physics.provenance import documented, inferred


def midnight(day: date | None) -> str | None:
    """A day as Karbon writes it."""
    return None if day is None else f"{day.isoformat()}T00:00:00Z"


@documented("KARBON_API.md: list rows have the spaced status, singles the one without blanks")
def work_row(state: KarbonState, work: WorkItem) -> WorkItemSummaryDTO:
    """A work item on a list."""
    return {
        "@odata.type": "#KarbonService.WorkItemSummaryDTO",
        **_work(state, work, SPACED[work.primary_status]),
    }


def work_item(state: KarbonState, work: WorkItem) -> WorkItemDTO:
    """A work item alone."""
    return {
        **_work(state, work, work.primary_status),
        "FeeSettings": {"FeeType": work.fee_type, "FeeValue": work.fee_value},
        "UserRoleAssignments": [
            {"RoleKey": found.role_key, "UserProfileKey": found.user_profile_key}
            for found in work.user_role_assignments
        ],
        "Description": work.description or None,
        "ClientTaskRecipient": None,
    }


@documented("Karbon's OpenAPI document: the 201 has fees; roles are on the GET only, since 2024-10-21")
def new_work_item(state: KarbonState, work: WorkItem) -> NewWorkItemDTO:
    """A work item in the answer to its POST."""
    return {
        **_work(state, work, work.primary_status),
        "FeeSettings": {"FeeType": work.fee_type, "FeeValue": work.fee_value},
        "Description": work.description or None,
        "ClientTaskRecipient": None,
    }


def _work(state: KarbonState, work: WorkItem, status: str) -> WorkDTO:
    client = state.client(work.client_key)
    group = visible_group(state, work)
    assignee = state.users.get(work.assignee_key)
    template = state.templates.get(work.work_template_key)
    return {
        "WorkItemKey": work.work_item_key,
        "AssigneeEmailAddress": assignee.email_address if assignee is not None else None,
        "AssigneeKey": work.assignee_key or None,
        "AssigneeName": assignee.name if assignee is not None else None,
        "Title": work.title,
        "ClientKey": work.client_key,
        "ClientName": client.full_name if client is not None else None,
        "ClientType": work.client_type,
        "ClientUserDefinedIdentifier": (client.user_defined_identifier or None)
        if client is not None
        else None,
        "RelatedClientGroupKey": group.key if group is not None else None,
        "ClientGroupKey": group.key if group is not None else None,
        "RelatedClientGroupName": group.full_name if group is not None else None,
        "StartDate": midnight(work.start_date),
        "DueDate": midnight(work.due_date),
        "DeadlineDate": midnight(work.deadline_date),
        "CompletedDate": None if work.completed_date is None else seconds(work.completed_date),
        "ToDoPeriod": midnight(work.to_do_period),
        "WorkType": work.work_type or None,
        "WorkStatus": combined(work.primary_status, work.secondary_status),
        "PrimaryStatus": status,
        "SecondaryStatus": work.secondary_status or None,
        "WorkTemplateKey": work.work_template_key or None,
        "WorkTemplateTile": template.title if template is not None else None,  # Karbon's spelling
        "WorkScheduleKey": work.work_schedule_key or None,
        "EstimatedBudget": work.estimated_budget,
    }


@inferred("EstimateAmount is minutes at the hourly rate: 15 at 150 are 37.5 in the reference's sample")
def estimate(state: KarbonState, row: EstimateSummary, actual_minutes: int) -> EstimateSummaryDTO:
    """A row of a work item's budget."""
    role = state.roles.get(row.role_key)
    task_type = state.task_types.get(row.task_type_key)
    return {
        "EstimateSummaryKey": row.estimate_summary_key,
        "UserKey": row.user_key or None,
        "RoleKey": row.role_key or None,
        "RoleName": role.name if role is not None else None,
        "TaskTypeKey": row.task_type_key or None,
        "TaskTypeName": task_type.name if task_type is not None else None,
        "EstimateMinutes": row.estimate_minutes,
        "HourlyRate": row.hourly_rate,
        "ActualMinutes": actual_minutes,
        "EstimateAmount": round(row.estimate_minutes * row.hourly_rate / 60, 2),
    }


def tenant_settings(state: KarbonState) -> TenantSettingsDTO:
    """Everything that the firm chose for itself, by name."""
    contact_types = _by_name(state.contact_types)
    work_types = _by_name(state.work_types)
    objects = state.behaviour.tenant_settings == "objects"
    return {
        "ContactTypes": [
            {"Name": found.name, "ContactTypeKey": found.contact_type_key} if objects else found.name
            for found in contact_types
        ],
        "TenantKey": state.tenant.tenant_key,
        "ClientAccessActivated": state.tenant.client_access_activated,
        "WorkStatuses": [*_statuses(state)] if objects else [*SPACED.values()],
        "WorkTypes": [_work_type(state, found) if objects else found.name for found in work_types],
        "ServiceTypes": [
            {
                "Name": found.name,
                "ServiceTypeKey": found.service_type_key,
                "WorkTypeKeys": found.work_type_keys,
            }
            for found in _by_name(state.service_types)
        ],
    }


def _statuses(state: KarbonState) -> list[PrimaryStatusSetting]:
    children = _by_name(state.work_statuses)
    return [
        {
            "Name": primary,
            "Type": "Primary",
            "Children": [
                {"Name": found.name, "Type": "Secondary", "WorkStatusKey": found.work_status_key}
                for found in children
                if found.primary_status == primary
            ],
        }
        for primary in SPACED
    ]


def _work_type(state: KarbonState, found: WorkType) -> WorkTypeSetting:
    primary = [SPACED[status] for status in found.primary_statuses]
    secondary = found.secondary_status_keys
    available: AvailableStatusesDTO = {"primary": primary, "secondary": secondary}
    if state.behaviour.capitalised_available_statuses:
        available = {"Primary": primary, "Secondary": secondary}
    return {"Name": found.name, "WorkTypeKey": found.work_type_key, "AvailableStatuses": available}


def _by_name(table: Any) -> list[Any]:
    return sorted(table, key=lambda found: found.name)
