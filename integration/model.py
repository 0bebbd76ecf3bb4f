"""The domain in the vendors' own nouns: clients and work of Karbon, jobcodes and time of QuickBooks Time. No I/O."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec


class EntityKind(StrEnum):
    """What a code in QuickBooks Time can stand for in Karbon."""

    CONTACT = "Contact"  # a person
    ORGANIZATION = "Organization"
    CLIENT_GROUP = "ClientGroup"
    WORK_ITEM = "WorkItem"


CLIENT_KINDS = (EntityKind.CONTACT, EntityKind.ORGANIZATION, EntityKind.CLIENT_GROUP)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as one of the systems told it."""


class Client(Record, frozen=True, kw_only=True):
    """A person, organization or client group of Karbon."""

    key: str
    kind: EntityKind
    name: str
    contact_type: str = ""
    restriction: str = "Public"  # Public, Private or Hidden

    @property
    def public(self) -> bool:
        """Only public clients take part (PRIV-01)."""
        return self.restriction == "Public"


class WorkItem(Record, frozen=True, kw_only=True):
    """A work item of Karbon."""

    key: str
    title: str
    client_key: str
    client_kind: EntityKind
    start_date: date | None = None
    primary_status: str = (
        ""  # as the list spells it: Planned, Ready To Start, In Progress, Waiting, Completed
    )

    @property
    def completed(self) -> bool:
        """Completed work gets no new code (D-19)."""
        return self.primary_status == "Completed"


class KarbonUser(Record, frozen=True, kw_only=True):
    """A colleague in Karbon."""

    key: str
    name: str
    email: str
    permissions: tuple[str, ...] = ()  # only on a single read


class Colleague(Record, frozen=True, kw_only=True):
    """Who a Karbon user is in QuickBooks Time; addresses may change, this stays (USER-05)."""

    key: str  # of the Karbon user
    user_id: int


class Role(Record, frozen=True, kw_only=True):
    """A role of Karbon, and the option that stands for it in QuickBooks Time."""

    key: str
    name: str
    item_id: int = 0


class ContactType(Record, frozen=True, kw_only=True):
    """A contact type of Karbon. A label without a key is one that clients carry and the settings have no more."""

    key: str
    name: str


class Estimate(Record, frozen=True, kw_only=True):
    """Budgeted minutes of one role and task type on a work item."""

    minutes: int
    role: str = ""
    task_type: str = ""
    user_key: str = ""


class TenantSettings(Record, frozen=True, kw_only=True):
    """What the Karbon account is called and which contact types it has."""

    tenant_key: str
    contact_types: tuple[tuple[str, str], ...]  # (key, name)


class Jobcode(Record, frozen=True, kw_only=True):
    """A code of QuickBooks Time. `parent_id` 0 is the top level."""

    id: int
    parent_id: int
    name: str
    active: bool = True
    type: str = "regular"
    assigned_to_all: bool = False
    has_children: bool = False
    required_customfields: tuple[int, ...] = ()  # fields that are shown with it, though not with every job


class Assignment(Record, frozen=True, kw_only=True):
    """That a user may book on a code; user 0 is everybody."""

    id: int
    user_id: int
    jobcode_id: int


class TimeUser(Record, frozen=True, kw_only=True):
    """A team member of QuickBooks Time."""

    id: int
    first_name: str
    last_name: str
    email: str
    username: str = ""
    active: bool = True
    admin: bool = False
    approved_to: date | None = None
    permissions: tuple[str, ...] = ()  # those held, such as manage_jobcodes or time_tracking

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


class Timesheet(Record, frozen=True, kw_only=True):
    """Recorded time of one user on one code. A running clock has `on_the_clock` and no duration yet."""

    id: int
    user_id: int
    jobcode_id: int
    date: date
    seconds: int
    type: str = "manual"
    notes: str = ""
    locked: int = 0
    on_the_clock: bool = False
    fields: tuple[tuple[str, str], ...] = ()  # (custom field id, value)
    last_modified: datetime | None = None


class DeletedTimesheet(Record, frozen=True, kw_only=True):
    """A timesheet that is gone from QuickBooks Time, and since when by its clock."""

    id: int
    notes: str
    at: datetime


class TimeField(Record, frozen=True, kw_only=True):
    """A custom field for timesheets in QuickBooks Time. `items` are (id, name) of its active options."""

    id: int
    name: str
    type: str  # managed-list or free-form
    required: bool = False
    active: bool = True
    show_to_all: bool = True  # otherwise only with the jobs that name it
    items: tuple[tuple[int, str], ...] = ()


class TimeAccount(Record, frozen=True, kw_only=True):
    """Which QuickBooks Time account a token belongs to, and whether its owner may administer it."""

    user: TimeUser
    client_url: str
    company_name: str


class ItemResult(Record, frozen=True, kw_only=True):
    """What became of one row of a batch."""

    status: int
    message: str = ""
    extra: str = ""
    id: int | None = None
    row: dict[str, object] = {}

    @property
    def ok(self) -> bool:
        """Row codes below 300 did what was asked; 202 means that it was there already."""
        return self.status < 300


class BooksCustomer(Record, frozen=True, kw_only=True):
    """A customer or customer:job of QuickBooks."""

    id: str
    display_name: str
    path: str  # FullyQualifiedName
    active: bool = True
    parent_id: str = ""
    sync_token: str = "0"  # noqa: S105 - a version number in QuickBooks


class BooksPerson(Record, frozen=True, kw_only=True):
    """Whose time it can be in QuickBooks: an employee, or a contractor, who is a vendor there."""

    role: str  # Employee or Vendor, as NameOf has it
    id: str
    display_name: str
    email: str = ""
    active: bool = True


class TimeActivity(Record, frozen=True, kw_only=True):
    """One exported timesheet in QuickBooks."""

    id: str
    sync_token: str
    date: date
    minutes: int
    employee_id: str = ""
    vendor_id: str = ""
    customer_id: str = ""
    description: str = ""
    billable_status: str = "NotBillable"
    made_at: datetime | None = None


class LinkState(StrEnum):
    """How a bond between a Karbon entity and a code stands."""

    LINKED = "linked"
    MISSING = "missing"  # the code is gone from QuickBooks Time; a person decides what comes next
    INELIGIBLE = "ineligible"  # frozen: the client left the rules; code, time and bond stay (D-07)
    RETIRED = "retired"  # replaced by another code; kept because its time still counts (D-13)


class Link(Record, frozen=True, kw_only=True):
    """The durable bond of one Karbon entity to one code. After bonding, names play no part in it (LINK-02)."""

    key: str  # of the Karbon entity
    kind: EntityKind
    jobcode_id: int
    karbon_name: str  # the two names when they were last in step
    code_name: str
    state: LinkState = LinkState.LINKED
    reason: str = ""

    @property
    def live(self) -> bool:
        """Whether this is the entity's present bond."""
        return self.state is not LinkState.RETIRED
