"""What a firm sets up in its account: the words that clients, work and colleagues are told apart by."""

from __future__ import annotations

import msgspec

from sim.karbon.records import ALL_PRIMARY, PrimaryStatus


class Role(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What somebody does time or budget as. The API lists those that the firm added itself."""

    role_key: str
    name: str
    default: bool = False
    active: bool = True


class TaskType(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A kind of task. No API lists them; their names show in estimates and time entries."""

    task_type_key: str
    name: str
    billable: bool = True
    active: bool = True


class ContactType(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A label that clients carry."""

    contact_type_key: str
    name: str


class WorkStatus(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A secondary status: the firm's own word under one of Karbon's five primary statuses."""

    work_status_key: str
    name: str
    primary_status: PrimaryStatus


class WorkType(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A label that work carries, and the statuses that such work may have."""

    work_type_key: str
    name: str
    primary_statuses: tuple[PrimaryStatus, ...] = ALL_PRIMARY
    secondary_status_keys: tuple[str, ...] = ()


class ServiceType(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A kind of service, and the work types that it is done with."""

    service_type_key: str
    name: str
    work_type_keys: tuple[str, ...] = ()


class Tenant(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The firm's account."""

    tenant_key: str
    name: str
    client_access_activated: bool = False
