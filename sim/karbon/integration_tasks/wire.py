"""Integration tasks and their definitions as Karbon's JSON."""

from __future__ import annotations

from sim.karbon.integration_tasks.dto import IntegrationTaskDTO, LinksDTO, TaskDefinitionDTO
from sim.karbon.integration_tasks.records import IntegrationTask, IntegrationTaskDefinition, Links
from sim.karbon.state import KarbonState
from sim.karbon.wire import seconds
from sim.physics.provenance import documented


@documented("Karbon's OpenAPI document: where links may lead is part of what a task is defined by")
def definition(definition: IntegrationTaskDefinition) -> TaskDefinitionDTO:
    """A definition on its list."""
    return {
        "TaskDefinitionKey": definition.task_definition_key,
        "TaskName": definition.name,
        **_links(definition),
        "Locales": definition.locales,
        "AllowedTaskUrlHosts": definition.allowed_task_url_hosts,
    }


@documented("Karbon's OpenAPI document: the same on the list and alone, and alone without an envelope")
def task(state: KarbonState, task: IntegrationTask) -> IntegrationTaskDTO:
    """A task, on the list and alone: what Karbon knows of it first, then what the partner may change."""
    work = state.work_items.get(task.work_item_key)
    return {
        "CreatedAt": seconds(task.created_at),
        "TaskDefinitionKey": task.task_definition_key,
        "TaskKey": task.task_key,
        "Locale": task.locale,
        "WorkItemKey": task.work_item_key,
        "WorkItemClientKey": work.client_key if work is not None else None,
        "WorkType": (work.work_type or None) if work is not None else None,
        "TaskName": task.name,
        **_links(task),
        "TaskStatus": task.task_status or None,
        "PrimaryStatus": task.primary_status,
        "TaskDueDate": None if task.due_date is None else seconds(task.due_date),
        "TaskData": task.task_data,
    }


def _links(found: Links) -> LinksDTO:
    return {
        "TaskPrimaryLinkUrl": found.primary_link_url or None,
        "TaskPrimaryLinkLabel": found.primary_link_label or None,
        "TaskSecondaryLinkUrl": found.secondary_link_url or None,
        "TaskSecondaryLinkLabel": found.secondary_link_label or None,
    }
