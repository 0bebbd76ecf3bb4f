"""Making and changing schedules: what Karbon takes and what it refuses, in the order in which it looks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final, get_args

import msgspec

from sim.karbon.bodies import understood
from sim.karbon.errors import not_patchable, payload_missing
from sim.karbon.planning import errors
from sim.karbon.planning.bodies import SchedulePatch, WorkScheduleBody
from sim.karbon.planning.records import DueDateMethod, RecurrenceFrequency, Units, WorkSchedule
from sim.karbon.planning.titles import segments
from sim.karbon.records import WorkItem
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented, inferred

PATCHABLE: Final = ("ScheduleEndDate", "AssigneeUserKey")
REQUIRED: Final = (
    "RecurrenceFrequency",
    "CustomFrequencyMultiple",
    "ScheduleStartDate",
    "ScheduleDueDateMethod",
    "PreventStartEndOnWeekend",
    "InitializeTasksBeforeStartDateUnits",
    "InitializeTasksBeforeStartDateMultiple",
    "WorkItemTitleDefinition",
)
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "RecurrenceFrequency": get_args(RecurrenceFrequency),
    "CustomFrequencyUnits": get_args(Units),
    "ScheduleDueDateMethod": get_args(DueDateMethod),
    "InitializeBeforeStartDateUnits": get_args(Units),
    "InitializeTasksBeforeStartDateUnits": get_args(Units),
}
_FIELDS: Final = {field.encode_name: field.name for field in msgspec.structs.fields(WorkScheduleBody)}


@documented("the quick reference, workflow 5: the work is linked to its new schedule by another call")
def create(state: KarbonState, content: Any) -> WorkSchedule:
    """A new schedule from the body of a POST. The work that it is made from stays as it is."""
    body = _read(content, "WorkSchedule")
    return state.of(WorkSchedule).put(_schedule(state, body, state.new_key(), None))


@documented("Karbon's OpenAPI document: the key is required in the body as well")
def replace(state: KarbonState, schedule: WorkSchedule, content: Any) -> WorkSchedule:
    """The schedule as the body of a PUT has it."""
    body = _read(content, "update")
    if not body.work_schedule_key:
        raise errors.not_provided("WorkScheduleKey")
    if body.work_schedule_key != schedule.work_schedule_key:
        raise errors.not_valid("WorkScheduleKey")
    return state.of(WorkSchedule).put(_schedule(state, body, schedule.work_schedule_key, schedule))


@documented("KARBON_API.md: ScheduleEndDate and AssigneeUserKey")
def patch(state: KarbonState, schedule: WorkSchedule, content: Any) -> WorkSchedule:
    """The schedule with another end or assignee."""
    if not isinstance(content, dict):
        raise payload_missing("update")
    changes = {name: value for name, value in content.items() if not name.startswith("@odata.")}
    if any(name not in PATCHABLE for name in changes):
        raise not_patchable(PATCHABLE)
    body = understood(changes, SchedulePatch)
    if body is None:
        raise payload_missing("update")
    fields: dict[str, Any] = {}
    if "ScheduleEndDate" in changes:
        fields["schedule_end_date"] = _day("ScheduleEndDate", body.schedule_end_date)
    if "AssigneeUserKey" in changes:
        source = state.work_items.get(schedule.created_from_work_item_key)
        fields["assignee_user_key"] = _assignee(state, body.assignee_user_key, source)
    return state.of(WorkSchedule).put(msgspec.structs.replace(schedule, **fields))


@documented("Karbon's OpenAPI document: 400 and 4005 for a body that is none")
def _read(content: Any, missing: str) -> WorkScheduleBody:
    body = understood(content, WorkScheduleBody) if isinstance(content, dict) else None
    if body is None:
        raise payload_missing(missing)
    return body


def _schedule(
    state: KarbonState, body: WorkScheduleBody, key: str, before: WorkSchedule | None
) -> WorkSchedule:
    origin = _origin(state, body, before)
    _check(body)
    fields = {name: getattr(body, name) for name in WorkSchedule.__struct_fields__ if hasattr(body, name)}
    days = {
        "schedule_start_date": _day("ScheduleStartDate", body.schedule_start_date),
        "schedule_end_date": _day("ScheduleEndDate", body.schedule_end_date),
    }
    started = before.started if before is not None else 0
    return msgspec.convert(
        {**fields, **days, **origin, "work_schedule_key": key, "started": started}, WorkSchedule
    )


@inferred("client and description are those of the work; whoever is left out, the work's assignee does it")
def _origin(state: KarbonState, body: WorkScheduleBody, before: WorkSchedule | None) -> dict[str, Any]:
    """What the schedule has from the work that it is made from, also when that work is gone by now."""
    key = body.created_from_work_item_key or ""
    if not key.strip():
        raise errors.source_not_provided()
    source = state.work_items.get(key)
    visible = source is not None and source.restriction_level in state.visible_levels
    same = before if before is not None and before.created_from_work_item_key == key else None
    known = source if visible else same
    if known is None:
        raise errors.no_such_work()
    told = known.description if isinstance(known, WorkItem) else known.work_item_description
    return {
        "client_key": known.client_key,
        "client_type": known.client_type,
        "work_item_description": told,
        "assignee_user_key": _assignee(state, body.assignee_user_key, source),
    }


@documented("Karbon's OpenAPI document: what is required and which words there are")
def _check(body: WorkScheduleBody) -> None:
    if body.custom_frequency_multiple is not None and body.custom_frequency_multiple < 1:
        raise errors.multiple_not_positive()
    for name in REQUIRED:
        if getattr(body, _FIELDS[name]) in {None, ""}:
            raise errors.not_provided(name)
    for name, choices in CHOICES.items():
        if getattr(body, _FIELDS[name]) not in {None, *choices}:
            raise errors.not_valid(name)
    if body.recurrence_frequency == "Custom" and body.custom_frequency_units is None:
        raise errors.not_provided("CustomFrequencyUnits")
    try:
        segments(body.work_item_title_definition or "")
    except ValueError as error:
        raise errors.not_valid("WorkItemTitleDefinition") from error


@inferred("whoever is left out, the assignee of the work does it; colleagues who left do not")
def _assignee(state: KarbonState, key: str | None, source: WorkItem | None) -> str:
    if not key:
        return source.assignee_key if source is not None else ""
    user = state.users.get(key)
    if user is None or not user.active:
        raise errors.no_such_assignee(key)
    return key


@inferred("dates are read as those of work: the day as written")
def _day(name: str, text: str | None) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError as error:
        raise errors.not_valid(name) from error
