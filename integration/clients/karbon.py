"""What we ask Karbon. Only reads: Karbon's API takes no time, and clients and work are Karbon's to change.

What Karbon is asked to tell by itself is beside this, in karbon_subscriptions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Final, TypeVar
from urllib.parse import quote

from integration.clients.errors import Broken, Refused
from integration.clients.karbon_subscriptions import Subscriptions
from integration.clients.karbon_wire import (
    ClientGroupRow,
    ContactRow,
    EstimateRow,
    OrganizationRow,
    Page,
    RoleRow,
    SingleClient,
    TenantRow,
    UserRow,
    WorkItemRow,
)
from integration.clients.pacer import Limit
from integration.clients.policy import Query, Transport
from integration.model import Client, EntityKind, Estimate, KarbonUser, Role, TenantSettings, WorkItem

LIMITS: Final = (Limit(120, 60.0),)  # per account and application (contract 1.3)
PAGES_MAX: Final = 20_000  # two million rows
PAGE_ROWS: Final = 100  # Roles have 200 and EstimateSummaries all; a fuller page only means one question less
NOT_FOUND: Final = "4004"  # an entity; an unknown address has another code, and says nothing about the entity
NO_ESTIMATES: Final = (
    "4002"  # where EstimateSummaries has no such work item, it says what it says of addresses
)

Row = TypeVar("Row")
Record = TypeVar("Record")
Keyed = TypeVar("Keyed", Client, WorkItem)
_RESOURCES: Final = {
    EntityKind.CONTACT: "Contacts",
    EntityKind.ORGANIZATION: "Organizations",
    EntityKind.CLIENT_GROUP: "ClientGroups",
}


class Karbon:
    """The Karbon account behind a transport."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self.subscriptions = Subscriptions(transport)

    def room(self) -> int:
        """How many calls could be sent at this instant without a wait."""
        return self._transport.room()

    def tenant(self) -> TenantSettings:
        """Which account this is, and its contact types."""
        return self._transport.get("/v3/TenantSettings", "reading TenantSettings", TenantRow).tenant()

    def users(self) -> list[KarbonUser]:
        """Every colleague, without permissions."""
        return [row.user() for row in self._rows("Users", Page[UserRow])]

    def user(self, key: str) -> KarbonUser | None:
        """One colleague with permissions; None if there is no such user."""
        return self._single(f"/v3/Users/{_segment(key)}", "reading a User", UserRow, UserRow.user)

    def clients(self, modified_since: datetime | None = None) -> list[Client]:
        """The clients that the application may see, as lists tell them: client groups have no type yet.

        With `modified_since`, contacts and organizations changed from then on, newest first; Karbon keeps no such
        order for client groups, so all of them come.
        """
        contacts = self._since("Contacts", Page[ContactRow], modified_since)
        organizations = self._since("Organizations", Page[OrganizationRow], modified_since)
        found = [row.client() for row in contacts]
        found += [row.client() for row in organizations]
        found += [row.client() for row in self._rows("ClientGroups", Page[ClientGroupRow])]
        return _once_each(found)

    def client(self, kind: EntityKind, key: str) -> Client | None:
        """One client with restriction and type; None if there is none, or none that the application may see."""
        path = f"/v3/{_RESOURCES[kind]}/{_segment(key)}"
        return self._single(
            path, f"reading one of {_RESOURCES[kind]}", SingleClient, lambda row: row.client(kind)
        )

    def client_group(self, key: str) -> Client | None:
        """One client group, with the type that lists leave out."""
        return self.client(EntityKind.CLIENT_GROUP, key)

    def work_items(self, client_key: str | None = None) -> list[WorkItem]:
        """All work, or that of one client."""
        query = {"$filter": f"ClientKey eq {_literal(client_key)}"} if client_key is not None else None
        operation = "reading WorkItems"
        with self._transport.readable(operation):
            return _once_each(row.work_item() for row in self._rows("WorkItems", Page[WorkItemRow], query))

    def work_item(self, key: str) -> WorkItem | None:
        """One work item; None if there is none, or none that the application may see."""
        path = f"/v3/WorkItems/{_segment(key)}"
        return self._single(path, "reading a WorkItem", WorkItemRow, WorkItemRow.work_item)

    def estimates(self, work_key: str) -> list[Estimate]:
        """The budget of a work item by role and task type; empty if it has none."""
        path = f"/v3/EstimateSummaries/{_segment(work_key)}"
        operation = "reading EstimateSummaries"
        page = self._single(
            path, operation, Page[EstimateRow], lambda found: found, (NOT_FOUND, NO_ESTIMATES)
        )
        return [row.estimate() for row in page.value] if page else []

    def roles(self) -> list[Role]:
        """The roles in use."""
        return [row.role() for row in self._rows("Roles", Page[RoleRow])]

    def _since(self, resource: str, shape: type[Page[Row]], modified_since: datetime | None) -> Iterator[Row]:
        if modified_since is None:
            yield from self._rows(resource, shape)
            return
        # LastModifiedDateTime can be ordered by but not filtered on (contract 2.3).
        for row in self._rows(resource, shape, {"$orderby": "LastModifiedDateTime desc"}):
            if not _changed(row, modified_since):
                return
            yield row

    def _rows(self, resource: str, shape: type[Page[Row]], query: Query | None = None) -> Iterator[Row]:
        """The rows of every page. $top is never sent, so that Karbon always links the pages (contract 0-2)."""
        path, operation = f"/v3/{resource}", f"reading {resource}"
        page = self._transport.get(path, operation, shape, query)
        read = 0
        for _ in range(PAGES_MAX):
            yield from page.value
            read += len(page.value)
            if page.next_link:
                page = self._transport.get(self._transport.local(page.next_link, operation), operation, shape)
            elif _more(page, read):
                page = self._transport.get(path, operation, shape, {**(query or {}), "$skip": read})
            else:
                return
        raise Broken(self._transport.system, operation, f"had more than {PAGES_MAX} pages")

    def _single(
        self,
        path: str,
        operation: str,
        shape: type[Row],
        read: Callable[[Row], Record],
        gone: tuple[str, ...] = (NOT_FOUND,),
    ) -> Record | None:
        try:
            found = self._transport.get(path, operation, shape)
        except Refused as refused:
            if refused.status == 404 and refused.code in gone:
                return None
            raise
        with self._transport.readable(operation):
            return read(found)


def _more(page: Page[Row], read: int) -> bool:
    """Whether a page without a link has a successor all the same (contract 0-2)."""
    if not page.value:
        return False
    return read < page.count if page.count is not None else len(page.value) % PAGE_ROWS == 0


def _changed(row: object, since: datetime) -> bool:
    stamp = getattr(row, "last_modified_date_time", "")
    return not stamp or datetime.fromisoformat(stamp) >= since


def _once_each(found: Iterable[Keyed]) -> list[Keyed]:
    """Pages are by offset: a row may come twice when the list moves under us. The later reading counts."""
    return list({record.key: record for record in found}.values())


def _literal(text: str) -> str:
    """A text in a $filter: in single quotes, a quote inside doubled (contract 2.3)."""
    return "'" + text.replace("'", "''") + "'"


def _segment(key: str) -> str:
    """A key as one segment of a path, whatever is in it."""
    if not key.strip("."):
        raise ValueError(f"{key!r} is no key of Karbon's; a key has letters and digits")
    return quote(key, safe="")
