"""Time that was probably typed into both systems while they were apart; people decide about it (DISC-07, D-23)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from integration.desk import Desk
from integration.model import Link, Timesheet, TimeUser
from integration.rules import minutes_of, same_email
from integration.store import links
from integration.store.entries import Entry, EntryState, entries_in


class Suspect(msgspec.Struct, frozen=True, kw_only=True):
    """Two entries that look like one piece of time, typed in both systems while they were apart."""

    karbon_entry: str
    time_entry: str
    person: str
    date: str
    minutes: int


def suspected_duplicates(desk: Desk) -> tuple[Suspect, ...]:
    """Pairs of equal person, client or work, day and minutes; an entry is in one pair at most."""
    tenant_id = desk.tenant_id()
    with desk.database.read() as connection:
        native = entries_in(connection, tenant_id, EntryState.NATIVE)
        known = {line.timesheet_id for line in entries_in(connection, tenant_id, *EntryState)}
        codes = {line.key: _codes(links.links_of(connection, tenant_id, line.key)) for line in native}
    if not native:
        return ()
    users = {user.id: user for user in desk.time.users(active="both")}
    first = date.fromisoformat(min(line.date for line in native))
    fresh = [sheet for sheet in desk.time.timesheets(start_date=first) if sheet.id not in known]
    found = []
    for line in native:
        twin = next(
            (one for one in fresh if _alike(line, one, codes[line.key], users.get(one.user_id))), None
        )
        if twin is not None:
            fresh.remove(twin)
            found.append(_suspect(line, twin, users[twin.user_id].name))
    return tuple(found)


def _codes(bonds: Iterable[Link]) -> set[int]:
    return {bond.jobcode_id for bond in bonds}


def _alike(line: Entry, sheet: Timesheet, codes: set[int], user: TimeUser | None) -> bool:
    return (
        user is not None
        and same_email(user.email, line.email)
        and sheet.jobcode_id in codes
        and sheet.date.isoformat() == line.date
        and minutes_of(sheet.seconds) == minutes_of(line.seconds)
    )


def _suspect(line: Entry, sheet: Timesheet, person: str) -> Suspect:
    return Suspect(
        karbon_entry=line.id,
        time_entry=f"t{sheet.id}",
        person=person,
        date=line.date,
        minutes=minutes_of(line.seconds),
    )
