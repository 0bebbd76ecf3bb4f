"""The shapes in which Karbon shows work, budgets and the account's settings; see `dto.py`."""

from __future__ import annotations

from typing import TypedDict

from sim.karbon.dto import Typed
from sim.karbon.records import ClientKind


class WorkDTO(TypedDict):
    """What every form of a work item shows. Two properties name the client group; "Tile" is Karbon's spelling."""

    WorkItemKey: str
    AssigneeEmailAddress: str | None
    AssigneeKey: str | None
    AssigneeName: str | None
    Title: str
    ClientKey: str
    ClientName: str | None
    ClientType: ClientKind
    ClientUserDefinedIdentifier: str | None
    RelatedClientGroupKey: str | None
    ClientGroupKey: str | None
    RelatedClientGroupName: str | None
    StartDate: str | None
    DueDate: str | None
    DeadlineDate: str | None
    CompletedDate: str | None
    ToDoPeriod: str | None
    WorkType: str | None
    WorkStatus: str
    PrimaryStatus: str
    SecondaryStatus: str | None
    WorkTemplateKey: str | None
    WorkTemplateTile: str | None
    WorkScheduleKey: str | None
    EstimatedBudget: float | None


class WorkItemSummaryDTO(WorkDTO, Typed):
    """A work item on a list."""


class FeeSettingsDTO(TypedDict):
    """What the work is billed as."""

    FeeType: str
    FeeValue: float | None


class UserRoleAssignmentDTO(TypedDict):
    """Who plays a role of the template."""

    RoleKey: str
    UserProfileKey: str


class NewWorkItemDTO(WorkDTO):
    """A work item in the answer to its POST."""

    FeeSettings: FeeSettingsDTO
    Description: str | None
    ClientTaskRecipient: None


class WorkItemDTO(NewWorkItemDTO):
    """A work item alone."""

    UserRoleAssignments: list[UserRoleAssignmentDTO]


class EstimateSummaryDTO(TypedDict):
    """A row of a work item's budget."""

    EstimateSummaryKey: str
    UserKey: str | None
    RoleKey: str | None
    RoleName: str | None
    TaskTypeKey: str | None
    TaskTypeName: str | None
    EstimateMinutes: int
    HourlyRate: float
    ActualMinutes: int
    EstimateAmount: float


class ContactTypeSetting(TypedDict):
    """A label that clients carry."""

    Name: str
    ContactTypeKey: str


class SecondaryStatusSetting(TypedDict):
    """The firm's own word under a primary status."""

    Name: str
    Type: str
    WorkStatusKey: str


class PrimaryStatusSetting(TypedDict):
    """A primary status and what is under it."""

    Name: str
    Type: str
    Children: list[SecondaryStatusSetting]


class AvailableStatusesDTO(TypedDict, total=False):
    """The statuses that work of a type may have; whether its keys are capital is a switch."""

    Primary: list[str]
    Secondary: tuple[str, ...]
    primary: list[str]
    secondary: tuple[str, ...]


class WorkTypeSetting(TypedDict):
    """A label that work carries."""

    Name: str
    WorkTypeKey: str
    AvailableStatuses: AvailableStatusesDTO


class ServiceTypeSetting(TypedDict):
    """A kind of service."""

    Name: str
    ServiceTypeKey: str
    WorkTypeKeys: tuple[str, ...]


class TenantSettingsDTO(TypedDict):
    """Everything that the firm chose for itself."""

    ContactTypes: list[ContactTypeSetting | str]
    TenantKey: str
    ClientAccessActivated: bool
    WorkStatuses: list[PrimaryStatusSetting | str]
    WorkTypes: list[WorkTypeSetting | str]
    ServiceTypes: list[ServiceTypeSetting]
