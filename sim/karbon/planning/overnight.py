"""Work that starts by itself: the schedules on the agenda of the world's clock."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time
from typing import Final

from sim.karbon.planning.records import WorkSchedule
from sim.karbon.planning.recurrence import appears, nth_start
from sim.karbon.planning.starting import kept, start
from sim.karbon.records import ClientGroup, Contact, Organization
from sim.karbon.state import KarbonState
from sim.physics.provenance import inferred

PERIODS_MAX: Final = (date.max - date.min).days


class ScheduledWork:
    """When a schedule of the account starts work next, and that it does."""

    def __init__(self, state: KarbonState) -> None:
        self._state = state

    @inferred("Karbon makes repeating work by itself, by a clock that is documented nowhere: at midnight UTC")
    def next_due(self) -> datetime | None:
        """When the first of them does; at once if its day is gone by."""
        state = self._state
        if state.behaviour.scheduled_work == "by_hand":
            return None
        kinds = (WorkSchedule, Contact, Organization, ClientGroup)
        roots = tuple(state.of(kind).root for kind in kinds)
        (first,) = state.answers.to("ScheduledWork", roots, self._first)
        return datetime.combine(first, time.min, UTC) if first is not None else None

    @inferred("nobody makes up for periods long gone: of those that are due on one night the last is made")
    def happen(self) -> None:
        """Start what is due by today."""
        today = self._state.universe.clock.now().date()
        for schedule in kept(self._state):
            number = _newest(schedule, today)
            day = nth_start(schedule, number)
            if number >= schedule.started and day is not None:
                start(self._state, schedule, number, day)

    def _first(self) -> list[date | None]:
        days = (_appears(schedule, schedule.started) for schedule in kept(self._state))
        return [min((day for day in days if day is not None), default=None)]


def _newest(schedule: WorkSchedule, today: date) -> int:
    """The last period whose work has appeared by today; the one before the first to come when none has."""

    def to_come(number: int) -> bool:
        day = _appears(schedule, number)
        return day is None or day > today

    return bisect_left(range(PERIODS_MAX), True, lo=schedule.started, key=to_come) - 1


def _appears(schedule: WorkSchedule, number: int) -> date | None:
    """When the work of a period appears; None when the schedule ends before it."""
    begins, last = nth_start(schedule, number), schedule.schedule_end_date
    ended = last is not None and begins is not None and begins > last
    return None if begins is None or ended else appears(schedule, begins)
