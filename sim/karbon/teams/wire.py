"""Teams as Karbon's JSON."""

from __future__ import annotations

from typing import Literal

from sim.karbon.records import User
from sim.karbon.state import KarbonState
from sim.karbon.teams.dto import TeamDTO, TeamMember, TeamOfUser, TeamRow
from sim.karbon.teams.membership import teams_of, teams_within, users_of
from sim.karbon.teams.records import Team
from sim.physics.provenance import inferred


def team_row(_state: KarbonState, team: Team) -> TeamRow:
    """A team on the list."""
    return {
        "TeamKey": team.team_key,
        "Name": team.name,
        "Description": team.description or None,
        "ParentTeamKey": team.parent_team_key or None,
    }


@inferred("colleagues before sub-teams; the sample has one of the former")
def team(state: KarbonState, team: Team) -> TeamDTO:
    """A team alone, with its members."""
    people = [_member(user.user_key, "User", user.name) for user in users_of(state, team)]
    teams = [_member(found.team_key, "Team", found.name) for found in teams_within(state, team)]
    return {**team_row(state, team), "Members": people + teams}


def of_user(state: KarbonState, user: User) -> list[TeamOfUser]:
    """The teams of a colleague, as the colleague's record shows them."""
    return [
        {"Key": found.team_key, "Name": found.name, "ParentTeamKey": found.parent_team_key or None}
        for found in teams_of(state, user)
    ]


def _member(key: str, kind: Literal["User", "Team"], name: str) -> TeamMember:
    return {"Key": key, "Type": kind, "Name": name}
