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

TIMESHEET_INDEXES: Final[dict[str, IndexKey[Timesheet]]] = {
    "key": lambda sheet: (sheet.origin,),
    "start_date": lambda sheet: (sheet.origin, sheet.start_date),
    "end_date": lambda sheet: (sheet.origin, sheet.end_date),
    "user": lambda sheet: (sheet.origin, sheet.user_key),
    "user+start_date": lambda sheet: (sheet.origin, sheet.user_key, sheet.start_date),
    "user+end_date": lambda sheet: (sheet.origin, sheet.user_key, sheet.end_date),
    "status": lambda sheet: (sheet.origin, sheet.status),
    "status+start_date": lambda sheet: (sheet.origin, sheet.status, sheet.start_date),
    "status+end_date": lambda sheet: (sheet.origin, sheet.status, sheet.end_date),
}


def _settings_key(_settings: Any) -> str:
    return SETTINGS_KEY


KEPT: Final = (
    Kept("timesheets", Timesheet, lambda sheet: sheet.timesheet_key, TIMESHEET_INDEXES),
    Kept("time_entries", TimeEntry, lambda entry: entry.time_entry_key, ENTRY_INDEXES),
    Kept("time_settings", TimeSettings, _settings_key),
)
