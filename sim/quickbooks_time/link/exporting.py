"""Time goes out: once as a time activity, and from then on it is locked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import jobcodes, localtime, users
from sim.quickbooks_time.link import bonds, preferences
from sim.quickbooks_time.link.books import BooksRefusedError, BooksTime
from sim.quickbooks_time.records import Timesheet
from sim.quickbooks_time.records_link import Kind

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState

LOCKED = 1
UNLOCK_DAYS_MAX = 90
MINUTE_S = 60


class NotExportedError(Exception):
    """Something has to happen before this time can go out; the text says what."""


def send_out(state: QuickBooksTimeState, trouble: list[str]) -> None:
    """Export what is new, what was unlocked, and what could not be exported before."""
    _take_back(state)
    for sheet in _due(state):
        try:
            _export(state, sheet)
        except (NotExportedError, BooksRefusedError) as reason:
            trouble.append(_not_exported(state, sheet, reason))
            if bonds.of_ours(state, Kind.TIME, sheet.id) is None:
                bonds.tie(state, Kind.TIME, sheet.id, "")


def set_locked(state: QuickBooksTimeState, sheet: Timesheet, locked: int) -> None:
    """Lock time, or open it again."""
    changed = msgspec.structs.replace(sheet, locked=locked, last_modified=state.stamp())
    state.tables.timesheets.put(changed)


@documented("contract 5: Unlock Exported Time, at most 90 days back")
def oldest_to_unlock(state: QuickBooksTimeState) -> str:
    """The first date whose exported time can be unlocked."""
    return localtime.days_before(state.stamp()[:10], UNLOCK_DAYS_MAX)


def _due(state: QuickBooksTimeState) -> list[Timesheet]:
    return sorted(
        (sheet for sheet in _looked_at(state) if _is_due(state, sheet)),
        key=lambda sheet: (sheet.date, sheet.id),
    )


def _looked_at(state: QuickBooksTimeState) -> Iterator[Timesheet]:
    """All time when the rules changed, else what changed since the last export and what still waits."""
    table = state.tables.timesheets
    if not state.link.last_export:
        yield from table.between("dated", (state.link.export_from,), ("9999",))
        return
    changed = table.between("modified", (state.link.last_export,), ("9999",))
    found = {sheet.id: sheet for sheet in changed}
    for timesheet_id in bonds.waiting(state):
        sheet = table.get(timesheet_id)
        if sheet is not None:
            found[sheet.id] = sheet
    yield from found.values()


@documented("contract 5: an export locks, so nothing goes twice; a date before which nothing is exported")
def _is_due(state: QuickBooksTimeState, sheet: Timesheet) -> bool:
    if sheet.locked or sheet.on_the_clock or sheet.date < state.link.export_from:
        return False
    job = state.tables.jobcodes.get(sheet.jobcode_id)
    return (job is None or job.type == "regular") and sheet.duration >= MINUTE_S // 2


@documented("contract 5: exported time shows up as TimeActivity of the employee or contractor, and is locked")
def _export(state: QuickBooksTimeState, sheet: Timesheet) -> None:
    bond = bonds.of_ours(state, Kind.TIME, sheet.id)
    time = _as_books_take_it(state, sheet)
    activity_id = state.books.save_time("" if bond is None else bond.theirs, time)
    bonds.tie(state, Kind.TIME, sheet.id, activity_id)
    set_locked(state, sheet, LOCKED)


@inferred("contract 5: the mapping of fields is not public")
def _as_books_take_it(state: QuickBooksTimeState, sheet: Timesheet) -> BooksTime:
    job = state.tables.jobcodes.get(sheet.jobcode_id)
    return BooksTime(
        date=sheet.date,
        minutes=(sheet.duration + MINUTE_S // 2) // MINUTE_S,
        person=_person(state, sheet),
        customer_id=_customer(state, sheet),
        item=preferences.value_of(state, sheet, preferences.SERVICE_ITEMS),
        billable=preferences.value_of(state, sheet, preferences.BILLABLE) == preferences.YES,
        hourly_rate=0 if job is None else job.billable_rate,
        description=sheet.notes,
    )


@documented(
    "contract 5: only members with the employee or contractor role are exported; approval is a switch"
)
def _person(state: QuickBooksTimeState, sheet: Timesheet) -> str:
    only_approved = state.behaviour.link_exports == "approved"
    if only_approved and sheet.date > users.get(state, sheet.user_id).approved_to:
        raise NotExportedError("it is not approved")
    bond = bonds.of_ours(state, Kind.PERSON, sheet.user_id)
    if bond is None:
        raise NotExportedError("this team member is neither an employee nor a contractor in QuickBooks")
    return bond.theirs


@inferred("contract 5: what was added here below a customer counts for the customer; what is nobody's waits")
def _customer(state: QuickBooksTimeState, sheet: Timesheet) -> str:
    job = state.tables.jobcodes.get(sheet.jobcode_id)
    if job is None:
        return ""
    for each in (job, *jobcodes.ancestors(state, job)):
        bond = bonds.of_ours(state, Kind.CUSTOMER, each.id)
        if bond is not None:
            return bond.theirs
    raise NotExportedError(f"{job.name!r} is no customer in QuickBooks")


@inferred("contract 5 is silent about time deleted after it was unlocked; it goes unless QuickBooks keeps it")
def _take_back(state: QuickBooksTimeState) -> None:
    for gone in state.tables.timesheets_deleted.between("modified", (state.link.last_export,), ("9999",)):
        bond = bonds.of_ours(state, Kind.TIME, gone.id)
        if bond is not None:
            if bond.theirs:
                state.books.drop_time(bond.theirs)
            bonds.untie(state, bond)


def _not_exported(state: QuickBooksTimeState, sheet: Timesheet, reason: Exception) -> str:
    user = users.get(state, sheet.user_id)
    return f"Time of {user.first_name} {user.last_name} on {sheet.date} was not exported: {reason}"
