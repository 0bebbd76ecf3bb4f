"""Time entries added up: the rows of a timesheet, and the actual minutes of a budget."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sim.karbon.records import EstimateSummary
from sim.karbon.state import KarbonState
from sim.karbon.time.records import BILLED_STATUSES, TimeEntry, Timesheet
from sim.physics.provenance import documented, inferred, seen


class Row(NamedTuple):
    """The entries of a timesheet that say the same but for their days and descriptions."""

    key: str
    entries: tuple[TimeEntry, ...]

    @property
    def minutes(self) -> int:
        """Of all of them."""
        return sum(entry.minutes for entry in self.entries)

    @property
    @inferred(
        "the key of a row has no place for a rate, so that entries at several rates share their average"
    )
    def hourly_rate(self) -> float:
        """Each minute counts alike."""
        return sum(entry.minutes * entry.hourly_rate for entry in self.entries) / self.minutes


def origins(state: KarbonState) -> tuple[str, ...]:
    """Where time that the API shows came from."""
    if state.behaviour.integration_time_in_api:
        return ("Karbon", "integration")
    return ("Karbon",)


@inferred(
    "clients and their work are said to be hidden from an application; time on them, if it is, as they are"
)
def sight(state: KarbonState) -> Callable[[TimeEntry], bool] | None:
    """Whether the API shows an entry; None when it shows all. Time on what is gone is nobody's secret."""
    if state.behaviour.time_of_restricted == "shown":
        return None
    levels = state.visible_levels

    def seen(entry: TimeEntry) -> bool:
        found = state.work_items.get(entry.work_item_key) or state.client(entry.client_key)
        return found is None or found.restriction_level in levels

    return seen


def shown_on_timesheet(state: KarbonState, sheet: Timesheet) -> list[TimeEntry]:
    """Those entries of a timesheet that the API shows, by day."""
    return list(filter(sight(state) or _any, on_timesheet(state, sheet)))


def _any(_entry: TimeEntry) -> bool:
    return True


def on_timesheet(state: KarbonState, sheet: Timesheet) -> list[TimeEntry]:
    """The entries of a timesheet, by day."""
    return state.of(TimeEntry).page("timesheet+date", sheet.origin, sheet.timesheet_key)


@documented("Karbon's reference: a timesheet's rows are added up over its period")
def rows(state: KarbonState, sheet: Timesheet) -> list[Row]:
    """The rows of a timesheet, the earliest first."""
    groups: dict[str, list[TimeEntry]] = {}
    for entry in shown_on_timesheet(state, sheet):
        groups.setdefault(_row_key(state, entry), []).append(entry)
    return [Row(key, tuple(entries)) for key, entries in groups.items()]


@seen(
    "samples of the reference: the second part is the entity, the third the user, the sixth the timesheet; that the "
    "others are account, role and task type is guessed, and that the digit came with BilledStatus in 2024-07"
)
def _row_key(state: KarbonState, entry: TimeEntry) -> str:
    parts = (
        state.tenant.tenant_key,
        entry.entity_key,
        entry.user_key,
        entry.role_key,
        entry.task_type_key,
        entry.timesheet_key,
        str(BILLED_STATUSES.index(entry.billed_status) + 1),
    )
    return "-".join(parts)


@inferred("time counts once, in the row of the budget that says most about it; other time is in no row")
def actual_minutes(state: KarbonState, work_key: str, budget: Iterable[EstimateSummary]) -> dict[str, int]:
    """The minutes tracked so far for each row of a work item's budget, by the row's key."""
    spent = {row.estimate_summary_key: 0 for row in budget}
    for origin in origins(state):
        for entry in state.of(TimeEntry).page("work+date", origin, work_key):
            fitting = [row for row in budget if _fits(row, entry)]
            if fitting:
                best = max(fitting, key=lambda row: (_told(row), row.estimate_summary_key))
                spent[best.estimate_summary_key] += entry.minutes
    return spent


def _fits(row: EstimateSummary, entry: TimeEntry) -> bool:
    return (
        row.user_key in {"", entry.user_key}
        and row.role_key in {"", entry.role_key}
        and row.task_type_key in {"", entry.task_type_key}
    )


def _told(row: EstimateSummary) -> int:
    return sum(map(bool, (row.user_key, row.role_key, row.task_type_key)))
