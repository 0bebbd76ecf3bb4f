"""What is in QuickBooks already: time by timesheet, customers by code, people by user."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from integration.store.schema import ACTIVITY, CUSTOMER, ENTRY, PAYEE

ELSEWHERE: Final = ""  # the id of a TimeActivity that somebody else made, and keeps

# Statements are built once: building one costs more than running it.
_ACTIVITIES = (
    select(ACTIVITY).where(ACTIVITY.c.tenant == bindparam("of_tenant")).order_by(ACTIVITY.c.timesheet_id)
)
_EXPORTED = insert(ACTIVITY)
_BONDS = select(CUSTOMER).where(CUSTOMER.c.tenant == bindparam("of_tenant"))
_BOND = insert(CUSTOMER)
_PAYEES = select(PAYEE).where(PAYEE.c.tenant == bindparam("of_tenant"))
_MATCH = insert(PAYEE)
_UNMATCH = delete(PAYEE).where(
    PAYEE.c.tenant == bindparam("of_tenant"), PAYEE.c.user_id == bindparam("of_user")
)
_FORGET = delete(ACTIVITY).where(
    ACTIVITY.c.tenant == bindparam("of_tenant"), ACTIVITY.c.timesheet_id == bindparam("of_timesheet")
)
_UNBOND = delete(CUSTOMER).where(
    CUSTOMER.c.tenant == bindparam("of_tenant"), CUSTOMER.c.jobcode_id == bindparam("of_code")
)


class Activity(NamedTuple):
    """A timesheet and the TimeActivity that stands for it."""

    timesheet_id: int
    activity_id: str
    sync_token: str
    content: str
    locked: int = 0


class Bond(NamedTuple):
    """A code and its customer or job."""

    jobcode_id: int
    customer_id: str
    path: str
    above: int | None = None


class Payee(NamedTuple):
    """A user of QuickBooks Time and the employee or vendor whose time theirs is."""

    user_id: int
    role: str
    payee_id: str
    details: str


def activities(connection: Connection, tenant: str) -> list[Activity]:
    """Everything that was exported."""
    return [_activity(row) for row in connection.execute(_ACTIVITIES, {"of_tenant": tenant})]


def activity_on(connection: Connection, tenant: str, jobcode_id: int) -> Activity | None:
    """The latest export of time on a code."""
    row = connection.execute(
        select(ACTIVITY)
        .join(
            ENTRY, (ENTRY.c.tenant == ACTIVITY.c.tenant) & (ENTRY.c.timesheet_id == ACTIVITY.c.timesheet_id)
        )
        .where(
            ACTIVITY.c.tenant == tenant,
            ACTIVITY.c.activity_id != ELSEWHERE,
            ENTRY.c.jobcode_id == jobcode_id,
        )
        .order_by(ACTIVITY.c.timesheet_id.desc())
        .limit(1)
    ).first()
    return None if row is None else _activity(row)


def put_activities(connection: Connection, tenant: str, some: Collection[Activity]) -> None:
    """Remember exports."""
    if some:
        drop_activities(connection, tenant, [one.timesheet_id for one in some])
        connection.execute(_EXPORTED, [{"tenant": tenant, **one._asdict()} for one in some])


def drop_activities(connection: Connection, tenant: str, timesheet_ids: Collection[int]) -> None:
    """These exports are gone."""
    if timesheet_ids:
        connection.execute(_FORGET, [{"of_tenant": tenant, "of_timesheet": one} for one in timesheet_ids])


def bonds(connection: Connection, tenant: str) -> dict[int, Bond]:
    """The codes that have a customer."""
    rows = connection.execute(_BONDS, {"of_tenant": tenant})
    return {row.jobcode_id: Bond(row.jobcode_id, row.customer_id, row.path, row.above) for row in rows}


def put_bonds(connection: Connection, tenant: str, some: Collection[Bond]) -> None:
    """Bond codes to customers: from now on by id, whatever they are called (D-05)."""
    if some:
        connection.execute(_UNBOND, [{"of_tenant": tenant, "of_code": one.jobcode_id} for one in some])
        connection.execute(_BOND, [{"tenant": tenant, **one._asdict()} for one in some])


def payees(connection: Connection, tenant: str) -> dict[int, Payee]:
    """The users that are matched with somebody."""
    rows = connection.execute(_PAYEES, {"of_tenant": tenant})
    return {row.user_id: Payee(row.user_id, row.role, row.payee_id, row.details) for row in rows}


def put_payees(connection: Connection, tenant: str, some: Collection[Payee]) -> None:
    """Match users with people, from now on by id."""
    for one in some:
        connection.execute(_UNMATCH, {"of_tenant": tenant, "of_user": one.user_id})
        connection.execute(_MATCH, {"tenant": tenant, **one._asdict()})


def _activity(row: Row[tuple[object, ...]]) -> Activity:
    return Activity(row.timesheet_id, row.activity_id, row.sync_token, row.content, row.locked)
