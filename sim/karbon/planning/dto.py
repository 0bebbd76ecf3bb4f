"""The shapes in which Karbon shows templates and schedules; see `sim/karbon/dto.py`."""

from __future__ import annotations

from typing import TypedDict

from sim.karbon import records


class ActorRoleDTO(TypedDict):
    """A part that a template gives to somebody."""

    ActorKey: str
    ActorName: str


class WorkTemplateDTO(TypedDict):
    """A template, on the list and alone."""

    WorkTemplateKey: str
    Title: str
    Description: str | None
    WorkTypeKey: str | None
    HasScheduledClientTaskGroups: bool
    EstimatedBudget: str | None
    EstimatedTime: str | None
    DraftHasChanges: bool
    PublishedDate: str
    NumberOfWorkItemsCreated: int
    DateLastWorkItemCreated: str | None
    DateModified: str
    ActorRoles: list[ActorRoleDTO]


class WorkScheduleDTO(TypedDict):
    """A schedule."""

    WorkScheduleKey: str
    ClientKey: str
    ClientType: records.ClientKind
    CreatedFromWorkItemKey: str
    RecurrenceFrequency: str
    CustomFrequencyUnits: str | None
    CustomFrequencyMultiple: int
    FrequencyDescription: str
    ScheduleStartDate: str | None
    ScheduleEndDate: str | None
    ScheduleDueDateMethod: str
    ScheduleDueDateDays: int | None
    ScheduleDueDateMonthMultiple: int | None
    AssigneeUserKey: str | None
    WorkItemDescription: str | None
    PreventStartEndOnWeekend: bool
    InitializeBeforeStartDateUnits: str | None
    InitializeBeforeStartDateMultiple: int | None
    WorkItemTitleDefinition: str
    WorkItemTitleDisplayText: str | None
    InitializeTasksBeforeStartDateUnits: str
    InitializeTasksBeforeStartDateMultiple: int
