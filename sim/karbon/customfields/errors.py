"""What Karbon answers about custom fields that it does not have and values that it does not take."""

from __future__ import annotations

from sim.karbon.errors import SPEC, application_error
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal


@documented(SPEC)
def not_found() -> Refusal:
    """404: no such field, or no contact or organization of this key."""
    return application_error(404, "4004", "Not Found")


@documented(f"{SPEC}: the same text with 400; inferred: for what the body names")
def no_such_field() -> Refusal:
    """400: a value for a field that does not exist."""
    return application_error(400, "4004", "Not Found")


@documented(f"{SPEC} for Text; the other types with one value are put in its place")
def one_value(field_type: str) -> Refusal:
    """400: several values for a field that takes one."""
    return application_error(400, "4002", f"Only one value allowed for type {field_type}")


@inferred("no text is printed for a value that its type cannot be; made like the documented one")
def not_a_value(field_type: str) -> Refusal:
    """400: a value that the field cannot have."""
    return application_error(400, "4002", f"Value is not valid for type {field_type}")


@inferred("the reference has a maxLength; the text is the framework's")
def too_long(name: str, longest: int) -> Refusal:
    """400: a name, an option or a value that is too long."""
    return application_error(
        400, "4002", f"The field {name} must be a string with a maximum length of {longest}."
    )


@inferred("no text is printed; in the words that work items use")
def required(name: str) -> Refusal:
    """400: a field without a name or a type."""
    return application_error(400, "4002", f"The {name} field is required.")


@inferred("the reference lists the types and prints no text; in the words that work items use")
def not_a_type() -> Refusal:
    """400: a type that there is not."""
    return application_error(400, "4002", "Type is not valid")


@inferred("whether two fields may have one name is documented nowhere; people could not tell them apart")
def name_taken() -> Refusal:
    """400: a field of this name exists."""
    return application_error(400, "4002", "Name is already in use")
