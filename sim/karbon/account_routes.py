"""Users, Roles and TenantSettings over HTTP."""

from __future__ import annotations

from typing import Final

from flask import Response

from sim.karbon import bodies, errors, listings, users, wire, work_wire
from sim.karbon.operation import READING, Operation, pages
from sim.karbon.options import expansions
from sim.karbon.resource import KarbonCall, Resource, created, single
from sim.physics.provenance import inferred, seen

TYPE: Final = "UserProfileDTO"
CONTEXT: Final = f"Users/KarbonService.{TYPE}"
NOTHING: Final[frozenset[str]] = frozenset()


def resources() -> dict[str, Resource]:
    """People and settings, by name in lower case."""
    return {
        "users": Resource(
            collection={
                "GET": pages("Users", listings.USERS, "Users", wire.user_row),
                "POST": Operation(
                    "Users",
                    _invite,
                    shows=wire.user_row,
                    statuses=(201, 200),
                    takes=bodies.UserBody,
                    required=users.REQUIRED,
                ),
            },
            record={
                "GET": Operation(
                    "Users/{UserId}", _user, form="typed entity", shows=wire.user, refuses=READING
                )
            },
            cast=f"karbonservice.{TYPE}".lower(),
        ),
        "roles": Resource(collection={"GET": pages("Roles", listings.ROLES, "Roles", wire.role_row)}),
        "tenantsettings": Resource(
            collection={"GET": Operation("TenantSettings", _settings, shows=work_wire.tenant_settings)}
        ),
    }


@inferred("the reference has no 404 for users, and people do leave")
def _user(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    user = call.state.users.get(call.address.key)
    if user is None or not user.active:
        raise errors.user_not_found()
    return single(call, CONTEXT, TYPE, wire.user(call.state, user))


def _invite(call: KarbonCall) -> Response:
    user = users.invite(call.state, call.content)
    status = call.state.behaviour.create_status
    return created(call, "Users", "", wire.user_row(call.state, user), f"Users('{user.user_key}')", status)


@seen("an account got 401 here alone (contract 1.3); a switch")
def _settings(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    if call.state.behaviour.tenant_settings_refused:
        raise errors.unauthorized_here(call.state.behaviour)
    return single(call, "TenantSettings", "", work_wire.tenant_settings(call.state))
