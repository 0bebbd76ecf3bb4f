"""Time entries, the timesheets that hold them, and what the firm chose about both. Frozen, without rules."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, get_args

import msgspec

from sim.karbon.records import ClientKind

TimesheetStatus = Literal["Draft", "Submitted", "Approved", "Declined"]
BilledStatus = Literal["Unbilled", "Draft", "InterimBilled", "Billed"]
Origin = Literal["Karbon", "integration"]
TimeScope = Literal["Work", "Work and Contacts"]
BILLED_STATUSES: Final[tuple[BilledStatus, ...]] = get_args(BilledStatus)
TIME_SCOPES: Final[tuple[TimeScope, ...]] = get_args(TimeScope)


class Timesheet(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The time of one colleague in one period, from its first day to its last."""

    timesheet_key: str
    user_key: str
    start_date: date
    end_date: date
    status: TimesheetStatus = "Draft"
    origin: Origin = "Karbon"


class TimeEntry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Time of one day on a client, or on work for a client."""

    time_entry_key: str  # 32 hexadecimal digits
    timesheet_key: str
    user_key: str
    client_key: str
    client_type: ClientKind
    date: date
    minutes: int
    created_date: datetime
    modified_date: datetime
    work_item_key: str = ""
    role_key: str = ""
    task_type_key: str = ""
    description: str = ""
    hourly_rate: float = 0.0
    billed_status: BilledStatus = "Unbilled"
    origin: Origin = "Karbon"

    @property
    def entity_key(self) -> str:
        """What the time is on: the work if it is on any, else the client."""
        return self.work_item_key or self.client_key


class TimeSettings(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What the firm chose under Time & Budgets. An account has one of them, or none and the defaults."""

    period_days: int = 7
    period_start: date = date(2024, 1, 1)  # a first day of a period: a Monday
    scope: TimeScope = "Work and Contacts"
    own_roles_only: bool = False  # colleagues track time in the roles of their profile and in no other
    quickbooks_time_connected: bool = False
