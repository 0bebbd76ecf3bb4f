"""Work that schedules start: made from the work that they repeat, when its time has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from sim.karbon.budgets import put_estimate
from sim.karbon.planning.records import WorkSchedule
from sim.karbon.planning.recurrence import appears, due, nth_start, off_weekend
from sim.karbon.planning.titles import title
from sim.karbon.records import Estimate, WorkItem
from sim.karbon.state import KarbonState
from sim.karbon.work_properties import TITLE_LENGTH_MAX
from sim.physics.provenance import inferred

STARTED_MAX: Final = 1_000


class TooMuchWorkError(ValueError):
    """A schedule would start more work at once than anybody wants."""


@inferred("with schedules that wait for somebody to say so, nothing that is due is left out")
def start_due_work(state: KarbonState) -> list[WorkItem]:
    """Start the work of every schedule whose time has come, each period once. Clients that are gone get none."""
    today = state.universe.clock.now().date()
    schedules = kept(state)
    due_now = [(schedule, number, day) for schedule in schedules for number, day in _due(schedule, today)]
    if len(due_now) > STARTED_MAX:
        raise TooMuchWorkError(
            f"{len(due_now)} work items would start at once, and {STARTED_MAX} may; let less time pass"
        )
    made = []
    for schedule, number, day in due_now:
        made.append(start(state, schedule, number, day))
    return made


def start(state: KarbonState, schedule: WorkSchedule, number: int, day: date) -> WorkItem:
    """Start the work of one period, and remember that it was."""
    state.of(WorkSchedule).put(msgspec.structs.replace(schedule, started=number + 1))
    return _work(state, schedule, number, day)


def kept(state: KarbonState) -> list[WorkSchedule]:
    """The schedules whose clients are there, by key."""
    found = [each for each in state.of(WorkSchedule) if state.client(each.client_key) is not None]
    return sorted(found, key=lambda schedule: schedule.work_schedule_key)


def _due(schedule: WorkSchedule, today: date) -> Iterator[tuple[int, date]]:
    number = schedule.started
    last = schedule.schedule_end_date
    while (day := nth_start(schedule, number)) is not None and appears(schedule, day) <= today:
        if last is not None and day > last:
            return
        yield number, day
        number += 1
        if number - schedule.started > STARTED_MAX:
            return


@inferred("repeated work is as the work that it repeats: client, type, fee, roles and budget; planned anew")
def _work(state: KarbonState, schedule: WorkSchedule, number: int, day: date) -> WorkItem:
    source = state.work_items.get(schedule.created_from_work_item_key)
    begins = off_weekend(schedule, day)
    due_date = due(schedule, day)
    work = WorkItem(
        work_item_key=state.new_key(),
        title=title(schedule, number)[:TITLE_LENGTH_MAX] or (source.title if source is not None else ""),
        client_key=schedule.client_key,
        client_type=schedule.client_type,
        assignee_key=schedule.assignee_user_key,
        start_date=begins,
        to_do_period=begins,
        due_date=None if due_date is None else off_weekend(schedule, due_date),
        description=schedule.work_item_description,
        work_schedule_key=schedule.work_schedule_key,
    )
    if source is None:
        return state.put_work(work)
    for row in state.estimates.page("work", source.work_item_key):
        put_estimate(state, work.work_item_key, _estimate(row))
    return state.put_work(
        msgspec.structs.replace(
            work,
            work_type=source.work_type,
            work_template_key=source.work_template_key,
            related_client_group_key=source.related_client_group_key,
            fee_type=source.fee_type,
            fee_value=source.fee_value,
            user_role_assignments=source.user_role_assignments,
        )
    )


def _estimate(row: Estimate) -> Estimate:
    return Estimate(**{name: getattr(row, name) for name in Estimate.__struct_fields__})
