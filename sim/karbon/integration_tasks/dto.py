"""The shapes in which Karbon shows integration tasks; see `sim/karbon/dto.py`."""

from __future__ import annotations

from typing import TypedDict

from sim.karbon import records
from sim.karbon.integration_tasks import records as task_records


class LinksDTO(TypedDict):
    """The two links of a task or of its definition."""

    TaskPrimaryLinkUrl: str | None
    TaskPrimaryLinkLabel: str | None
    TaskSecondaryLinkUrl: str | None
    TaskSecondaryLinkLabel: str | None


class TaskDefinitionDTO(LinksDTO):
    """A definition on its list."""

    TaskDefinitionKey: str
    TaskName: str
    Locales: tuple[str, ...]
    AllowedTaskUrlHosts: tuple[str, ...]


class IntegrationTaskDTO(LinksDTO):
    """A task, on the list and alone."""

    CreatedAt: str
    TaskDefinitionKey: str
    TaskKey: str
    Locale: str
    WorkItemKey: str
    WorkItemClientKey: str | None
    WorkType: str | None
    TaskName: str
    TaskStatus: str | None
    PrimaryStatus: records.PrimaryStatus
    TaskDueDate: str | None
    TaskData: tuple[task_records.TaskData, ...]
