"""Colleagues: inviting them. Nothing else about them can be written through the API."""

from __future__ import annotations

from typing import Any, Final

from sim.karbon import errors
from sim.karbon.bodies import UserBody, understood
from sim.karbon.records import User
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented

REQUIRED: Final = ("Name", "EmailAddress")


@documented("Karbon's OpenAPI document: Name and EmailAddress, both required; sends an invitation")
def invite(state: KarbonState, content: Any) -> User:
    """A new colleague from the body of a POST, who shows at once and has yet to accept."""
    if not isinstance(content, dict):
        raise errors.payload_missing("User")
    body = understood(content, UserBody)
    name, email = ("", "") if body is None else (body.name or "", body.email_address or "")
    if not name.strip() or not email.strip():
        raise errors.user_incomplete()
    if state.user_by(email) is not None:
        raise errors.user_exists()
    user = User(user_key=state.new_key(), name=name.strip(), email_address=email.strip(), accepted=False)
    return state.users.put(user)
