"""WorkTemplates and WorkSchedules over HTTP."""

from __future__ import annotations

from typing import Final

from flask import Response

from sim.karbon.missing import explained
from sim.karbon.options import expansions
from sim.karbon.planning import errors, schedules, templates, wire
from sim.karbon.planning.records import WorkSchedule
from sim.karbon.resource import KarbonCall, Resource, created, listed, no_content, patched, single
from sim.physics.provenance import documented

SCHEDULES: Final = "WorkSchedules"
NOTHING: Final[frozenset[str]] = frozenset()


def resources() -> dict[str, Resource]:
    """Both resources, by name in lower case. Schedules have no list."""
    return {
        "worktemplates": Resource(collection={"GET": _templates}, record={"GET": _template}),
        "workschedules": Resource(
            collection={"POST": _create}, record={"GET": _read, "PUT": _replace, "PATCH": _patch}
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
