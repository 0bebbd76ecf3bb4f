"""The two lists of time: what filters and orders them, and how many rows a page has (contract 2.2 to 2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sim.karbon.expansions_dto import names_of
from sim.karbon.listing import ANY, DATES, EQ, EQ_IN, Condition, Listing, Property
from sim.karbon.records import WorkItem
from sim.karbon.setting_records import Role, TaskType
from sim.karbon.state import CLIENTS, KarbonState
from sim.karbon.time.aggregates import origins, shown_on_timesheet, sight
from sim.karbon.time.dto import TimesheetExpansions
from sim.karbon.time.records import TimeEntry, Timesheet
from sim.karbon.time.tables import ENTRY_INDEXES, ENTRY_VALUES, TIMESHEET_INDEXES
from sim.karbon.time.wire import role_name, task_type_name
from sim.physics.ordered import Key
from sim.physics.provenance import inferred


@inferred("clients and their work are said to be hidden from an application, time on them is not")
def _by_origin(state: KarbonState) -> tuple[Key, ...]:
    return tuple((origin,) for origin in origins(state))


def _worked_on(state: KarbonState, asked: Condition) -> Iterator[Timesheet]:
    """The timesheets that have time on any of these work items."""
    entries = state.of(TimeEntry)
    seen = sight(state)
    keys = {
        entry.timesheet_key
        for work_key in asked.value
        for origin in origins(state)
        for entry in entries.page("work+date", origin, work_key)
        if seen is None or seen(entry)
    }
    return (sheet for key in keys if (sheet := state.of(Timesheet).get(key)) is not None)


def _entry(index_name: str) -> Property:
    value = ENTRY_VALUES[index_name]
    return Property(EQ, lambda _, entry: value(entry), index_name)


TIMESHEETS: Final = Listing(
    name="Timesheets",
    type_name="TimesheetSummaryDTO",
    page_rows=100,
    table=lambda state: state.of(Timesheet),
    key=lambda sheet: sheet.timesheet_key,
    indexes=TIMESHEET_INDEXES,
    scopes=_by_origin,
    properties={
        "TimesheetKey": Property(EQ, lambda _, sheet: sheet.timesheet_key, "key"),
        "UserKey": Property(EQ_IN, lambda _, sheet: sheet.user_key, "user"),
        "Status": Property(EQ_IN, lambda _, sheet: sheet.status, "status"),
        "StartDate": Property(DATES, lambda _, sheet: sheet.start_date, "start_date", kind="day"),
        "EndDate": Property(DATES, lambda _, sheet: sheet.end_date, "end_date", kind="day"),
        "WorkItemKeys": Property(
            ANY,
            lambda state, sheet: {entry.work_item_key for entry in shown_on_timesheet(state, sheet)},
            kind="keys",
            find=_worked_on,
        ),
    },
    known=frozenset({"TimeEntries"}),
    orders={"StartDate": "start_date", "EndDate": "end_date"},
    expands=names_of(TimesheetExpansions),
    reads=(TimeEntry, WorkItem, *CLIENTS),
)
TIMESHEETS_BY_KEYS: Final = TIMESHEETS._replace(
    properties={
        **TIMESHEETS.properties,
        "TimesheetKey": TIMESHEETS.properties["TimesheetKey"]._replace(operators=EQ_IN),
    }
)

TIME_ENTRIES: Final = Listing(
    name="IndividualTimeEntries",
    type_name="IndividualTimeEntrySummaryDTO",
    page_rows=1000,
    table=lambda state: state.of(TimeEntry),
    key=lambda entry: entry.time_entry_key,
    indexes=ENTRY_INDEXES,
    scopes=_by_origin,
    properties={
        "Date": Property(DATES, lambda _, entry: entry.date, "date", kind="day"),
        "TimesheetKey": _entry("timesheet"),
        "EntityKey": _entry("entity"),
        "WorkItemKey": _entry("work"),
        "ClientKey": _entry("client"),
        "UserKey": _entry("user"),
        "RoleName": Property(EQ, lambda state, entry: role_name(state, entry) or "", "role", few=True),
        "TaskTypeName": Property(
            EQ, lambda state, entry: task_type_name(state, entry) or "", "task_type", few=True
        ),
    },
    known=frozenset(
        {
            "IndividualTimeEntryKey",
            "ClientType",
            "TaskTypeIsBillable",
            "Minutes",
            "Description",
            "HourlyRate",
            "TotalCost",
            "BilledStatus",
            "CreatedDate",
            "ModifiedDate",
            "FeeType",
        }
    ),
    orders={"Date": "date"},
    default_order="date",
    counted=False,
    reads=(Role, TaskType, WorkItem, *CLIENTS),
    sight=sight,
)
