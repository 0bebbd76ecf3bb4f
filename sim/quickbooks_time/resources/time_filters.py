"""The filters that a list of time and a list of deleted time share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sim.physics.provenance import documented
from sim.quickbooks_time import jobcodes
from sim.quickbooks_time.listing import Condition, Span
from sim.quickbooks_time.records import Jobcode, Timesheet, User
from sim.quickbooks_time.resources.call import ResourceCall

FIRST_DAY: Final = "0000-00-00"
LAST_DAY: Final = "9999-99-99"


def conditions(call: ResourceCall, start: str, end: str) -> Iterator[Condition]:
    """What is asked about the people and the jobcodes of time between two dates."""
    people = call.filters.numbers("user_ids")
    if people is not None:
        spans = [Span("user", (user_id, start), (user_id, end)) for user_id in people]
        yield Condition(lambda sheet: sheet.user_id in people, tuple(spans))
    branches = _branches(call)
    if branches is not None:
        spans = [Span("jobcode", (jobcode_id, start), (jobcode_id, end)) for jobcode_id in sorted(branches)]
        yield Condition(lambda sheet: sheet.jobcode_id in branches, tuple(spans))
    groups = call.filters.numbers("group_ids")
    if groups is not None:
        yield Condition(_of_user(call, lambda user: user.group_id in groups))
    payroll = call.filters.words("payroll_ids")
    if payroll is not None:
        yield Condition(_of_user(call, lambda user: user.payroll_id in payroll))
    kind = call.filters.choice("jobcode_type", {*jobcodes.TYPES, "all"}, "all")
    if kind != "all":
        yield Condition(_of_jobcode(call, lambda jobcode: jobcode.type == kind))


@documented("contract 3.5: jobcode_ids means these and all below them")
def _branches(call: ResourceCall) -> frozenset[int] | None:
    asked = call.filters.numbers("jobcode_ids")
    if asked is None:
        return None
    return frozenset(found for jobcode_id in asked for found in jobcodes.subtree(call.state, jobcode_id))


def _of_user(call: ResourceCall, holds: Callable[[User], bool]) -> Callable[[Timesheet], bool]:
    def of_user(sheet: Timesheet) -> bool:
        user = call.state.tables.users.get(sheet.user_id)
        return user is not None and holds(user)

    return of_user


def _of_jobcode(call: ResourceCall, holds: Callable[[Jobcode], bool]) -> Callable[[Timesheet], bool]:
    def of_jobcode(sheet: Timesheet) -> bool:
        jobcode = call.state.tables.jobcodes.get(sheet.jobcode_id)
        return jobcode is not None and holds(jobcode)

    return of_jobcode
