"""What was exported to QuickBooks, by timesheet and by code."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select

from integration.store.schema import ACTIVITY, CUSTOMER, ENTRY

ELSEWHERE: Final = ""  # the id of a TimeActivity that somebody else made, and keeps


class Activity(NamedTuple):
    """A timesheet and the TimeActivity that stands for it."""

    timesheet_id: int
    activity_id: str
    sync_token: str
    content: str


def activities(connection: Connection, tenant: str) -> list[Activity]:
    """Everything that was exported."""
    rows = connection.execute(
        select(ACTIVITY).where(ACTIVITY.c.tenant == tenant).order_by(ACTIVITY.c.timesheet_id)
    )
    return [_activity(row) for row in rows]


def activity(connection: Connection, tenant: str, timesheet_id: int) -> Activity | None:
    """What was exported for one timesheet."""
    row = connection.execute(
        select(ACTIVITY).where(ACTIVITY.c.tenant == tenant, ACTIVITY.c.timesheet_id == timesheet_id)
    ).first()
    return None if row is None else _activity(row)


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


def put_activity(connection: Connection, tenant: str, one: Activity) -> None:
    """Remember an export."""
    drop_activity(connection, tenant, one.timesheet_id)
    connection.execute(insert(ACTIVITY).values(tenant=tenant, **one._asdict()))


def drop_activity(connection: Connection, tenant: str, timesheet_id: int) -> None:
    """The export is gone."""
    connection.execute(
        delete(ACTIVITY).where(ACTIVITY.c.tenant == tenant, ACTIVITY.c.timesheet_id == timesheet_id)
    )


def customers(connection: Connection, tenant: str) -> dict[int, str]:
    """The QuickBooks customer of each code that has one."""
    rows = connection.execute(
        select(CUSTOMER.c.jobcode_id, CUSTOMER.c.customer_id).where(CUSTOMER.c.tenant == tenant)
    )
    return {row.jobcode_id: row.customer_id for row in rows}


def put_customer(connection: Connection, tenant: str, jobcode_id: int, customer_id: str, path: str) -> None:
    """Bond a code to a customer: from now on by id, whatever it is called (D-05)."""
    connection.execute(
        delete(CUSTOMER).where(CUSTOMER.c.tenant == tenant, CUSTOMER.c.jobcode_id == jobcode_id)
    )
    connection.execute(
        insert(CUSTOMER).values(tenant=tenant, jobcode_id=jobcode_id, customer_id=customer_id, path=path)
    )


def _activity(row: Row[tuple[object, ...]]) -> Activity:
    return Activity(row.timesheet_id, row.activity_id, row.sync_token, row.content)
