"""What an account keeps about a team."""

from __future__ import annotations

import msgspec


class Team(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Colleagues who work together. Its sub-teams are those that name it as their parent."""

    team_key: str
    name: str
    description: str = ""
    parent_team_key: str = ""
    user_keys: tuple[str, ...] = ()
