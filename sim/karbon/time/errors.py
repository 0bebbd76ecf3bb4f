"""What Karbon answers when time is not to be had."""

from __future__ import annotations

from sim.karbon.errors import SPEC, application_error
from sim.physics.provenance import documented
from sim.physics.refusal import Refusal


@documented(SPEC)
def timesheet_not_found() -> Refusal:
    """404 of a timesheet, by key."""
    return application_error(404, "4004", "No timesheet found for provided key")


@documented(SPEC)
def time_entry_not_found() -> Refusal:
    """404 of a time entry, by key."""
    return application_error(404, "4004", "No time entry found for provided key")


@documented(SPEC)
def not_a_guid() -> Refusal:
    """400: what no time entry could have for a key."""
    return application_error(400, "4002", "Provided key must be a valid GUID.")
