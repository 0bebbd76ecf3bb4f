"""Templates and schedules as Karbon's JSON, key by key in Karbon's order."""

from __future__ import annotations

from datetime import datetime

from sim.karbon.planning.dto import WorkScheduleDTO, WorkTemplateDTO
from sim.karbon.planning.records import WorkSchedule
from sim.karbon.planning.recurrence import described
from sim.karbon.planning.titles import title
from sim.karbon.records import WorkTemplate
from sim.karbon.state import KarbonState
from sim.karbon.wire import seconds
from sim.karbon.work_wire import midnight
from sim.physics.provenance import inferred


@inferred("the two estimates are null in the reference's only sample, so what else they look like is unknown")
def work_template(_state: KarbonState, template: WorkTemplate) -> WorkTemplateDTO:
    """A template, on the list and alone."""
    return {
        "WorkTemplateKey": template.work_template_key,
        "Title": template.title,
        "Description": template.description or None,
        "WorkTypeKey": template.work_type_key or None,
        "HasScheduledClientTaskGroups": template.has_scheduled_client_task_groups,
        "EstimatedBudget": None,
        "EstimatedTime": None,
        "DraftHasChanges": template.draft_has_changes,
        "PublishedDate": seconds(template.published_date),
        "NumberOfWorkItemsCreated": template.number_of_work_items_created,
        "DateLastWorkItemCreated": _instant(template.date_last_work_item_created),
        "DateModified": seconds(template.date_modified),
        "ActorRoles": [
            {"ActorKey": role.actor_key, "ActorName": role.actor_name} for role in template.actor_roles
        ],
    }


def work_schedule(schedule: WorkSchedule) -> WorkScheduleDTO:
    """A schedule. Its title is that of the next work that it starts."""
    return {
        "WorkScheduleKey": schedule.work_schedule_key,
        "ClientKey": schedule.client_key,
        "ClientType": schedule.client_type,
        "CreatedFromWorkItemKey": schedule.created_from_work_item_key,
        "RecurrenceFrequency": schedule.recurrence_frequency,
        "CustomFrequencyUnits": schedule.custom_frequency_units,
        "CustomFrequencyMultiple": schedule.custom_frequency_multiple,
        "FrequencyDescription": described(schedule),
        "ScheduleStartDate": midnight(schedule.schedule_start_date),
        "ScheduleEndDate": midnight(schedule.schedule_end_date),
        "ScheduleDueDateMethod": schedule.schedule_due_date_method,
        "ScheduleDueDateDays": schedule.schedule_due_date_days,
        "ScheduleDueDateMonthMultiple": schedule.schedule_due_date_month_multiple,
        "AssigneeUserKey": schedule.assignee_user_key or None,
        "WorkItemDescription": schedule.work_item_description or None,
        "PreventStartEndOnWeekend": schedule.prevent_start_end_on_weekend,
        "InitializeBeforeStartDateUnits": schedule.initialize_before_start_date_units,
        "InitializeBeforeStartDateMultiple": schedule.initialize_before_start_date_multiple,
        "WorkItemTitleDefinition": schedule.work_item_title_definition,
        "WorkItemTitleDisplayText": title(schedule, schedule.started) or None,
        "InitializeTasksBeforeStartDateUnits": schedule.initialize_tasks_before_start_date_units,
        "InitializeTasksBeforeStartDateMultiple": schedule.initialize_tasks_before_start_date_multiple,
    }


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else seconds(instant)
