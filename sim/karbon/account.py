"""What a fresh Karbon account is furnished with before anybody touched its settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sim.karbon.keys import perma_key
from sim.karbon.records import PrimaryStatus
from sim.karbon.setting_records import ContactType, Role, TaskType, WorkStatus, WorkType
from sim.physics.chance import Chance
from sim.physics.provenance import documented, inferred

CONTACT_TYPES: Final = ("Client", "Prospect", "Supplier")
WORK_TYPES: Final = ("Tax", "Payroll", "Bookkeeping", "Advisory")
WORK_STATUSES: Final[tuple[tuple[PrimaryStatus, str], ...]] = (
    ("ReadyToStart", "Send client requests"),
    ("InProgress", "In Review"),
    ("Waiting", "For Client"),
    ("Waiting", "For Signature"),
)
ROLES: Final = ("Director", "Manager", "Accountant", "Administrator")
TASK_TYPES: Final = (("Admin", False), ("Bookkeeping", True), ("Review", True), ("Tax Return", True))

Furnishing = ContactType | WorkType | WorkStatus | Role | TaskType


def furnishing(chance: Chance) -> Iterator[Furnishing]:
    """The settings of a fresh account."""
    yield from contact_types(chance)
    yield from work_settings(chance)
    yield from time_settings(chance)


@documented("Karbon's help article 1524453 names the contact types of a fresh account")
def contact_types(chance: Chance) -> Iterator[ContactType]:
    """Client, Prospect, Supplier."""
    for name in CONTACT_TYPES:
        yield ContactType(contact_type_key=perma_key(chance), name=name)


@inferred("the primary statuses are documented; the names below them and the work types are samples")
def work_settings(chance: Chance) -> Iterator[WorkStatus | WorkType]:
    """Secondary statuses, and work types that may have all of them."""
    statuses = [
        WorkStatus(work_status_key=perma_key(chance), name=name, primary_status=primary)
        for primary, name in WORK_STATUSES
    ]
    yield from statuses
    keys = tuple(status.work_status_key for status in statuses)
    for name in WORK_TYPES:
        yield WorkType(work_type_key=perma_key(chance), name=name, secondary_status_keys=keys)


@inferred("Roles lists none of the default ones, so there are some; their names are samples of the reference")
def time_settings(chance: Chance) -> Iterator[Role | TaskType]:
    """Default roles and task types."""
    for name in ROLES:
        yield Role(role_key=perma_key(chance), name=name, default=True)
    for name, billable in TASK_TYPES:
        yield TaskType(task_type_key=perma_key(chance), name=name, billable=billable)
