"""The people of a firm as they were last read."""

from __future__ import annotations

from sqlalchemy import Connection

from integration.model import Colleague, KarbonUser, TimeUser
from integration.people import Team
from integration.store import mirror


def read_team(connection: Connection, tenant: str) -> tuple[Team, list[TimeUser]]:
    """Karbon's users with who they are, and the users of QuickBooks Time."""
    team = Team(
        mirror.read_all(connection, tenant, KarbonUser), mirror.read_all(connection, tenant, Colleague)
    )
    return team, mirror.read_all(connection, tenant, TimeUser)
