"""The shapes in which Karbon shows teams; see `sim/karbon/dto.py`."""

from __future__ import annotations

from typing import Literal, TypedDict


class TeamRow(TypedDict):
    """A team on the list."""

    TeamKey: str
    Name: str
    Description: str | None
    ParentTeamKey: str | None


class TeamMember(TypedDict):
    """A colleague or a team within a team."""

    Key: str
    Type: Literal["User", "Team"]
    Name: str


class TeamDTO(TeamRow):
    """A team alone."""

    Members: list[TeamMember]


class TeamOfUser(TypedDict):
    """A team, as the record of a colleague shows it."""

    Key: str
    Name: str
    ParentTeamKey: str | None
