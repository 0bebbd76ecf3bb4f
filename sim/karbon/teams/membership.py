"""Who is in a team. Through the API users come and go; sub-teams only in Karbon itself."""

from __future__ import annotations

from typing import Any

import msgspec

from sim.karbon.bodies import understood
from sim.karbon.records import User
from sim.karbon.state import KarbonState
from sim.karbon.teams import errors
from sim.karbon.teams.records import Team
from sim.physics.provenance import documented, inferred


class AddTeamMembers(msgspec.Struct, frozen=True, rename="pascal"):
    """Who is to be added."""

    user_keys: tuple[str, ...] = ()


class RemoveTeamMember(msgspec.Struct, frozen=True, rename="pascal"):
    """Who is to be removed."""

    user_key: str = ""


@documented("KARBON_API.md, 2026-07-07: idempotent, users only")
def add_members(state: KarbonState, team: Team, content: Any) -> Team:
    """The team with these colleagues; all of them or none."""
    body = understood(content, AddTeamMembers)
    if body is None or not body.user_keys:
        raise errors.users_empty()
    for key in body.user_keys:
        user = state.users.get(key)
        if user is None or not user.active:
            raise errors.no_active_user(key)
    return with_users(state, team, body.user_keys)


@documented("KARBON_API.md, 2026-07-07: idempotent, users only")
def remove_member(state: KarbonState, team: Team, content: Any) -> Team:
    """The team without this colleague. Whoever is no member, a sub-team for one, is removed already."""
    body = understood(content, RemoveTeamMember)
    if body is None or not body.user_key:
        raise errors.nobody_named()
    return without_user(state, team, body.user_key)


def with_users(state: KarbonState, team: Team, user_keys: tuple[str, ...]) -> Team:
    """Keep the team with these colleagues behind those that it has."""
    keys = tuple(dict.fromkeys((*team.user_keys, *user_keys)))
    return _kept(state, team, keys)


def without_user(state: KarbonState, team: Team, user_key: str) -> Team:
    """Keep the team without this colleague."""
    return _kept(state, team, tuple(key for key in team.user_keys if key != user_key))


@inferred("a colleague who left is no member to anybody who asks, and is one again after returning")
def users_of(state: KarbonState, team: Team) -> list[User]:
    """The colleagues of a team, in the order in which they came."""
    found = (state.users.get(key) for key in team.user_keys)
    return [user for user in found if user is not None and user.active]


def teams_within(state: KarbonState, team: Team) -> list[Team]:
    """The sub-teams of a team."""
    return state.of(Team).page("parent", team.team_key)


def teams_of(state: KarbonState, user: User) -> list[Team]:
    """The teams that a colleague is in."""
    return [team for team in state.of(Team).page("name") if user.user_key in team.user_keys]


def _kept(state: KarbonState, team: Team, user_keys: tuple[str, ...]) -> Team:
    return state.of(Team).put(msgspec.structs.replace(team, user_keys=user_keys))
