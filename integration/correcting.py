"""Editing and deleting time from Karbon: written through, and QuickBooks Time's version wins."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection

from integration.deleting import refused_deletion
from integration.desk import Desk
from integration.entities import find
from integration.fields import chosen, in_use
from integration.messages import Code, Refused, refused
from integration.model import ItemResult, LinkState, Timesheet
from integration.people import Directory
from integration.rules import seconds_of
from integration.store import ledger
from integration.store.absorbing import absorb, from_timesheet, mark_deleted, version_told
from integration.store.entries import Entry, EntryState, entry, entry_called, put_entry
from integration.store.markers import with_marker, withdrawn
from integration.store.recorded import RECORD_TIME
from integration.store.team import read_team
from integration.store.tenants import Tenant
from integration.time_and_budget import TabEntry, tab_entry
from integration.tracking import Tracked, check_minutes, check_notes


def edit_time(
    desk: Desk,
    entry_id: str,
    *,
    busy: Refused | None = None,
    minutes: int | None = None,
    notes: str | None = None,
    day: date | None = None,
    key: str | None = None,
    fields: dict[str, str] | None = None,
) -> Tracked:
    """Change an entry; what is not named stays. `busy` says that another worker has the turn, and who.

    What waits in Karbon is changed all the same. What QuickBooks Time has is not: whether its version wins is known
    only when it is asked, and nobody would be there to be told.
    """
    firm, line = _editable(desk, entry_id, busy)
    changes: dict[str, Any] = {}
    if minutes is not None:
        check_minutes(minutes)
        changes["seconds"] = seconds_of(minutes)
    if notes is not None:
        check_notes(notes)
        changes["notes"] = notes
    if day is not None:
        changes["date"] = day.isoformat()
    if fields is not None or line.state is EntryState.RECORDED:  # a field may be required by now (FIELD-06)
        changes["fields"] = line.fields | chosen(
            desk, fields or {}, already=line.fields, jobcode_id=line.jobcode_id
        )
    if key is not None:
        changes |= _moved(desk, firm, key)
    wanted = msgspec.structs.replace(line, **changes)
    if line.state is not EntryState.RECORDED:
        return _keep(desk, firm, wanted, line)
    _as_last_seen(desk, line)
    result = desk.time.update_timesheets([_row(desk, line, wanted)])[0]
    _check(line, result)
    seconds = int(str(result.row.get("duration", wanted.seconds)))
    modified = version_told(result, line, desk.now())
    return _keep(desk, firm, msgspec.structs.replace(wanted, seconds=seconds, modified=modified))


def delete_time(desk: Desk, entry_id: str, *, busy: Refused | None = None) -> TabEntry:
    """Delete an entry; returns it as it was. `busy` as in edit_time."""
    firm, line = _editable(desk, entry_id, busy)
    if line.state is EntryState.RECORDED:
        _as_last_seen(desk, line)
        refusal = refused_deletion(desk, line.timesheet_id or 0)
        if refusal is not None:
            _check(line, refusal)
    shown = tab_entry(desk, firm, line)
    with desk.database.begin() as connection:
        _raise_if_on_its_way(connection, desk, line)
        put_entry(connection, desk.tenant_id(), withdrawn(connection, desk.tenant_id(), line))
    return shown


def approve_time(desk: Desk, entry_id: str) -> TabEntry:
    """Approve an entry in Karbon: an option only while disconnected; otherwise QuickBooks Time approves (DISC-04)."""
    firm, line = _entry(desk, entry_id)
    if firm.connected or line.state is not EntryState.NATIVE:
        raise refused(
            Code.TIME_LOCKED,
            "Time that belongs to QuickBooks Time is approved there, not in Karbon.",
            subject=entry_id,
            behaviour="DISC-04",
            remedy="Approve it in QuickBooks Time.",
        )
    approved = msgspec.structs.replace(line, approved=True)
    with desk.database.begin() as connection:
        put_entry(connection, desk.tenant_id(), approved)
    return tab_entry(desk, firm, approved)


def _entry(desk: Desk, entry_id: str) -> tuple[Tenant, Entry]:
    firm = desk.firm()
    with desk.database.read() as connection:
        line = entry_called(connection, desk.tenant_id(), entry_id)
    if line is None or line.state is EntryState.DELETED:
        raise refused(
            Code.BAD_INPUT,
            f"There is no time entry {entry_id!r}; the tab lists those there are.",
            subject=entry_id,
            behaviour="TRACK-05",
        )
    return firm, line


def _editable(desk: Desk, entry_id: str, busy: Refused | None) -> tuple[Tenant, Entry]:
    firm, line = _entry(desk, entry_id)
    if busy is not None and line.state is not EntryState.HELD:
        said = f"{busy.finding.sentence} The entry is as it was."
        raise refused(Code.FIRM_BUSY, said, subject=entry_id, behaviour="TRACK-05")
    if line.state is EntryState.NATIVE:
        if line.approved:
            raise _locked(entry_id, "This entry is approved in Karbon.", "DISC-04", "Unapprove it first.")
        return firm, line
    if not firm.connected:
        raise _locked(
            entry_id,
            "This entry came from QuickBooks Time, and Karbon is disconnected from it.",
            "DISC-03",
            "Reconnect with the same QuickBooks Time account to edit it.",
        )
    if line.locked:
        raise _locked(entry_id, "This entry is locked in QuickBooks Time.", "TRACK-06", "")
    if line.date <= _approved_to(desk, line):
        raise _locked(entry_id, f"The time of {line.date} is approved in QuickBooks Time.", "TRACK-06", "")
    with desk.database.read() as connection:
        _raise_if_on_its_way(connection, desk, line)
    return firm, line


def _raise_if_on_its_way(connection: Connection, desk: Desk, line: Entry) -> None:
    """What waits goes out at any moment: asked for again in the transaction that changes it."""
    if line.state is not EntryState.HELD:
        return
    now = entry(connection, desk.tenant_id(), line.id)
    unsure = {one.subject for one in ledger.open_intents(connection, desk.tenant_id(), RECORD_TIME)}
    if line.id in unsure or now is None or now.state is not EntryState.HELD:
        raise _locked(
            line.id, "This entry may be on its way to QuickBooks Time.", "LINK-05", "Sync, then edit it."
        )


def _approved_to(desk: Desk, line: Entry) -> str:
    with desk.database.read() as connection:
        return Directory(*read_team(connection, desk.tenant_id())).approved_to(line.user_id)


def _as_last_seen(desk: Desk, line: Entry) -> None:
    """Nobody changed it over there since it was shown here; otherwise their version is taken and shown."""
    found = desk.time.timesheets(ids=[line.timesheet_id or 0])
    tenant_id = desk.tenant_id()
    if not found:
        with desk.database.begin() as connection:
            mark_deleted(connection, tenant_id, [line.timesheet_id or 0])
        raise _changed(line, "It was deleted in QuickBooks Time.")
    sheet: Timesheet = found[0]
    seen = from_timesheet(sheet, line, desk.now())
    if _content(seen) == _content(line):
        return
    with desk.database.begin() as connection:
        absorb(connection, tenant_id, [sheet], desk.now())
    if seen.locked and not line.locked:
        raise _locked(line.id, "This entry is locked in QuickBooks Time.", "TRACK-06", "")
    raise _changed(line, "It was changed in QuickBooks Time since you looked; its version is shown now.")


def _content(line: Entry) -> tuple[object, ...]:
    return (line.jobcode_id, line.user_id, line.date, line.seconds, line.notes, line.fields, line.locked)


def _moved(desk: Desk, firm: Tenant, key: str) -> dict[str, Any]:
    entity = find(desk, key, live=firm.connected)
    if not firm.connected:
        return {"key": key}
    if entity.link is None or entity.link.state is not LinkState.LINKED:
        raise refused(
            Code.CODE_NOT_LINKED,
            f"{entity.name!r} is not linked to a code in QuickBooks Time.",
            subject=key,
            behaviour="TRACK-05",
        )
    return {"key": key, "jobcode_id": entity.link.jobcode_id}


def _row(desk: Desk, line: Entry, wanted: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {"id": line.timesheet_id}
    if wanted.seconds != line.seconds:
        row["duration"] = wanted.seconds
    if wanted.date != line.date:
        row["date"] = wanted.date
    if wanted.notes != line.notes:
        row["notes"] = with_marker(wanted.notes, line.marker) if line.marker else wanted.notes
    if wanted.jobcode_id != line.jobcode_id:
        row["jobcode_id"] = wanted.jobcode_id
    if wanted.fields != line.fields:
        row["customfields"] = in_use(desk, wanted.fields)
    return row


def _check(line: Entry, result: ItemResult) -> None:
    if result.ok:
        return
    words = result.extra or result.message
    raise _locked(line.id, f"QuickBooks Time refuses the change: {words}", "TRACK-05", "")


def _keep(desk: Desk, firm: Tenant, line: Entry, before: Entry | None = None) -> Tracked:
    with desk.database.begin() as connection:
        if before is not None:
            _raise_if_on_its_way(connection, desk, before)
        put_entry(connection, desk.tenant_id(), line)
    return Tracked(entry=tab_entry(desk, firm, line))


def _locked(entry_id: str, sentence: str, behaviour: str, remedy: str) -> Refused:
    return refused(Code.TIME_LOCKED, sentence, subject=entry_id, behaviour=behaviour, remedy=remedy)


def _changed(line: Entry, sentence: str) -> Refused:
    return refused(Code.TIME_CHANGED, sentence, subject=line.id, behaviour="TRACK-05")
