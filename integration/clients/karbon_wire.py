"""Karbon's JSON as Karbon spells it (contract, Appendix A), and what it means to us."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Generic, TypeVar

import msgspec

from integration.model import Client, EntityKind, Estimate, KarbonUser, Role, TenantSettings, WorkItem

Row = TypeVar("Row")

# Lists spell a status with blanks, single reads without (contract 3.7); we keep the spelling of lists.
_STATUS_OF_SINGLE: Final[Mapping[str, str]] = {"ReadyToStart": "Ready To Start", "InProgress": "In Progress"}


class Page(msgspec.Struct, Generic[Row]):
    """One page of a list. The count is of all pages, and is on every list that we read."""

    value: list[Row]
    next_link: str | None = msgspec.field(default=None, name="@odata.nextLink")
    count: int | None = msgspec.field(default=None, name="@odata.count")


class _Wire(msgspec.Struct, rename="pascal"):
    pass


class ContactRow(_Wire):
    """A row of Contacts."""

    contact_key: str
    full_name: str | None = None
    contact_type: str | None = None
    last_modified_date_time: str = ""

    def client(self) -> Client:
        """Rows do not tell the restriction; an application without extra permissions sees only what is public."""
        return _client(EntityKind.CONTACT, self.contact_key, self.full_name, self.contact_type)


class OrganizationRow(_Wire):
    """A row of Organizations."""

    organization_key: str
    full_name: str | None = None
    contact_type: str | None = None
    last_modified_date_time: str = ""

    def client(self) -> Client:
        """As for a contact."""
        return _client(EntityKind.ORGANIZATION, self.organization_key, self.full_name, self.contact_type)


class ClientGroupRow(_Wire):
    """A row of ClientGroups: it has no contact type."""

    client_group_key: str
    full_name: str | None = None

    def client(self) -> Client:
        """Without its type, which only a single read tells."""
        return _client(EntityKind.CLIENT_GROUP, self.client_group_key, self.full_name, None)


class SingleClient(_Wire):
    """A contact, organization or client group read by its key. A contact has its name in parts, no FullName."""

    contact_key: str | None = None
    organization_key: str | None = None
    client_group_key: str | None = None
    full_name: str | None = None
    first_name: str | None = None
    middle_name: str | None = None
    last_name: str | None = None
    contact_type: str | None = None
    restriction_level: str | None = None

    def client(self, kind: EntityKind) -> Client:
        """With its restriction and type."""
        key = {
            EntityKind.CONTACT: self.contact_key,
            EntityKind.ORGANIZATION: self.organization_key,
            EntityKind.CLIENT_GROUP: self.client_group_key,
        }[kind]
        if not key:
            raise ValueError("a client without a key")
        parts = (self.first_name, self.middle_name, self.last_name)
        name = self.full_name or " ".join(part.strip() for part in parts if part and part.strip())
        return _client(kind, key, name, self.contact_type, self.restriction_level)


class WorkItemRow(_Wire):
    """A work item, of a list or single."""

    work_item_key: str
    title: str | None = None
    client_key: str | None = None
    client_type: str | None = None
    start_date: str | None = None
    primary_status: str | None = None

    def work_item(self) -> WorkItem:
        """The work item in our words."""
        status = self.primary_status or ""
        return WorkItem(
            key=self.work_item_key,
            title=self.title or "",
            client_key=self.client_key or "",
            client_kind=EntityKind(self.client_type or EntityKind.CONTACT),
            # Dates are midnights with a Z; the civil date is what is meant (contract 7).
            start_date=date.fromisoformat(self.start_date[:10]) if self.start_date else None,
            primary_status=_STATUS_OF_SINGLE.get(status, status),
        )


class UserRow(_Wire):
    """A user; permissions are only on a single read."""

    id: str
    name: str | None = None
    email_address: str | None = None
    permissions: list[str] | None = None

    def user(self) -> KarbonUser:
        """The user in our words."""
        permissions = tuple(self.permissions or ())
        return KarbonUser(
            key=self.id, name=self.name or "", email=self.email_address or "", permissions=permissions
        )


class EstimateRow(_Wire):
    """A row of EstimateSummaries."""

    estimate_minutes: int | None = None
    user_key: str | None = None
    role_name: str | None = None
    task_type_name: str | None = None

    def estimate(self) -> Estimate:
        """The estimate in our words."""
        return Estimate(
            minutes=self.estimate_minutes or 0,
            role=self.role_name or "",
            task_type=self.task_type_name or "",
            user_key=self.user_key or "",
        )


class RoleRow(_Wire):
    """A role."""

    key: str
    name: str

    def role(self) -> Role:
        """The role in our words."""
        return Role(key=self.key, name=self.name)


class ContactTypeRow(_Wire):
    """A contact type of the account."""

    name: str
    contact_type_key: str = ""


class TenantRow(_Wire):
    """TenantSettings. One guide shows contact types as plain names (contract 0-13)."""

    tenant_key: str
    contact_types: list[ContactTypeRow | str] = []

    def tenant(self) -> TenantSettings:
        """The settings in our words; a type without a key goes by its name."""
        found = (ContactTypeRow(name=row) if isinstance(row, str) else row for row in self.contact_types)
        return TenantSettings(
            tenant_key=self.tenant_key,
            contact_types=tuple((row.contact_type_key or row.name, row.name) for row in found),
        )


def _client(
    kind: EntityKind, key: str, name: str | None, contact_type: str | None, restriction: str | None = None
) -> Client:
    return Client(
        key=key,
        kind=kind,
        name=name or "",
        contact_type=contact_type or "",
        restriction=restriction or "Public",
    )
