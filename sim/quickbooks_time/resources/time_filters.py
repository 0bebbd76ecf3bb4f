"""The filters that a list of time and a list of deleted time share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sim.physics.provenance import documented
from sim.quickbooks_time import jobcodes
from sim.quickbooks_time.listing import Condition, Span
from sim.quickbooks_time.records import Jobcode, Timesheet
from sim.quickbooks_time.resources.call import ResourceCall
from sim.quickbooks_time.tables import fold

FIRST_DAY: Final = "0000-00-00"
LAST_DAY: Final = "9999-99-99"


def conditions(call: ResourceCall, start: str, end: str) -> Iterator[Condition]:
    """What is asked about the people and the jobcodes of time between two dates."""
    yield from people(call, start, end)
    yield from jobs(call, start, end)


def people(call: ResourceCall, start: str, end: str) -> Iterator[Condition]:
    """Whose time is asked for: of these people, in these groups, on these payrolls."""
    asked = call.filters
    for user_ids in (asked.numbers("user_ids"), _of_groups(call), _of_payroll(call)):
        if user_ids is not None:
            yield of_people(frozenset(user_ids), start, end)


def jobs(call: ResourceCall, start: str, end: str) -> Iterator[Condition]:
    """On what the time must be: these jobcodes and all below them, jobcodes of this type."""
    branches = _branches(call)
    if branches is not None:
        spans = [Span("jobcode", (jobcode_id, start), (jobcode_id, end)) for jobcode_id in sorted(branches)]
        yield Condition(lambda sheet: sheet.jobcode_id in branches, tuple(spans))
    kind = call.filters.choice("jobcode_type", {*jobcodes.TYPES, "all"}, "all")
    if kind != "all":
        yield Condition(_of_jobcode(call, lambda jobcode: jobcode.type == kind))


def of_people(user_ids: frozenset[int], start: str, end: str) -> Condition:
    """Time of these people between two dates."""
    spans = tuple(Span("user", (user_id, start), (user_id, end)) for user_id in sorted(user_ids))
    return Condition(lambda sheet: sheet.user_id in user_ids, spans)


def _of_groups(call: ResourceCall) -> list[int] | None:
    groups = call.filters.numbers("group_ids")
    if groups is None:
        return None
    users = call.state.tables.users
    return [user.id for group_id in groups for user in users.page("group", group_id)]


def _of_payroll(call: ResourceCall) -> list[int] | None:
    payroll = call.filters.words("payroll_ids")
    if payroll is None:
        return None
    users = call.state.tables.users
    return [user.id for payroll_id in payroll for user in users.page("payroll_id", fold(payroll_id))]


@documented("contract 3.5: jobcode_ids means these and all below them")
def _branches(call: ResourceCall) -> frozenset[int] | None:
    asked = call.filters.numbers("jobcode_ids")
    if asked is None:
        return None
    return frozenset(found for jobcode_id in asked for found in jobcodes.subtree(call.state, jobcode_id))


def _of_jobcode(call: ResourceCall, holds: Callable[[Jobcode], bool]) -> Callable[[Timesheet], bool]:
    def of_jobcode(sheet: Timesheet) -> bool:
        jobcode = call.state.tables.jobcodes.get(sheet.jobcode_id)
        return jobcode is not None and holds(jobcode)

    return of_jobcode
