"""The tables of an account and their indexes: one for every cheap filter and every order that is documented.

Indexes of clients and work begin with the restriction level, so that what an application may not see is left out
without looking at it. Text that Karbon compares without regard to case is folded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeVar, cast

import msgspec

from sim.karbon.billing import tables as billing
from sim.karbon.customfields import tables as customfields
from sim.karbon.files import tables as files
from sim.karbon.integration_tasks import tables as integration_tasks
from sim.karbon.keeping import Kept
from sim.karbon.notes import tables as notes
from sim.karbon.planning import tables as planning
from sim.karbon.records import (
    BusinessCard,
    Client,
    ClientGroup,
    Contact,
    ContactType,
    EstimateSummary,
    Organization,
    Role,
    ServiceType,
    TaskType,
    User,
    WorkItem,
    WorkStatus,
    WorkTemplate,
    WorkType,
)
from sim.karbon.teams import tables as teams
from sim.karbon.time import tables as time_tables
from sim.karbon.webhooks import tables as webhooks
from sim.physics.ordered import Key
from sim.physics.tables import IndexKey, Table
from sim.physics.universe import Universe

R = TypeVar("R")

# What the rooms keep beside clients, work and settings; a room adds its own `tables.KEPT` here.
ROOMS: Final[tuple[Kept, ...]] = (
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


class CardLink(msgspec.Struct, frozen=True, gc=False):
    """Whose card it is, and the organization that it places the person in."""

    business_card_key: str
    client_key: str
    organization_key: str


def primary_email(client: Client) -> str:
    """The first address on the card that lists show."""
    card = primary_card(client)
    return card.email_addresses[0] if card is not None and card.email_addresses else ""


def primary_phone(client: Client) -> str:
    """The first number on the card that lists show."""
    card = primary_card(client)
    return card.phone_numbers[0].number if card is not None and card.phone_numbers else ""


def primary_card(client: Client) -> BusinessCard | None:
    """The card that lists show: the one marked, else the first."""
    cards = client.business_cards
    if not cards:
        return None
    if len(cards) == 1:
        return cards[0]
    return next((card for card in cards if card.is_primary_card), cards[0])


def _given(level: str, value: str) -> Key | None:
    return (level, value) if value else None


def _level(record: Any) -> Key:
    return (record.restriction_level,)


def _in_order(value: IndexKey[Any], order: Callable[[Any], Any]) -> IndexKey[Any]:
    """An index of a value whose records are in an order of their own."""

    def key(record: Any) -> Key | None:
        found = value(record)
        return None if found is None else (*found, order(record))

    return key


def _every_order(
    values: Mapping[str, IndexKey[Any]], orders: Mapping[str, Callable[[Any], Any]]
) -> dict[str, IndexKey[Any]]:
    """Indexes of these values by key, and one more for each order, under both names with a plus sign between."""
    return {
        **values,
        **{
            f"{name}+{order}": _in_order(value, placed)
            for name, value in values.items()
            for order, placed in orders.items()
        },
    }


CLIENT_ORDERS: Final[dict[str, Callable[[Any], Any]]] = {
    "full_name": lambda client: client.full_name.casefold(),
    "last_modified": lambda client: client.last_modified_date_time,
}
CLIENT_VALUES: Final[dict[str, IndexKey[Any]]] = {
    "contact_type": lambda client: (client.restriction_level, client.contact_type),
}
CLIENT_INDEXES: Final[dict[str, IndexKey[Any]]] = {
    "key": _level,
    "email": lambda client: _given(client.restriction_level, primary_email(client).casefold()),
    "phone": lambda client: _given(client.restriction_level, primary_phone(client)),
    "external_key": lambda client: _given(client.restriction_level, client.external_key),
    "identifier": lambda client: (
        (client.user_defined_identifier,) if client.user_defined_identifier else None
    ),
    **{name: _in_order(_level, order) for name, order in CLIENT_ORDERS.items()},
    **_every_order(CLIENT_VALUES, CLIENT_ORDERS),
}
GROUP_INDEXES: Final = {name: CLIENT_INDEXES[name] for name in ("key", "full_name", "identifier")}


def _deadline(work: WorkItem) -> date:
    """Work without a deadline comes first, as nulls do in the database behind Karbon."""
    return work.deadline_date or date.min


WORK_ORDERS: Final[dict[str, Callable[[WorkItem], Any]]] = {
    "start_date": lambda work: work.start_date,
    "deadline_date": _deadline,
}
# Values that more work has the more work there is. They are kept in each order; of one client, title or schedule
# there is little enough work to sort it.
WORK_VALUES: Final[dict[str, IndexKey[WorkItem]]] = {
    "assignee": lambda work: (work.restriction_level, work.assignee_key),
    "status": lambda work: (work.restriction_level, (work.primary_status, work.secondary_status)),
    "work_type": lambda work: (work.restriction_level, work.work_type),
    "template": lambda work: _given(work.restriction_level, work.work_template_key),
}
WORK_INDEXES: Final[dict[str, IndexKey[WorkItem]]] = {
    "key": _level,
    "client": lambda work: (work.restriction_level, work.client_key),
    "title": lambda work: (work.restriction_level, work.title.casefold()),
    "schedule": lambda work: _given(work.restriction_level, work.work_schedule_key),
    "any_client": lambda work: (work.client_key,),
    # For who asks for a range of starts in the order of deadlines: whole months, and the days at its ends.
    "start_date+deadline_date": lambda work: (work.restriction_level, work.start_date, _deadline(work)),
    "start_date~month+deadline_date": lambda work: (
        work.restriction_level,
        work.start_date.replace(day=1),
        _deadline(work),
    ),
    **{name: _in_order(_level, order) for name, order in WORK_ORDERS.items()},
    **_every_order(WORK_VALUES, WORK_ORDERS),
}
USER_INDEXES: Final[dict[str, IndexKey[User]]] = {
    "key": lambda user: () if user.active else None,
    "email": lambda user: (user.email_address.casefold(),) if user.active else None,
}

ROLE_INDEXES: Final[dict[str, IndexKey[Role]]] = {
    "name": lambda role: (role.name,) if role.active and not role.default else None,
}


class Tables:
    """Everything that an account keeps, by kind. Made once a world."""

    def __init__(self, universe: Universe) -> None:
        self.users: Table[User] = universe.table(
            "karbon.users", key=lambda user: user.user_key, indexes=USER_INDEXES
        )
        self.contacts: Table[Contact] = universe.table(
            "karbon.contacts", key=lambda contact: contact.contact_key, indexes=CLIENT_INDEXES
        )
        self.organizations: Table[Organization] = universe.table(
            "karbon.organizations", key=lambda found: found.organization_key, indexes=CLIENT_INDEXES
        )
        self.client_groups: Table[ClientGroup] = universe.table(
            "karbon.client_groups", key=lambda group: group.client_group_key, indexes=GROUP_INDEXES
        )
        self.card_links: Table[CardLink] = universe.table(
            "karbon.card_links",
            key=lambda link: link.business_card_key,
            indexes={
                "client": lambda link: (link.client_key,),
                "organization": lambda link: (link.organization_key,) if link.organization_key else None,
            },
        )
        self.work_items: Table[WorkItem] = universe.table(
            "karbon.work_items", key=lambda work: work.work_item_key, indexes=WORK_INDEXES
        )
        self.estimates: Table[EstimateSummary] = universe.table(
            "karbon.estimates",
            key=lambda row: row.estimate_summary_key,
            indexes={"work": lambda row: (row.work_item_key,)},
        )
        self.templates: Table[WorkTemplate] = universe.table(
            "karbon.work_templates",
            key=lambda template: template.work_template_key,
            indexes=planning.TEMPLATE_INDEXES,
        )
        self.roles: Table[Role] = universe.table(
            "karbon.roles",
            key=lambda role: role.role_key,
            indexes=ROLE_INDEXES,
        )
        self.task_types: Table[TaskType] = universe.table(
            "karbon.task_types", key=lambda found: found.task_type_key
        )
        self.contact_types: Table[ContactType] = universe.table(
            "karbon.contact_types", key=lambda found: found.contact_type_key
        )
        self.work_statuses: Table[WorkStatus] = universe.table(
            "karbon.work_statuses", key=lambda found: found.work_status_key
        )
        self.work_types: Table[WorkType] = universe.table(
            "karbon.work_types", key=lambda found: found.work_type_key
        )
        self.service_types: Table[ServiceType] = universe.table(
            "karbon.service_types", key=lambda found: found.service_type_key
        )
        self._by_type: dict[type, Table[Any]] = {
            User: self.users,
            Contact: self.contacts,
            Organization: self.organizations,
            ClientGroup: self.client_groups,
            CardLink: self.card_links,
            WorkItem: self.work_items,
            EstimateSummary: self.estimates,
            WorkTemplate: self.templates,
            Role: self.roles,
            TaskType: self.task_types,
            ContactType: self.contact_types,
            WorkStatus: self.work_statuses,
            WorkType: self.work_types,
            ServiceType: self.service_types,
        }
        for kept in ROOMS:
            self._by_type[kept.record] = universe.table(
                f"karbon.{kept.name}", key=kept.key, indexes=kept.indexes
            )

    def of(self, kind: type[R]) -> Table[R]:
        """The table that keeps records of this type; TypeError names the types there are."""
        table = cast("Table[R] | None", self._by_type.get(kind))
        if table is None:
            known = ", ".join(sorted(found.__name__ for found in self._by_type))
            raise TypeError(f"Karbon keeps no {kind.__name__}; it keeps {known}")
        return table
