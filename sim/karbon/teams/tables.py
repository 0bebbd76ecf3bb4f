"""Where teams are kept."""

from __future__ import annotations

from typing import Final

from sim.karbon.keeping import Kept
from sim.karbon.teams.records import Team

KEPT: Final = (
    Kept(
        "teams",
        Team,
        lambda team: team.team_key,
        {
            "key": lambda _team: (),
            "name": lambda team: (team.name,),
            "parent": lambda team: (team.parent_team_key,) if team.parent_team_key else None,
        },
    ),
)
