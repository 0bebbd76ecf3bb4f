"""Who looks after a client: its owner, its manager, and others."""

from __future__ import annotations

from typing import Any

from sim.karbon import errors
from sim.karbon.bodies import ClientBody, TeamMemberBody
from sim.karbon.records import AnyClient, ClientTeamMember
from sim.karbon.state import KarbonState
from sim.karbon.teams.records import Team
from sim.physics.provenance import inferred

LEADING = frozenset({"ClientOwner", "ClientManager"})


@inferred("owner and manager are members of the team as well; named twice, the property of their own counts")
def team_from(state: KarbonState, target: str, body: ClientBody, before: AnyClient | None) -> dict[str, Any]:
    """Owner, manager and team as a body has them."""
    owner, manager = ("", "") if before is None else (before.client_owner, before.client_manager)
    team = body.client_team or ()
    for member in team:
        _check(state, target, member)
    by_role = {member.role_type: member.member_key for member in team}
    return {
        "client_owner": colleague_key(state, body.client_owner, owner) or by_role.get("ClientOwner", ""),
        "client_manager": colleague_key(state, body.client_manager, manager)
        or by_role.get("ClientManager", ""),
        "client_team": tuple(
            ClientTeamMember(
                member_key=member.member_key,
                member_type=member.member_type or "User",
                role_type=member.role_type or "",
            )
            for member in team
            if member.role_type not in LEADING
        ),
    }


@inferred("a member that is nobody is refused in the words that work items use; teams lead no client")
def _check(state: KarbonState, target: str, member: TeamMemberBody) -> None:
    if member.member_type == "Team" and member.role_type not in LEADING:
        known = member.member_key in state.of(Team)
    else:
        user = state.users.get(member.member_key)
        known = user is not None and member.member_type != "Team"
    if not known:
        message = f"MemberKey is not a valid {member.member_type or 'User'} Key"
        raise errors.invalid_model(state.behaviour, f"{target}.ClientTeam.MemberKey", message)


@inferred("a colleague who left stays the owner of old clients, and can be sent back as such")
def colleague_key(state: KarbonState, email_or_key: str | None, before: str) -> str:
    """The key of the colleague who is named, or who was before and is named again; else nothing."""
    if not email_or_key:
        return ""
    if before and email_or_key in {before, state.email_of(before)}:
        return before
    user = state.user_by(email_or_key)
    return user.user_key if user is not None else ""
