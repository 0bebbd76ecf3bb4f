"""How a firm moves into QuickBooks Time: its owner, its users, its add-on and the codes that it has already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.firms.model import Colleague, Firm, TimeStanding
from sim.quickbooks_time.records import CUSTOM_FIELDS, Jobcode, Permissions, User

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


def move_in(firm: Firm, quickbooks_time: QuickBooksTimeState) -> None:
    """Everything that QuickBooks Time knows of the firm. Its first administrator owns the subscription."""
    founder = owner(firm)
    first, last = names(founder)
    quickbooks_time.found_account(firm.name, client_url(firm.name), first, last, founder.email)
    quickbooks_time.set_account(addons=(CUSTOM_FIELDS,) if firm.custom_fields_installed else ())
    others = [each for each in firm.colleagues if each is not founder]
    quickbooks_time.load([*_users(others, quickbooks_time), *_jobcodes(firm, quickbooks_time)])


def owner(firm: Firm) -> Colleague:
    """The first administrator; a checked firm has one."""
    return next(each for each in firm.colleagues if each.quickbooks_time is TimeStanding.ADMIN)


def names(colleague: Colleague) -> tuple[str, str]:
    """First name or names, and last name."""
    first, _, last = colleague.name.rpartition(" ")
    return (first, last) if first else (last, "")


def client_url(firm_name: str) -> str:
    """The firm's name as the front of its address at QuickBooks Time: lower case letters and digits."""
    return "".join(re.findall(r"[a-z0-9]+", firm_name.casefold()))[:40] or "firm"


def _users(colleagues: list[Colleague], quickbooks_time: QuickBooksTimeState) -> Iterator[User]:
    now = quickbooks_time.stamp()
    taken = {quickbooks_time.owner.username}
    for colleague in colleagues:
        if colleague.quickbooks_time is TimeStanding.ABSENT:
            continue
        first, last = names(colleague)
        # Two users may share an email, never a username.
        username = colleague.email if colleague.email not in taken else f"{colleague.id}.{colleague.email}"
        taken.add(username)
        yield User(
            id=quickbooks_time.tables.next_id("users"),
            first_name=first,
            last_name=last,
            username=username,
            email=colleague.email,
            active=colleague.quickbooks_time is not TimeStanding.ARCHIVED,
            permissions=Permissions(
                admin=colleague.quickbooks_time is TimeStanding.ADMIN, time_tracking=True
            ),
            created=now,
            last_modified=now,
        )


def _jobcodes(firm: Firm, quickbooks_time: QuickBooksTimeState) -> Iterator[Jobcode]:
    now = quickbooks_time.stamp()
    ids = {code.id: quickbooks_time.tables.next_id("jobcodes") for code in firm.jobcodes}
    for code in firm.jobcodes:
        yield Jobcode(
            id=ids[code.id],
            name=code.name,
            parent_id=ids[code.parent] if code.parent else 0,
            active=code.active,
            assigned_to_all=True,
            created=now,
            last_modified=now,
        )
