"""What Karbon answers to files that it does not take, does not have, or does not hand out any more."""

from __future__ import annotations

from sim.karbon.errors import SPEC, application_error
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal


@documented(SPEC)
def token_invalid(note: str) -> Refusal:
    """400: no token, another's, or one that is older than a quarter of an hour."""
    return application_error(400, "4001", "Attachment token could not be validated.", note)


@documented(SPEC)
def entity_not_found(key: str) -> Refusal:
    """400 of a 404: no client, work or task of this key has files."""
    return application_error(400, "4004", f"File entity is not found for permakey {key}")


@documented(SPEC)
def unsupported_type() -> Refusal:
    """500: a file of a kind that Karbon does not keep."""
    return application_error(500, "5001", "Unsupported file type")


@inferred("code 4005 is that of a missing payload; no text for an upload is published")
def upload_missing(what: str, note: str = "") -> Refusal:
    """400: no form, no file in it, or nothing that the file hangs on."""
    return application_error(400, "4005", f"Required payload data is missing: {what}", note)
