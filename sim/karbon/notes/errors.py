"""What Karbon answers to notes and comments that it does not take or does not have."""

from __future__ import annotations

from sim.karbon.behaviour import Behaviour
from sim.karbon.errors import SPEC, application_error, invalid_model
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal


@documented(SPEC)
def note_missing() -> Refusal:
    """404 of all numbers: no body, or none that can be read."""
    return application_error(404, "4005", "Required payload data is missing: note")


@documented(SPEC)
def author_missing() -> Refusal:
    """500: nobody wrote it."""
    return application_error(500, "5001", "Author email address must be provided")


@documented("Karbon's OpenAPI document has 500, one live account got 400 (contract 1.5)")
def author_unknown(behaviour: Behaviour) -> Refusal:
    """500, or 400 as it is switched: no colleague has the author's address."""
    status = behaviour.unknown_author_status
    return application_error(status, "5001", "Author email address is not an active Karbon user")


@documented(SPEC)
def assignee_unknown() -> Refusal:
    """500: no colleague has the assignee's address."""
    return application_error(500, "5001", "Assignee email address is not an active Karbon user")


@inferred("the reference names what a note must have and no text; in the words that work items use")
def invalid_note(behaviour: Behaviour, name: str, message: str) -> Refusal:
    """400: one property of the note is wrong."""
    return invalid_model(behaviour, f"note.{name}", message)


@documented(f"{SPEC}: the sample for notes speaks of a contact")
def note_not_found() -> Refusal:
    """404 of a note, in the words for contacts."""
    return application_error(404, "4004", "No Contact found for provided key")


@documented(SPEC)
def comment_not_found(key: str) -> Refusal:
    """404 of a comment."""
    return application_error(404, "4004", f"Unable to find commentkey: {key}")
