"""IntegrationTaskDefinitions and IntegrationTasks over HTTP, for approved partners."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask import Response

from sim.karbon.integration_tasks import errors, rules, wire
from sim.karbon.integration_tasks.lists import INTEGRATION_TASKS
from sim.karbon.integration_tasks.records import IntegrationTask, IntegrationTaskDefinition
from sim.karbon.missing import explained
from sim.karbon.operation import BodyProblem, GatewayProblem, Operation, Problem, Shape
from sim.karbon.options import expansions
from sim.karbon.resource import Handler, KarbonCall, Resource, bare, listed, no_content, whole
from sim.physics.provenance import documented

FOR_PARTNERS: Final = {400: Problem, 404: GatewayProblem}  # which others do not get behind
RECORD: Final[Mapping[int, Shape]] = {400: Problem, 404: (Problem, GatewayProblem)}
NOTHING: Final[frozenset[str]] = frozenset()


def resources() -> dict[str, Resource]:
    """Tasks and what they come from, by name in lower case."""
    return {
        "integrationtaskdefinitions": Resource(
            collection={
                "GET": Operation(
                    "IntegrationTaskDefinitions",
                    _for_partners(_definitions),
                    form="rows",
                    shows=wire.definition,
                    listed_as=("value", "values"),
                    refuses=FOR_PARTNERS,
                )
            }
        ),
        "integrationtasks": Resource(
            collection={
                "GET": Operation(
                    "IntegrationTasks",
                    _for_partners(_tasks),
                    form="page",
                    shows=wire.task,
                    listing=INTEGRATION_TASKS,
                    refuses=FOR_PARTNERS,
                )
            },
            record=_record("IntegrationTasks/{IntegrationTaskKey}"),
        ),
    }


def _record(path: str) -> dict[str, Operation]:
    return {
        "GET": Operation(path, _for_partners(_task), form="bare", shows=wire.task, refuses=RECORD),
        "PUT": Operation(
            path,
            _for_partners(_replace),
            form="nothing",
            statuses=(204,),
            refuses={**RECORD, 400: BodyProblem},
            takes=rules.TaskBody,
        ),
    }


@documented("Karbon's OpenAPI document: integration tasks are for approved partners")
def _for_partners(handle: Callable[[KarbonCall], Response]) -> Handler:
    def admitted(call: KarbonCall) -> Response:
        if not len(call.state.of(IntegrationTaskDefinition)):
            refusal = errors.not_for_you(call.state.behaviour)
            refusal.note = "Karbon defined no integration task for this application: it is no partner's"
            raise refusal
        return handle(call)

    return admitted


def _definitions(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    found = call.state.of(IntegrationTaskDefinition).page("name")
    return whole(
        call,
        "IntegrationTaskDefinitions",
        [wire.definition(each) for each in found],
        call.state.behaviour.name_of_listed,
    )


def _tasks(call: KarbonCall) -> Response:
    return listed(call, INTEGRATION_TASKS, "IntegrationTasks", wire.task)


def _task(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    return bare(wire.task(call.state, _found(call)))


def _replace(call: KarbonCall) -> Response:
    rules.replace(call.state, _found(call), call.content)
    return no_content()


@documented("Karbon's OpenAPI document: 404 for a task that is not there")
def _found(call: KarbonCall) -> IntegrationTask:
    task = call.state.of(IntegrationTask).get(call.address.key)
    if task is None:
        raise explained(call.state, errors.task_not_found(), call.address.key)
    return task
