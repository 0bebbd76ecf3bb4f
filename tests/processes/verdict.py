"""How a firm looks in the three systems and in the store, so that two histories can be held against each other.

Everything is told by what it is for a person, never by an id: whatever is there twice is listed twice.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from sqlalchemy import select

from integration.store import ledger
from integration.store.database import Database
from integration.store.entries import EntryState
from integration.store.markers import split_marker
from integration.store.schema import ENTRY, INTENT, LINK
from tests.processes.fakes import World
from tests.processes.stores import Copies


class Picture(NamedTuple):
    """What there is, each part sorted."""

    codes: tuple[str, ...]  # paths of active codes
    options: tuple[str, ...]  # of fields
    time: tuple[tuple[Any, ...], ...]  # in QuickBooks Time
    customers: tuple[str, ...]
    activities: tuple[tuple[Any, ...], ...]  # in QuickBooks
    links: tuple[tuple[str, str], ...]  # name in Karbon, path of the code
    entries: tuple[tuple[Any, ...], ...]  # as the store has them, without those that are deleted
    unsettled: int  # intents that nobody knows the outcome of

    def differences(self, other: Picture) -> list[str]:
        """What the other has more or less of."""
        found = []
        for name, mine, others in zip(self._fields, self, other, strict=True):
            if isinstance(mine, int):
                found += [f"{name}: {others}, not {mine}"] if mine != others else []
                continue
            found += [f"{name}: lost {one}" for one in (Counter(mine) - Counter(others)).elements()]
            found += [
                f"{name}: more than expected {one}" for one in (Counter(others) - Counter(mine)).elements()
            ]
        return found


def picture(world: World, copies: Copies) -> Picture:
    """The firm as it is now."""
    jobs = world.screen("quickbooks_time", "jobs")
    sheets = world.screen("quickbooks_time", "timesheets")
    paths = {job["id"]: job["path"] for job in jobs}
    seen: dict[str, Any] = {}
    copies.look(lambda database: seen.update(_kept(database, paths)))
    return Picture(
        codes=tuple(sorted(job["path"] for job in jobs if job["active"])),
        options=tuple(
            sorted(f"{field['name']}: {sorted(map(str, field['options']))}" for field in _fields(world))
        ),
        time=tuple(
            sorted(
                (
                    paths[one["job_id"]],
                    one["email"],
                    one["date"],
                    one["minutes"],
                    _notes(one),
                    str(one["fields"]),
                )
                for one in sheets
            )
        ),
        customers=tuple(sorted(one["path"] for one in world.screen("quickbooks", "customers"))),
        activities=tuple(sorted(map(_activity, world.screen("quickbooks", "time_activities")))),
        **seen,
    )


def markers_twice(world: World) -> list[str]:
    """Markers of ours that more than one timesheet has."""
    sheets = world.screen("quickbooks_time", "timesheets")
    found = Counter(split_marker(sheet["notes"])[1] for sheet in sheets)
    return [marker for marker, times in found.items() if marker and times > 1]


def _fields(world: World) -> list[dict[str, Any]]:
    return list(world.screen("quickbooks_time", "fields"))


def _notes(sheet: dict[str, Any]) -> str:
    """Without the marker, but with whether there is one."""
    notes, marker = split_marker(sheet["notes"])
    return f"{notes} [ours]" if marker else notes


def _activity(one: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(str(value) for key, value in sorted(one.items()) if key not in {"id", "sync_token"})


def _kept(database: Database, paths: dict[int, str]) -> dict[str, Any]:
    with database.read() as connection:
        links = connection.execute(select(LINK).where(LINK.c.state != "retired")).all()
        entries = connection.execute(select(ENTRY).where(ENTRY.c.state != EntryState.DELETED.value)).all()
        states = [ledger.Outcome.SENT.value, ledger.Outcome.UNKNOWN.value]
        unsettled = connection.execute(select(INTENT.c.id).where(INTENT.c.state.in_(states))).all()
    return {
        "links": tuple(sorted((one.karbon_name, paths.get(one.jobcode_id, "no code")) for one in links)),
        "entries": tuple(sorted((one.date, one.seconds, one.notes, one.state) for one in entries)),
        "unsettled": len(unsettled),
    }
