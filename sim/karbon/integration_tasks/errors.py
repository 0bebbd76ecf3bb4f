"""What Karbon answers to applications that are no partner's, and to tasks that it does not take."""

from __future__ import annotations

from sim.karbon.behaviour import Behaviour
from sim.karbon.errors import application_error, invalid_model, resource_not_found, unauthorized_here
from sim.physics.provenance import inferred
from sim.physics.refusal import Refusal


@inferred(
    "partners only, says the reference, and not what others get: the gateway has no such address for them"
)
def not_for_you(behaviour: Behaviour) -> Refusal:
    """What an application gets that is no approved partner's."""
    if behaviour.integration_tasks_for_others == 401:
        return unauthorized_here(behaviour)
    return resource_not_found(behaviour)


@inferred("the reference has a 404 and no text; in the words for work")
def task_not_found() -> Refusal:
    """404 of a task."""
    return application_error(404, "4004", "No Integration Task found for provided key")


@inferred("limits are documented and no text; in the words that work items use")
def invalid_task(behaviour: Behaviour, name: str, message: str) -> Refusal:
    """400: one property of the task is wrong."""
    return invalid_model(behaviour, f"integrationTask.{name}" if name else "integrationTask", message)
