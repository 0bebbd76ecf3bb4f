"""Refusals of rows whose message is the vendor's own sentence rather than the phrase of the code."""

from __future__ import annotations

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.errors import RowRefusedError


@documented("contract 3.14: rows 404 of files")
def file_not_found() -> RowRefusedError:
    """It never was, or is deleted."""
    return RowRefusedError(404, "", message="File not found!")


@documented("contract 3.14: rows 406 of reminders; that the words are the message is inferred")
def duplicate_entry() -> RowRefusedError:
    """The person has a reminder of this type."""
    return RowRefusedError(406, "", message="Duplicate entry")


@documented("contract 3.14: rows 403 of time off; api_docs has them for schedule events, too")
def permission_denied(extra: str = "") -> RowRefusedError:
    """Not for this person, or not by this caller."""
    return RowRefusedError(403, extra, message="Permission Denied")


@documented("api_docs: 404 for what never existed or is gone; the wording is ours")
def gone(noun: str) -> RowRefusedError:
    """It never was, or is gone."""
    return RowRefusedError(404, f"Oops! That {noun} could not be found.")


@inferred("contract 9: not public")
def unknown(noun: str) -> RowRefusedError:
    """A row points to what there is not."""
    return RowRefusedError(417, f"Oops! That {noun} could not be found.")


@inferred("contract 9: not public")
def write_once(name: str) -> RowRefusedError:
    """A field that is set when the record is made, and never again."""
    return RowRefusedError(417, f"Oops! The {name} cannot be changed.")
