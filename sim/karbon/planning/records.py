"""What an account keeps about work that repeats."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from sim.karbon.records import ClientKind

RecurrenceFrequency = Literal["Day", "Week", "SemiMonth", "Fortnight", "Month", "Quarter", "Year", "Custom"]
Units = Literal["Days", "Weeks", "Months", "Years"]
DueDateMethod = Literal[
    "DaysFromStartDate",
    "DayOfMonth",
    "LastDayOfMonth",
    "DayOfNextMonth",
    "DayOfSubsequentMonth",
    "NoDueDate",
]


class WorkSchedule(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Work that starts again and again, made from one work item. Dates are days."""

    work_schedule_key: str
    client_key: str
    client_type: ClientKind
    created_from_work_item_key: str
    recurrence_frequency: RecurrenceFrequency
    schedule_start_date: date
    schedule_due_date_method: DueDateMethod
    work_item_title_definition: str  # JSON, as it was sent
    assignee_user_key: str = ""
    custom_frequency_units: Units | None = None
    custom_frequency_multiple: int = 1
    schedule_end_date: date | None = None
    schedule_due_date_days: int | None = None
    schedule_due_date_month_multiple: int | None = None
    work_item_description: str = ""
    prevent_start_end_on_weekend: bool = False
    initialize_before_start_date_units: Units | None = None
    initialize_before_start_date_multiple: int | None = None
    initialize_tasks_before_start_date_units: Units = "Days"
    initialize_tasks_before_start_date_multiple: int = 0
    started: int = 0  # how many work items it has made
