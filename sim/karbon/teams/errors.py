"""What Karbon answers about teams that it does not have and members that it does not take."""

from __future__ import annotations

from sim.karbon.errors import SPEC, application_error
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal


@inferred("the reference has the 404 without a text; in the words of its neighbours")
def team_not_found() -> Refusal:
    """404 of a team."""
    return application_error(404, "4004", "No Team found for provided key")


@documented(SPEC)
def no_active_user(key: str) -> Refusal:
    """400: nobody has this key, or they left."""
    return application_error(400, "4002", f"Cannot find an active user for {key}")


@documented(SPEC)
def users_empty() -> Refusal:
    """400: members are to be added, and none is named."""
    return application_error(400, "4002", "'User Keys' must not be empty.")


@inferred("RemoveMember has no 400 in the reference, so that a body without a key finds nobody")
def nobody_named() -> Refusal:
    """404: a member is to be removed, and none is named."""
    return application_error(404, "4004", "No User found for provided key")
