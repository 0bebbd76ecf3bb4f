"""The paths of the rest of the route table, each with its verbs."""

from __future__ import annotations

from typing import Any, Final

from sim.quickbooks_time.others import conversations, engine, estimates, files, places, schedule, time_off
from sim.quickbooks_time.others.declaration import Resource
from sim.quickbooks_time.others.invitations import INVITATIONS
from sim.quickbooks_time.others.managed_clients import MANAGED_CLIENTS
from sim.quickbooks_time.others.notifications import NOTIFICATIONS
from sim.quickbooks_time.others.projects import PROJECTS
from sim.quickbooks_time.others.reminders import REMINDERS

DECLARED: Final[tuple[Resource, ...]] = (
    files.FILES,
    *places.FAMILY,
    MANAGED_CLIENTS,
    NOTIFICATIONS,
    REMINDERS,
    INVITATIONS,
    *schedule.FAMILY,
    PROJECTS,
    *estimates.FAMILY,
    *conversations.FAMILY,
    *time_off.FAMILY,
)
METHODS: Final[dict[str, dict[str, Any]]] = {
    **{resource.name: engine.methods(resource) for resource in DECLARED},
    "files/raw": {"GET": files.raw},
}
