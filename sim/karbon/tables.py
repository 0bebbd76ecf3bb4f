"""The tables of an account: what it keeps, by kind, and what its rooms keep besides."""

from __future__ import annotations

from typing import Any, Final, TypeVar, cast

import msgspec

from sim.karbon.billing import tables as billing
from sim.karbon.customfields import tables as customfields
from sim.karbon.files import tables as files
from sim.karbon.indexes import (
    CLIENT_INDEXES,
    GROUP_INDEXES,
    ROLE_INDEXES,
    USER_INDEXES,
    WORK_INDEXES,
)
from sim.karbon.integration_tasks import tables as integration_tasks
from sim.karbon.keeping import Kept
from sim.karbon.notes import tables as notes
from sim.karbon.planning import tables as planning
from sim.karbon.records import (
    ClientGroup,
    Contact,
    EstimateSummary,
    Organization,
    User,
    WorkItem,
    WorkTemplate,
)
from sim.karbon.setting_records import ContactType, Role, ServiceType, TaskType, WorkStatus, WorkType
from sim.karbon.teams import tables as teams
from sim.karbon.time import tables as time_tables
from sim.karbon.webhooks import tables as webhooks
from sim.physics.tables import Table
from sim.physics.universe import Universe

R = TypeVar("R")


class CardLink(msgspec.Struct, frozen=True, gc=False):
    """Whose card it is, and the organization that it places the person in."""

    business_card_key: str
    client_key: str
    organization_key: str


# Clients, work and settings; then what the rooms keep beside them: a room adds its own `tables.KEPT` here.
KEPT: Final[tuple[Kept, ...]] = (
    Kept("users", User, lambda user: user.user_key, USER_INDEXES),
    Kept("contacts", Contact, lambda contact: contact.contact_key, CLIENT_INDEXES),
    Kept("organizations", Organization, lambda found: found.organization_key, CLIENT_INDEXES),
    Kept("client_groups", ClientGroup, lambda group: group.client_group_key, GROUP_INDEXES),
    Kept(
        "card_links",
        CardLink,
        lambda link: link.business_card_key,
        {
            "client": lambda link: (link.client_key,),
            "organization": lambda link: (link.organization_key,) if link.organization_key else None,
        },
    ),
    Kept("work_items", WorkItem, lambda work: work.work_item_key, WORK_INDEXES),
    Kept(
        "estimates",
        EstimateSummary,
        lambda row: row.estimate_summary_key,
        {"work": lambda row: (row.work_item_key,)},
    ),
    Kept("work_templates", WorkTemplate, lambda found: found.work_template_key, planning.TEMPLATE_INDEXES),
    Kept("roles", Role, lambda role: role.role_key, ROLE_INDEXES),
    Kept("task_types", TaskType, lambda found: found.task_type_key),
    Kept("contact_types", ContactType, lambda found: found.contact_type_key),
    Kept("work_statuses", WorkStatus, lambda found: found.work_status_key),
    Kept("work_types", WorkType, lambda found: found.work_type_key),
    Kept("service_types", ServiceType, lambda found: found.service_type_key),
    *time_tables.KEPT,
    *notes.KEPT,
    *files.KEPT,
    *integration_tasks.KEPT,
    *billing.KEPT,
    *webhooks.KEPT,
    *planning.KEPT,
    *teams.KEPT,
    *customfields.KEPT,
)


class Tables:
    """Everything that an account keeps, by kind. Made once a world."""

    def __init__(self, universe: Universe) -> None:
        self._by_type: dict[type, Table[Any]] = {
            kept.record: universe.table(f"karbon.{kept.name}", key=kept.key, indexes=kept.indexes)
            for kept in KEPT
        }
        self.users = self.of(User)
        self.contacts = self.of(Contact)
        self.organizations = self.of(Organization)
        self.client_groups = self.of(ClientGroup)
        self.card_links = self.of(CardLink)
        self.work_items = self.of(WorkItem)
        self.estimates = self.of(EstimateSummary)
        self.templates = self.of(WorkTemplate)
        self.roles = self.of(Role)
        self.task_types = self.of(TaskType)
        self.contact_types = self.of(ContactType)
        self.work_statuses = self.of(WorkStatus)
        self.work_types = self.of(WorkType)
        self.service_types = self.of(ServiceType)

    def of(self, kind: type[R]) -> Table[R]:
        """The table that keeps records of this type; TypeError names the types there are."""
        table = cast("Table[R] | None", self._by_type.get(kind))
        if table is None:
            known = ", ".join(sorted(found.__name__ for found in self._by_type))
            raise TypeError(f"Karbon keeps no {kind.__name__}; it keeps {known}")
        return table
