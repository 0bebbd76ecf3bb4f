"""effective_settings: what of the product is installed and how the account is set up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import customfields, settings
from sim.quickbooks_time.records import DIAL_IN
from sim.quickbooks_time.resources.call import Handler, ResourceCall
from sim.quickbooks_time.wire import Row

NOT_INSTALLED: Final = {"installed": 0}


@documented("EffectiveSettings/Ex/_retrieve-response: sections, their order, ints beside numeric strings")
def retrieve(call: ResourceCall) -> Row:
    """Settings by section; those not installed say only that."""
    changes = call.filters.changes()
    _check_user(call)
    found = {
        section: {"settings": values, "last_modified": stamp}
        for section, values in _sections(call).items()
        if changes.hold(stamp := _stamp(call, section, values))
    }
    return {"results": {"effective_settings": found or call.empty}}


def newest(call: ResourceCall) -> str:
    """When any of them last changed."""
    return max(_stamp(call, section, values) for section, values in _sections(call).items())


def _stamp(call: ResourceCall, section: str, values: Row) -> str:
    stamp = settings.stamp_of(call.state.account, section, installed=values != NOT_INSTALLED)
    if section != "general":
        return stamp
    return max(stamp, call.state.tables.newest("customfields"))  # they are columns of the timecard


@inferred("contract 3.11: user_id is documented; that every user has the account's settings is ours")
def _check_user(call: ResourceCall) -> None:
    user_id = call.filters.number("user_id")
    if user_id is not None and user_id not in call.state.tables.users:
        raise call.filters.bad("user_id")


def _sections(call: ResourceCall) -> Mapping[str, Row]:
    account = call.state.account
    return {
        "general": _general(call),
        "alerts": NOT_INSTALLED,
        "approvals": {"installed": "1", "employee_approval": int(account.employee_approval)},
        "breaks": {"hide_pre_clockout_option": 0},
        "dcaa": NOT_INSTALLED,
        "dialin": {"installed": 1} if DIAL_IN in account.addons else NOT_INSTALLED,
        "files": NOT_INSTALLED,
        "invoicing": NOT_INSTALLED,
        "location_aware": NOT_INSTALLED,
        "mobile_app_integrations": NOT_INSTALLED,
        "mobile_app_settings": {
            "installed": 1,
            "location_tracking": "optional",
            "mandatory_location_services": 0,
        },
        "reminders": {"installed": 1},
        "projects": NOT_INSTALLED,
        "quickbooks": _quickbooks(call),
        "restapi": {"installed": 1},
        "rounding": NOT_INSTALLED,
        "schedule": NOT_INSTALLED,
        "sms": NOT_INSTALLED,
        "sounds": NOT_INSTALLED,
        "customfields": _customfields(installed=call.state.has_custom_fields()),
        "time_entry": _time_entry(),
        "toodledo": NOT_INSTALLED,
        "twitter": NOT_INSTALLED,
        "xero": NOT_INSTALLED,
        "zenpayroll": NOT_INSTALLED,
    }


def _general(call: ResourceCall) -> Row:
    account = call.state.account
    columns = ["JOBCODE", *(str(field.id) for field in customfields.active_fields(call.state))]
    return {
        "calculate_overtime": "1",
        "daily_regular_hours": 8,
        "date_locale": "us",
        "enable_timesheet_notes": "1",
        "jc_label": account.jc_label,
        "max_customfielditems": "-1",
        "max_jobcodes": "-1",
        "parent_clockin_display": 0,
        "payroll_end_date": "2026-03-13",
        "payroll_type": "biweekly",
        "pto_entry": 1,
        "pto_overtime": 0,
        "simple_clockin": 0,
        "time_format": 12,
        "timecard_fields": ",".join(columns),
        "timesheet_notes_required": 0,
        "tz": account.tz,
        "week_start": account.week_start,
        "weekly_regular_hours": "40",
    }


def _quickbooks(call: ResourceCall) -> Row:
    if not call.state.account.quickbooks_linked:
        return NOT_INSTALLED
    return {
        "installed": "1",
        "connector": "qbia_online",
        "connector_type": "qbo",
        "two_way_sync_enabled_for_user": int(call.state.behaviour.two_way_sync),
    }


def _customfields(*, installed: bool) -> Row:
    if not installed:
        return NOT_INSTALLED
    return {
        "maximum_allowed_timesheet_custom_fields": customfields.ACTIVE_FIELDS_MAX,
        "installed": "1",
    }


def _time_entry() -> dict[str, Any]:
    return {
        "installed": 1,
        "time_entry_method": "timecard",
        "time_entry": 0,
        "timecard": 1,
        "weekly_timecard": 1,
        "timecard_daily": 0,
        "timesheet_edit": 0,
        "pto_entry": 1,
    }


METHODS: Final[Mapping[str, Handler]] = {"GET": retrieve}
