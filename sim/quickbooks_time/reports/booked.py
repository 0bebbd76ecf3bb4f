"""Which time a report counts: that of these people between two days, found through the narrowest index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from sim.physics.provenance import inferred
from sim.quickbooks_time import jobcodes
from sim.quickbooks_time.query import Filters
from sim.quickbooks_time.records import Timesheet, User

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

_in_order = attrgetter("user_id", "date", "start", "id")


def people_of(state: QuickBooksTimeState, asked: Filters) -> tuple[int, ...] | None:
    """The people whom user_ids and group_ids leave, by id; None when neither is asked for."""
    ids, groups = asked.numbers("user_ids"), asked.numbers("group_ids")
    if groups is None:
        return None if ids is None else tuple(sorted(set(ids)))
    members = {user.id for group_id in groups for user in state.tables.users.page("group", group_id)}
    return tuple(sorted(members if ids is None else members.intersection(ids)))


def team(state: QuickBooksTimeState) -> list[User]:
    """Everybody, by id."""
    return state.tables.users.page("all")


def of_people(
    state: QuickBooksTimeState, people: Collection[int] | None, start: str, end: str
) -> Mapping[int, list[Timesheet]]:
    """Time by person, in the order in which it occurred; those without any are left out."""
    found: dict[int, list[Timesheet]] = {}
    for sheet in filter(counts, _narrowest(state, people, start, end)):
        found.setdefault(sheet.user_id, []).append(sheet)
    return found


def _narrowest(
    state: QuickBooksTimeState, people: Collection[int] | None, start: str, end: str
) -> list[Timesheet]:
    """By way of the people when they are fewer than the time of these days, else by way of the days."""
    table = state.tables.timesheets
    if people is not None and len(people) < table.count_between("dated", (start,), (end,)):
        return [
            sheet for user_id in people for sheet in table.between("user", (user_id, start), (user_id, end))
        ]
    sheets = table.between("dated", (start,), (end,))
    if people is not None:
        wanted = frozenset(people)
        sheets = [sheet for sheet in sheets if sheet.user_id in wanted]
    return sorted(sheets, key=_in_order)


def of_branch(state: QuickBooksTimeState, jobcode_id: int, start: str, end: str) -> list[Timesheet]:
    """Time on a jobcode and on everything below it, by date."""
    table = state.tables.timesheets
    sheets = [
        sheet
        for below in jobcodes.subtree(state, jobcode_id)
        for sheet in table.between("jobcode", (below, start), (below, end))
    ]
    return sorted(sheets, key=attrgetter("date", "start", "id"))


def total(sheets: Iterable[Timesheet]) -> int:
    """How many seconds they are."""
    return sum(sheet.duration for sheet in sheets)


@inferred("contract 3.13: a clock that runs has no length yet, so only current_totals counts it")
def counts(sheet: Timesheet) -> bool:
    """Whether a report over days counts this time."""
    return sheet.duration > 0


def type_of(state: QuickBooksTimeState, jobcode_id: int) -> str:
    """The jobcode's type; time on no job is work."""
    jobcode = state.tables.jobcodes.get(jobcode_id)
    return "regular" if jobcode is None else jobcode.type
