"""What people do with teams in Karbon: form them, put one into another, say who is in them."""

from __future__ import annotations

from typing import Any

import msgspec

from sim.karbon.screen import Screen, ScreenRefused, filled
from sim.karbon.teams.membership import teams_within, users_of, with_users, without_user
from sim.karbon.teams.records import Team


class TeamScreens(Screen):
    """Teams, by their name or key."""

    def add_team(self, name: str, description: str = "", parent: str = "") -> str:
        """Form a team, inside another if one is named; the key."""
        team = Team(
            team_key=self.state.new_key(),
            name=self._free_team_name(name),
            description=description.strip(),
            parent_team_key=self._team(parent).team_key if parent else "",
        )
        return self.state.of(Team).put(team).team_key

    def rename_team(self, team: str, new_name: str) -> None:
        """Give a team another name."""
        found = self._team(team)
        self.state.of(Team).put(msgspec.structs.replace(found, name=self._free_team_name(new_name)))

    def move_team(self, team: str, parent: str) -> None:
        """Put a team into another, or into none."""
        found = self._team(team)
        above = self._team(parent) if parent else None
        if above is not None and found in self._upwards(above):
            raise ScreenRefused(
                f"{above.name!r} is {found.name!r} or within it; a team cannot be inside itself"
            )
        moved = msgspec.structs.replace(found, parent_team_key="" if above is None else above.team_key)
        self.state.of(Team).put(moved)

    def delete_team(self, team: str) -> None:
        """Dissolve a team; its sub-teams move up to where it was."""
        found = self._team(team)
        for below in teams_within(self.state, found):
            up = msgspec.structs.replace(below, parent_team_key=found.parent_team_key)
            self.state.of(Team).put(up)
        self.state.of(Team).remove(found.team_key)

    def join_team(self, team: str, email: str) -> None:
        """Put a colleague into a team."""
        with_users(self.state, self._team(team), (self._colleague(email).user_key,))

    def leave_team(self, team: str, email: str) -> None:
        """Take a colleague out of a team."""
        without_user(self.state, self._team(team), self._colleague(email).user_key)

    def teams(self) -> list[dict[str, Any]]:
        """The teams: key, name, parent, and the email addresses of their members."""
        table = self.state.of(Team)
        return [
            {
                "key": team.team_key,
                "name": team.name,
                "parent": getattr(table.get(team.parent_team_key), "name", ""),
                "members": [user.email_address for user in users_of(self.state, team)],
            }
            for team in table.page("name")
        ]

    def _team(self, name_or_key: str) -> Team:
        return self._named(Team, "team", name_or_key)

    def _free_team_name(self, name: str) -> str:
        name = filled("a team's name", name)
        if self.state.of(Team).find("name", name) is not None:
            raise ScreenRefused(f"there is a team called {name!r} already; choose another name")
        return name

    def _upwards(self, team: Team) -> list[Team]:
        chain, above = [team], self.state.of(Team).get(team.parent_team_key)
        while above is not None:
            chain.append(above)
            above = self.state.of(Team).get(above.parent_team_key)
        return chain
