"""Teams over HTTP: read, and their members changed by two actions."""

from __future__ import annotations

from typing import Final

from flask import Response

from sim.karbon.listing import EQ, Listing, Property, everything
from sim.karbon.missing import explained
from sim.karbon.operation import READING, Operation, pages
from sim.karbon.options import expansions
from sim.karbon.resource import KarbonCall, Resource, no_content, single
from sim.karbon.teams import errors, membership, wire
from sim.karbon.teams.records import Team
from sim.karbon.teams.tables import KEPT
from sim.physics.provenance import documented, inferred

NOTHING: Final[frozenset[str]] = frozenset()

TEAMS: Final = Listing(
    name="Teams",
    type_name="TeamDTO",
    page_rows=200,
    table=lambda state: state.of(Team),
    key=lambda team: team.team_key,
    indexes=KEPT[0].indexes,
    scopes=everything,
    properties={"Name": Property(EQ, lambda _, team: team.name, "name")},
    known=frozenset({"TeamKey", "Description", "ParentTeamKey"}),
    orders={},
)


@inferred("the quick reference calls the two bound actions, so they answer to their qualified names as well")
def resources() -> dict[str, Resource]:
    """Teams, by name in lower case."""
    return {
        "teams": Resource(
            collection={"GET": pages("Teams", TEAMS, "Teams", wire.team_row)},
            record={"GET": Operation("Teams/{TeamKey}", _team, shows=wire.team, refuses=READING)},
            actions={
                name: {"POST": operation}
                for bare, operation in _actions().items()
                for name in (bare, f"karbonservice.{bare}")
            },
        )
    }


def _actions() -> dict[str, Operation]:
    return {
        "addmembers": Operation(
            "Teams/{TeamKey}/AddMembers",
            _add_members,
            form="nothing",
            statuses=(204,),
            refuses=READING,
            takes=membership.AddTeamMembers,
            required=("UserKeys",),
        ),
        "removemember": Operation(
            "Teams/{TeamKey}/RemoveMember",
            _remove_member,
            form="nothing",
            statuses=(204,),
            refuses=READING,
            takes=membership.RemoveTeamMember,
            required=("UserKey",),
        ),
    }


def _team(call: KarbonCall) -> Response:
    expansions(call.options, NOTHING)
    return single(call, "Teams", "", wire.team(call.state, _found(call)))


def _add_members(call: KarbonCall) -> Response:
    membership.add_members(call.state, _found(call), call.content)
    return no_content()


def _remove_member(call: KarbonCall) -> Response:
    membership.remove_member(call.state, _found(call), call.content)
    return no_content()


@documented("Karbon's OpenAPI document: 404")
def _found(call: KarbonCall) -> Team:
    team = call.state.of(Team).get(call.address.key)
    if team is None:
        raise explained(call.state, errors.team_not_found(), call.address.key)
    return team
