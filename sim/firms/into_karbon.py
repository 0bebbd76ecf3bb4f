"""How a firm moves into Karbon: settings, colleagues, clients, work and budgets, as one load."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec

from sim.firms.model import Client, ClientKind, Colleague, Firm, KarbonStanding, Status, WorkItem
from sim.karbon.records import (
    BusinessCard,
    ClientGroup,
    Contact,
    EstimateSummary,
    GroupMember,
    Organization,
    PrimaryStatus,
    User,
)
from sim.karbon.records import WorkItem as KarbonWorkItem
from sim.karbon.setting_records import ContactType, Role, TaskType, WorkType

if TYPE_CHECKING:
    from sim.karbon.state import KarbonState

# The reference's one sample is ["User"]; how an administrator's list reads is documented nowhere (contract 3.3).
ADMIN_PERMISSIONS: Final = ("Administrator",)


def move_in(firm: Firm, karbon: KarbonState) -> None:
    """Everything that Karbon knows of the firm."""
    karbon.found_account(firm.name)
    karbon.permit(
        include_private=firm.karbon_app.include_private, include_hidden=firm.karbon_app.include_hidden
    )
    karbon.load(_Mover(firm, karbon).records())


class _Mover:
    """Gives each entry of the firm its key in Karbon."""

    def __init__(self, firm: Firm, karbon: KarbonState) -> None:
        self._firm = firm
        self._karbon = karbon
        self._chance = karbon.universe.chance
        self._now = karbon.universe.clock.now()
        self._users = {
            each.id: karbon.new_key() for each in firm.colleagues if each.karbon is not KarbonStanding.ABSENT
        }
        self._clients = {client.id: (karbon.new_key(), client.kind) for client in firm.clients}
        self._roles = {name: karbon.new_key() for name in firm.roles}
        self._task_types: dict[str, str] = {}

    def records(self) -> Iterator[msgspec.Struct]:
        """The settings come first: budgets point at them."""
        yield from self._settings()
        for colleague in self._firm.colleagues:
            if colleague.id in self._users:
                yield self._user(colleague)
        for client in self._firm.clients:
            yield self._client(client)
        for item in self._firm.work:
            yield from self._work(item)

    def _settings(self) -> Iterator[msgspec.Struct]:
        """What a fresh account lacks. A role of its own makes way, because the API would not list that one."""
        karbon, firm = self._karbon, self._firm
        for name in firm.contact_types:
            if karbon.named(ContactType, name) is None:
                yield ContactType(contact_type_key=karbon.new_key(), name=name)
        for name in firm.work_types:
            if karbon.named(WorkType, name) is None:
                yield WorkType(work_type_key=karbon.new_key(), name=name)
        for name in firm.roles:
            yield Role(role_key=self._roles[name], name=name)
        for name in firm.task_types:
            known = karbon.named(TaskType, name)
            self._task_types[name] = known.task_type_key if known else karbon.new_key()
            if known is None:
                yield TaskType(task_type_key=self._task_types[name], name=name)

    def _user(self, colleague: Colleague) -> User:
        admin = colleague.karbon is KarbonStanding.ADMIN
        return User(
            user_key=self._users[colleague.id],
            name=colleague.name,
            email_address=colleague.email,
            permissions=ADMIN_PERMISSIONS if admin else ("User",),
        )

    def _client(self, client: Client) -> msgspec.Struct:
        key, kind = self._clients[client.id]
        shared: dict[str, Any] = {
            "contact_type": client.contact_type,
            "restriction_level": client.restriction.value,
            "business_cards": self._cards(client),
            "last_modified_date_time": self._now,
        }
        if kind is ClientKind.CONTACT:
            first, middle, last = person_name(client.name)
            return Contact(contact_key=key, first_name=first, middle_name=middle, last_name=last, **shared)
        if kind is ClientKind.ORGANIZATION:
            return Organization(organization_key=key, full_name=client.name, **shared)
        members = tuple(self._member(member) for member in client.members)
        return ClientGroup(client_group_key=key, full_name=client.name, members=members, **shared)

    def _cards(self, client: Client) -> tuple[BusinessCard, ...]:
        if not client.email:
            return ()
        card = BusinessCard(
            business_card_key=self._karbon.new_key(), is_primary_card=True, email_addresses=(client.email,)
        )
        return (card,)

    def _member(self, member: str) -> GroupMember:
        key, kind = self._clients[member]
        if kind is ClientKind.CONTACT:
            return GroupMember(contact_key=key)
        return GroupMember(organization_key=key)

    def _work(self, item: WorkItem) -> Iterator[msgspec.Struct]:
        client_key, client_kind = self._clients[item.client]
        key = self._karbon.new_key()
        yield KarbonWorkItem(
            work_item_key=key,
            title=item.title,
            client_key=client_key,
            client_type=client_kind.value,
            start_date=item.start,
            due_date=item.due,
            to_do_period=item.start,
            completed_date=self._completed(item),
            work_type=item.work_type,
            primary_status=cast("PrimaryStatus", item.status.replace(" ", "")),
            assignee_key=self._users.get(item.assignee, ""),
        )
        for budget in item.budget:
            yield EstimateSummary(
                estimate_summary_key=f"{self._chance.uuid('karbon.estimates').upper()}-0",  # as the reference's sample
                work_item_key=key,
                estimate_minutes=budget.minutes,
                role_key=self._roles[budget.role],
                task_type_key=self._task_types[budget.task_type],
            )

    def _completed(self, item: WorkItem) -> datetime | None:
        """The file does not say when work was finished: when it was due, or now if that is yet to come."""
        if item.status is not Status.COMPLETED:
            return None
        return min(datetime.combine(item.due or item.start, time(), UTC), self._now)


def person_name(name: str) -> tuple[str, str, str]:
    """First, middle and last name, such that Karbon shows exactly this name again."""
    first, *middle, last = name.split(" ") if " " in name else (name, "")
    parts = (first, " ".join(middle), last)
    # Karbon joins what is not empty by single blanks, which would lose odd ones: such a name stays in one piece.
    return parts if " ".join(part for part in parts if part) == name else (name, "", "")
