"""The indexes of clients, work and colleagues: one for every cheap filter and every order that is documented.

Indexes of clients and work begin with the restriction level, so that what an application may not see is left out
without looking at it. Text that Karbon compares without regard to case is folded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from sim.karbon.primary import primary_email, primary_phone
from sim.karbon.records import User, WorkItem
from sim.karbon.setting_records import Role
from sim.physics.ordered import Key
from sim.physics.tables import IndexKey


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
