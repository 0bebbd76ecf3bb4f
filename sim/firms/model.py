"""What a firm file holds: a firm as it stands before an integration touches it, in the vendors' own nouns.

Records point at each other by `id`, a short name that lives in the file only; the services of a world give
their own keys when the firm moves in. A field left out has the default given here.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final

import msgspec

from sim.physics.clock import WORLD_START

FORMAT: Final = 1


class FirmError(ValueError):
    """A firm cannot be found, read, made or moved in; each line of the text is a sentence for a person."""


class KarbonStanding(StrEnum):
    """Whether a colleague is in Karbon, and with which rights."""

    ABSENT = "absent"
    COLLEAGUE = "colleague"
    ADMIN = "admin"


class TimeStanding(StrEnum):
    """Whether a colleague is in QuickBooks Time, and with which rights."""

    ABSENT = "absent"
    ACTIVE = "active"
    ADMIN = "admin"
    ARCHIVED = "archived"


class ClientKind(StrEnum):
    """The three kinds of client, as Karbon's API names them; a Contact is a person."""

    CONTACT = "Contact"
    ORGANIZATION = "Organization"
    CLIENT_GROUP = "ClientGroup"


class Restriction(StrEnum):
    """Karbon's RestrictionLevel: who in the firm may see a client."""

    PUBLIC = "Public"
    PRIVATE = "Private"
    HIDDEN = "Hidden"


class Status(StrEnum):
    """Karbon's primary statuses, spelled as its lists spell them."""

    PLANNED = "Planned"
    READY_TO_START = "Ready To Start"
    IN_PROGRESS = "In Progress"
    WAITING = "Waiting"
    COMPLETED = "Completed"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One record of the file."""


class Colleague(Entry, frozen=True, kw_only=True):
    """Somebody who works at the firm, and where this person has a login."""

    id: str
    name: str
    email: str
    karbon: KarbonStanding = KarbonStanding.COLLEAGUE
    quickbooks_time: TimeStanding = TimeStanding.ACTIVE
    quickbooks_employee: bool = True


class Client(Entry, frozen=True, kw_only=True):
    """A person, an organization or a client group in Karbon; only a group has members."""

    id: str
    kind: ClientKind
    name: str
    contact_type: str = ""
    restriction: Restriction = Restriction.PUBLIC
    email: str = ""
    members: tuple[str, ...] = ()  # ids of people and organizations


class Budget(Entry, frozen=True, kw_only=True):
    """Minutes that one role may spend on one task type of a work item."""

    minutes: int
    role: str
    task_type: str


class WorkItem(Entry, frozen=True, kw_only=True):
    """A work item in Karbon."""

    id: str
    client: str  # id of a client
    title: str
    start: date
    due: date | None = None
    work_type: str = ""
    status: Status = Status.PLANNED
    assignee: str = ""  # id of a colleague who is in Karbon
    budget: tuple[Budget, ...] = ()


class Jobcode(Entry, frozen=True, kw_only=True):
    """A code that QuickBooks Time has already; `parent` is the id of the code above it, empty at the top."""

    id: str
    name: str
    parent: str = ""
    active: bool = True


class KarbonApp(Entry, frozen=True, kw_only=True):
    """What Karbon's support switched on for the API application; else it sees no restricted clients."""

    include_private: bool = False
    include_hidden: bool = False


class Firm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An accounting firm with everything that the three services know of it."""

    format: int = FORMAT
    name: str
    clock: Annotated[datetime, msgspec.Meta(tz=True)] = WORLD_START
    colleagues: tuple[Colleague, ...]
    contact_types: tuple[str, ...]
    work_types: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    task_types: tuple[str, ...] = ()
    clients: tuple[Client, ...] = ()
    work: tuple[WorkItem, ...] = ()
    karbon_app: KarbonApp = KarbonApp()
    custom_fields_installed: bool = True  # QuickBooks Time's Custom Fields add-on
    jobcodes: tuple[Jobcode, ...] = ()
    customers: tuple[str, ...] = ()  # of QuickBooks, by FullyQualifiedName: `Parent:Child`
