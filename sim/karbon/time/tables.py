"""What the time room keeps, with an index for each filter of its lists, in each of their orders.

All of them begin with where the time came from, because lists may leave out what an integration brought.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sim.karbon.keeping import Kept
from sim.karbon.time.records import TimeEntry, TimeSettings, Timesheet
from sim.physics.tables import IndexKey

SETTINGS_KEY: Final = "settings"

ENTRY_VALUES: Final[dict[str, Callable[[TimeEntry], str]]] = {
    "timesheet": lambda entry: entry.timesheet_key,
    "entity": lambda entry: entry.entity_key,
    "work": lambda entry: entry.work_item_key,
    "client": lambda entry: entry.client_key,
    "user": lambda entry: entry.user_key,
    "role": lambda entry: entry.role_key,
    "task_type": lambda entry: entry.task_type_key,
}


def _by_date(value: Callable[[TimeEntry], str]) -> IndexKey[TimeEntry]:
    return lambda entry: (entry.origin, value(entry), entry.date)


ENTRY_INDEXES: Final[dict[str, IndexKey[TimeEntry]]] = {
    "date": lambda entry: (entry.origin, entry.date),
    **{f"{name}+date": _by_date(value) for name, value in ENTRY_VALUES.items()},
}

TIMESHEET_VALUES: Final[dict[str, Callable[[Timesheet], Any]]] = {
    "user": lambda sheet: sheet.user_key,
    "status": lambda sheet: sheet.status,
    "start_date": lambda sheet: sheet.start_date,
    "end_date": lambda sheet: sheet.end_date,
    "start_date~month": lambda sheet: sheet.start_date.replace(day=1),
    "end_date~month": lambda sheet: sheet.end_date.replace(day=1),
}
TIMESHEET_ORDERS: Final = ("start_date", "end_date")


def _in_order(value: Callable[[Timesheet], Any], order: str) -> IndexKey[Timesheet]:
    return lambda sheet: (sheet.origin, value(sheet), getattr(sheet, order))


def _by_key(value: Callable[[Timesheet], Any]) -> IndexKey[Timesheet]:
    return lambda sheet: (sheet.origin, value(sheet))


TIMESHEET_INDEXES: Final[dict[str, IndexKey[Timesheet]]] = {
    "key": lambda sheet: (sheet.origin,),
    **{name: _by_key(value) for name, value in TIMESHEET_VALUES.items()},
    **{
        f"{name}+{order}": _in_order(value, order)
        for name, value in TIMESHEET_VALUES.items()
        for order in TIMESHEET_ORDERS
        if not name.startswith(order)
    },
}


def _settings_key(_settings: Any) -> str:
    return SETTINGS_KEY


KEPT: Final = (
    Kept("timesheets", Timesheet, lambda sheet: sheet.timesheet_key, TIMESHEET_INDEXES),
    Kept("time_entries", TimeEntry, lambda entry: entry.time_entry_key, ENTRY_INDEXES),
    Kept("time_settings", TimeSettings, _settings_key),
)
