"""project: hours by person, group, jobcode and item of each custom field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import jobcodes
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.reports import booked
from sim.quickbooks_time.reports.asked import Asked
from sim.quickbooks_time.reports.items import Items
from sim.quickbooks_time.tables import fold

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

NO_GROUP: Final = 0
Seconds = dict[int, int]
Holds = Callable[[Timesheet], bool]


class Totals(msgspec.Struct):
    """Seconds by id, the same time counted once in each of the four."""

    users: Seconds = {}
    groups: Seconds = {}
    jobcodes: Seconds = {}
    customfields: dict[int, Seconds] = {}


def totals(state: QuickBooksTimeState, asked: Asked) -> Totals:
    """The time that is asked for, in four ways."""
    found = Totals()
    items = Items(state)
    for user_id, sheets in _sheets(state, asked).items():
        user = state.tables.users.get(user_id)
        seconds = booked.total(sheets)
        found.users[user_id] = seconds
        _add(found.groups, NO_GROUP if user is None else user.group_id, seconds)
        for sheet in sheets:
            _add(found.jobcodes, sheet.jobcode_id, sheet.duration)
            for field_id, item_id in items.of(sheet).items():
                _add(found.customfields.setdefault(field_id, {}), item_id, sheet.duration)
    return found


def jobcode_type(asked: Asked) -> str:
    """The type of jobcode that is asked for; the documented answer calls all of them both."""
    return asked.choice("jobcode_type", {*jobcodes.TYPES, "all", "both"}, "both")


def _sheets(state: QuickBooksTimeState, asked: Asked) -> Mapping[int, list[Timesheet]]:
    people, (start, end) = booked.people_of(state, asked), asked.dates()
    conditions = [*_conditions(state, asked)]
    chosen = {
        user_id: [sheet for sheet in sheets if all(holds(sheet) for holds in conditions)]
        for user_id, sheets in booked.of_people(state, people, start, end).items()
    }
    return {user_id: sheets for user_id, sheets in chosen.items() if sheets}


def _conditions(state: QuickBooksTimeState, asked: Asked) -> Iterable[Holds]:
    branches = _branches(state, asked.numbers("jobcode_ids"))
    if branches is not None:
        yield lambda sheet: sheet.jobcode_id in branches
    kind = jobcode_type(asked)
    if kind not in {"all", "both"}:
        yield lambda sheet: booked.type_of(state, sheet.jobcode_id) == kind
    yield from (_has_item(field_id, names) for field_id, names in asked.items_by_field().items())


@documented("contract 3.3: filters by jobcode mean these and all below them")
def _branches(state: QuickBooksTimeState, asked: tuple[int, ...] | None) -> frozenset[int] | None:
    if asked is None:
        return None
    return frozenset(below for jobcode_id in asked for below in jobcodes.subtree(state, jobcode_id))


@inferred("contract 3.13: one of the names of a field, whatever their letter case; of every field asked for")
def _has_item(field_id: int, names: Iterable[str]) -> Holds:
    wanted = frozenset(map(fold, names))

    def holds(sheet: Timesheet) -> bool:
        return any(field == field_id and fold(value) in wanted for field, value in sheet.customfields)

    return holds


def _add(sums: Seconds, record_id: int, seconds: int) -> None:
    sums[record_id] = sums.get(record_id, 0) + seconds
