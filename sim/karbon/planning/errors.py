"""What Karbon answers about schedules and templates that it does not have or does not take."""

from __future__ import annotations

from sim.karbon.errors import SPEC, application_error
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal


@documented(SPEC)
def schedule_not_found() -> Refusal:
    """404 of a schedule that is read or patched."""
    return application_error(404, "4004", "No Work Schedule found for provided key")


@documented(f"{SPEC}: the code with 400 and 404; of the two, 404 is what its neighbours answer")
def schedule_to_replace_not_found() -> Refusal:
    """404 of a schedule that is sent with PUT."""
    return application_error(404, "4004", "Not Found")


@documented(SPEC)
def template_not_found() -> Refusal:
    """404 of a template."""
    return application_error(404, "4004", "No Work Template found for provided key")


@documented(SPEC)
def source_not_provided() -> Refusal:
    """400: which work repeats is not said."""
    return application_error(400, "4002", "CreatedFromWorkItemKey not provided.")


@documented(SPEC)
def multiple_not_positive() -> Refusal:
    """400: a schedule repeats every one or more units."""
    return application_error(400, "4002", "CustomFrequencyMultiple should be greater than 0")


@inferred("required by the reference without a text; in the words of CreatedFromWorkItemKey")
def not_provided(name: str) -> Refusal:
    """400: a required property is missing."""
    return application_error(400, "4002", f"{name} not provided.")


@inferred("the reference lists the values and prints no text; in the words that work items use")
def not_valid(name: str) -> Refusal:
    """400: a property has a value that it cannot have."""
    return application_error(400, "4002", f"{name} is not valid")


@inferred("no text is printed; in the words of a work item's WorkTemplateKey")
def no_such_work() -> Refusal:
    """400: the work to repeat does not exist, as far as the application can tell."""
    return application_error(400, "4002", "CreatedFromWorkItemKey is not a valid Work Item")


@inferred("no text is printed; in the words that teams use")
def no_such_assignee(key: str) -> Refusal:
    """400: nobody has this key, or they left."""
    return application_error(400, "4002", f"Cannot find an active user for {key}")
