"""The list of integration tasks: newest first, unless it is ordered."""

from __future__ import annotations

from typing import Final

from sim.karbon.integration_tasks.records import IntegrationTask
from sim.karbon.integration_tasks.tables import TASK_INDEXES
from sim.karbon.listing import EQ, Listing, Property, everything
from sim.karbon.records import WorkItem
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented


@documented("Karbon's OpenAPI document: tasks are filtered by the client of their work as well")
def _client_key(state: KarbonState, task: IntegrationTask) -> str:
    work = state.work_items.get(task.work_item_key)
    return work.client_key if work is not None else ""


INTEGRATION_TASKS: Final = Listing(
    name="IntegrationTasks",
    type_name="IntegrationTaskDTO",
    page_rows=100,
    table=lambda state: state.of(IntegrationTask),
    key=lambda task: task.task_key,
    indexes=TASK_INDEXES,
    scopes=everything,
    properties={
        "TaskDefinitionKey": Property(EQ, lambda _, task: task.task_definition_key, "definition"),
        "WorkItemKey": Property(EQ, lambda _, task: task.work_item_key, "work"),
        "WorkItemClientKey": Property(EQ, _client_key),
        "CreatedAt": Property(frozenset({"ge"}), lambda _, task: task.created_at, kind="instant"),
    },
    known=frozenset(
        {"TaskKey", "TaskName", "TaskStatus", "PrimaryStatus", "TaskDueDate", "WorkType", "Locale"}
    ),
    orders={"CreatedAt": "created"},
    default_order="newest",
    reads=(WorkItem,),
)
