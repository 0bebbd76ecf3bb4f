"""The shapes in which Karbon shows time; see `sim/karbon/dto.py`."""

from __future__ import annotations

from typing import TypedDict

from sim.karbon import records


class TimesheetDTO(TypedDict):
    """A timesheet."""

    TimesheetKey: str
    StartDate: str | None
    EndDate: str | None
    UserKey: str
    Status: str
    WorkItemKeys: list[str]


class TimesheetRow(TypedDict):
    """Time of a timesheet, added up."""

    TimeEntryKey: str
    EntityKey: str
    WorkItemKey: str | None
    ClientKey: str
    ClientType: records.ClientKind
    RoleName: str | None
    TaskTypeName: str | None
    Minutes: int
    HourlyRate: float
    Descriptions: list[str | None]
    BilledStatus: str


class TimesheetExpansions(TypedDict, total=False):
    """What a timesheet shows when asked for."""

    TimeEntries: list[TimesheetRow]


class ExpandedTimesheetDTO(TimesheetDTO, TimesheetExpansions):
    """A timesheet with its time."""


class IndividualTimeEntryDTO(TypedDict):
    """One entry."""

    IndividualTimeEntryKey: str
    TimesheetKey: str
    EntityKey: str
    WorkItemKey: str | None
    ClientKey: str
    ClientType: records.ClientKind
    UserKey: str
    RoleName: str | None
    TaskTypeName: str | None
    TaskTypeIsBillable: bool | None
    Date: str | None
    Minutes: int
    Description: str | None
    HourlyRate: float
    TotalCost: float
    BilledStatus: str
    CreatedDate: str
    ModifiedDate: str
    FeeType: str | None
