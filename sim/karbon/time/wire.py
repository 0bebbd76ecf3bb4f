"""Time as Karbon's JSON, key by key in Karbon's order."""

from __future__ import annotations

from typing import Final, cast

import msgspec

from sim.karbon.records import WorkItem
from sim.karbon.setting_records import Role, TaskType
from sim.karbon.state import KarbonState
from sim.karbon.time.aggregates import Row, rows, shown_on_timesheet
from sim.karbon.time.dto import ExpandedTimesheetDTO, IndividualTimeEntryDTO, TimesheetDTO, TimesheetRow
from sim.karbon.time.records import TimeEntry, Timesheet
from sim.karbon.wire import seconds
from sim.karbon.work_wire import midnight
from sim.physics.provenance import documented, inferred

SPACED_FEES: Final = {
    "TimeAndMaterials": "Time and Materials",
    "FixedFee": "Fixed Fee",
    "NonBillable": "Non-Billable",
}


def timesheet(state: KarbonState, sheet: Timesheet) -> TimesheetDTO:
    """A timesheet that nobody asked to expand."""
    worked = (entry.work_item_key for entry in shown_on_timesheet(state, sheet) if entry.work_item_key)
    return {
        "TimesheetKey": sheet.timesheet_key,
        "StartDate": midnight(sheet.start_date),
        "EndDate": midnight(sheet.end_date),
        "UserKey": sheet.user_key,
        "Status": sheet.status,
        "WorkItemKeys": list(dict.fromkeys(worked)),
    }


def expanded_timesheet(state: KarbonState, sheet: Timesheet) -> ExpandedTimesheetDTO:
    """A timesheet with its time, added up over the period."""
    return {**timesheet(state, sheet), "TimeEntries": [_row(state, row) for row in rows(state, sheet)]}


@documented("sample of the reference: the rate of a row has four digits behind the point")
def _row(state: KarbonState, row: Row) -> TimesheetRow:
    entry = row.entries[0]
    return {
        "TimeEntryKey": row.key,
        "EntityKey": entry.entity_key,
        "WorkItemKey": entry.work_item_key or None,
        "ClientKey": entry.client_key,
        "ClientType": entry.client_type,
        "RoleName": role_name(state, entry),
        "TaskTypeName": task_type_name(state, entry),
        "Minutes": row.minutes,
        "HourlyRate": cast("float", msgspec.Raw(f"{row.hourly_rate:.4f}".encode())),
        "Descriptions": [found.description or None for found in row.entries],
        "BilledStatus": entry.billed_status,
    }


@documented("sample of the reference: 90 minutes at 250 an hour cost 375")
def time_entry(state: KarbonState, entry: TimeEntry) -> IndividualTimeEntryDTO:
    """One entry, on its list and alone."""
    task_type = state.of(TaskType).get(entry.task_type_key)
    return {
        "IndividualTimeEntryKey": entry.time_entry_key,
        "TimesheetKey": entry.timesheet_key,
        "EntityKey": entry.entity_key,
        "WorkItemKey": entry.work_item_key or None,
        "ClientKey": entry.client_key,
        "ClientType": entry.client_type,
        "UserKey": entry.user_key,
        "RoleName": role_name(state, entry),
        "TaskTypeName": task_type_name(state, entry),
        "TaskTypeIsBillable": None if task_type is None else task_type.billable,
        "Date": midnight(entry.date),
        "Minutes": entry.minutes,
        "Description": entry.description or None,
        "HourlyRate": entry.hourly_rate,
        "TotalCost": round(entry.minutes * entry.hourly_rate / 60, 2),
        "BilledStatus": entry.billed_status,
        "CreatedDate": seconds(entry.created_date),
        "ModifiedDate": seconds(entry.modified_date),
        "FeeType": _fee_type(state, entry),
    }


def role_name(state: KarbonState, entry: TimeEntry) -> str | None:
    """The role's name today; None for time in no role."""
    role = state.of(Role).get(entry.role_key)
    return None if role is None else role.name


def task_type_name(state: KarbonState, entry: TimeEntry) -> str | None:
    """The task type's name today; None for time of no type."""
    found = state.of(TaskType).get(entry.task_type_key)
    return None if found is None else found.name


@inferred("one of three spellings is printed; time on a client has no fee to speak of")
def _fee_type(state: KarbonState, entry: TimeEntry) -> str | None:
    work = state.of(WorkItem).get(entry.work_item_key)
    if work is None:
        return None
    spaced = state.behaviour.spaced_fee_type_of_time
    return SPACED_FEES.get(work.fee_type, work.fee_type) if spaced else work.fee_type
