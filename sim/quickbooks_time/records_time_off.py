"""Requests for time off. The order of the fields is the API's."""

from __future__ import annotations

import msgspec

from sim.quickbooks_time.records import LONG_AGO


class TimeOffRequest(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Somebody asks for days or hours off."""

    id: int
    user_id: int
    status: str = "pending"
    active: bool = True
    created: str = LONG_AGO
    last_modified: str = LONG_AGO


class TimeOffRequestEntry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One day, or one stretch of a day, of a request."""

    id: int
    time_off_request_id: int
    status: str = "pending"
    approver_user_id: int = 0
    date: str = ""
    entry_method: str = "manual"
    duration: int = 0  # seconds
    start_time: str = ""
    end_time: str = ""
    tz_string: str = "America/Denver"
    jobcode_id: int
    user_id: int
    approved_timesheet_id: int = 0
    active: bool = True
    created: str = LONG_AGO
    last_modified: str = LONG_AGO


class TimeOffRequestNote(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What was written to a request."""

    id: int
    time_off_request_id: int
    user_id: int
    note: str
    active: bool = True
    created: str = LONG_AGO
    last_modified: str = LONG_AGO
