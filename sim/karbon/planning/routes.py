"""WorkTemplates and WorkSchedules over HTTP."""

from __future__ import annotations

from typing import Final

from flask import Response

from sim.karbon.missing import explained
from sim.karbon.operation import READING, Operation
from sim.karbon.options import expansions
from sim.karbon.planning import errors, schedules, templates, wire
from sim.karbon.planning.bodies import SchedulePatch, WorkScheduleBody
from sim.karbon.planning.records import WorkSchedule
from sim.karbon.planning.templates import TEMPLATES
from sim.karbon.resource import KarbonCall, Resource, created, listed, no_content, patched, single
from sim.physics.provenance import documented

SCHEDULES: Final = "WorkSchedules"
SOURCE: Final = "CreatedFromWorkItemKey"
NOTHING: Final[frozenset[str]] = frozenset()


def resources() -> dict[str, Resource]:
    """Both resources, by name in lower case. Schedules have no list."""
    return {
        "worktemplates": Resource(
            collection={
                "GET": Operation(
                    TEMPLATES.name,
                    _templates,
                    form="page",
                    shows=wire.work_template,
                    listing=TEMPLATES,
                )
            },
            record={
                "GET": Operation(
                    "WorkTemplates/{WorkTemplatekey}",
                    _template,
                    shows=wire.work_template,
                    refuses=READING,
                )
            },
        ),
        "workschedules": Resource(
            collection={
                "POST": Operation(
                    SCHEDULES,
                    _create,
                    shows=wire.work_schedule,
                    statuses=(201,),
                    takes=WorkScheduleBody,
                    required=(SOURCE, *schedules.REQUIRED),
                )
            },
            record=_schedule(f"{SCHEDULES}/{{WorkSchedulekey}}"),
        ),
    }


def _schedule(path: str) -> dict[str, Operation]:
    return {
        "GET": Operation(path, _read, shows=wire.work_schedule, refuses=READING),
        "PUT": Operation(
            path,
            _replace,
            form="nothing",
            statuses=(204,),
            refuses=READING,
            takes=WorkScheduleBody,
            required=("WorkScheduleKey", SOURCE, *schedules.REQUIRED),
        ),
        "PATCH": Operation(
            path,
            _patch,
            shows=wire.work_schedule,
            statuses=(204, 200),
            refuses=READING,
            takes=SchedulePatch,
        ),
    }


def _templates(call: KarbonCall) -> Response:
    return listed(call, templates.listing(call.state), "WorkTemplates", wire.work_template)


@documented("Karbon's OpenAPI document: 404 with a text")
def _template(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    found = call.state.templates.get(call.address.key)
    if found is None:
        raise explained(call.state, errors.template_not_found(), call.address.key)
    return single(call, "WorkTemplates", "", wire.work_template(call.state, found))


def _create(call: KarbonCall) -> Response:
    made = schedules.create(call.state, call.content)
    location = f"{SCHEDULES}('{made.work_schedule_key}')"
    return created(call, SCHEDULES, "", wire.work_schedule(made), location)


def _read(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    return single(call, SCHEDULES, "", wire.work_schedule(_found(call)))


@documented("Karbon's OpenAPI document: 204, or Not Found")
def _replace(call: KarbonCall) -> Response:
    schedule = _visible(call)
    if schedule is None:
        raise explained(call.state, errors.schedule_to_replace_not_found(), call.address.key)
    schedules.replace(call.state, schedule, call.content)
    return no_content()


def _patch(call: KarbonCall) -> Response:
    schedule = schedules.patch(call.state, _found(call), call.content)
    return patched(call, SCHEDULES, "", lambda: wire.work_schedule(schedule))


@documented("Karbon's OpenAPI document: 404 with a text")
def _found(call: KarbonCall) -> WorkSchedule:
    schedule = _visible(call)
    if schedule is None:
        raise explained(call.state, errors.schedule_not_found(), call.address.key)
    return schedule


def _visible(call: KarbonCall) -> WorkSchedule | None:
    schedule = call.state.of(WorkSchedule).get(call.address.key)
    client = call.state.client(schedule.client_key) if schedule is not None else None
    if client is not None and client.restriction_level not in call.state.visible_levels:
        return None
    return schedule
