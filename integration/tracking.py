"""Time entered in Karbon goes to QuickBooks Time at once. What cannot be delivered is held, shown, never dropped."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from integration.delivery import deliver, user_of
from integration.desk import Desk
from integration.entities import Entity, find, obstacle
from integration.fields import ROLE, TASK_TYPE, chosen, ensure_option, left_out
from integration.messages import Code, Finding, Refused, refused
from integration.model import LinkState
from integration.rules import seconds_of
from integration.store import ledger, tenants
from integration.store.entries import Entry, EntryState, entry, put_entry
from integration.store.tenants import Tenant
from integration.time_and_budget import TabEntry, tab_entry

NOTES_LENGTH_MAX: Final = 4_000
MINUTES_MAX: Final = 24 * 60


class Tracked(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it was taken, and what a person should know about it."""

    entry: TabEntry
    message: Finding | None = None


def track_time(
    desk: Desk,
    *,
    by: str,
    key: str,
    day: date,
    minutes: int,
    notes: str = "",
    fields: dict[str, str] | None = None,
) -> Tracked:
    """Record time of the person with this email on a client or work item."""
    firm = desk.firm()
    check_minutes(minutes)
    check_notes(notes)
    if not firm.connected:
        line = _new_entry(desk, by, key, day, minutes, notes, {}, state=EntryState.NATIVE)
        return Tracked(entry=tab_entry(desk, firm, line))
    entity = find(desk, key, live=True)
    jobcode_id = _open_code(entity, firm)
    user = user_of(desk, by)
    values = _values(desk, fields or {}, jobcode_id)
    line = _new_entry(desk, by, key, day, minutes, notes, values, jobcode_id=jobcode_id, user_id=user.id)
    try:
        message = deliver(desk, line)
    except Refused:
        _take_back(desk, line)  # whoever entered it is told, and enters it again as it should be
        raise
    message = message or left_out(desk, fields or {})
    return Tracked(entry=tab_entry(desk, firm, _again(desk, line)), message=message)


def check_minutes(minutes: int) -> None:
    """An entry has at least a minute and at most a day (TRACK-07)."""
    if not 1 <= minutes <= MINUTES_MAX:
        raise refused(
            Code.BAD_INPUT, f"An entry takes 1 to {MINUTES_MAX} minutes, not {minutes}.", behaviour="TRACK-07"
        )


def check_notes(notes: str) -> None:
    """Notes of a length that QuickBooks Time and QuickBooks both take."""
    if len(notes) > NOTES_LENGTH_MAX:
        raise refused(
            Code.BAD_INPUT,
            f"Notes may have {NOTES_LENGTH_MAX} characters, these have {len(notes)}.",
            behaviour="TRACK-07",
        )


def _open_code(entity: Entity, firm: Tenant) -> int:
    stopped = obstacle(entity, firm.settings)
    if stopped is not None:
        raise Refused(stopped)
    link = entity.link
    if link is None or link.state is LinkState.MISSING:
        raise refused(
            Code.CODE_NOT_LINKED,
            f"{entity.name!r} is not linked to a code in QuickBooks Time.",
            subject=entity.key,
            behaviour="CODE-03",
        )
    return link.jobcode_id


def _values(desk: Desk, fields: dict[str, str], jobcode_id: int) -> dict[str, str]:
    named = {name: ensure_option(desk, name, fields[name]) for name in (ROLE, TASK_TYPE) if name in fields}
    return chosen(desk, fields | named, jobcode_id=jobcode_id)


def _new_entry(
    desk: Desk,
    by: str,
    key: str,
    day: date,
    minutes: int,
    notes: str,
    values: dict[str, str],
    *,
    state: EntryState = EntryState.HELD,
    jobcode_id: int | None = None,
    user_id: int | None = None,
) -> Entry:
    tenant_id, now = desk.tenant_id(), desk.now().isoformat()
    with desk.database.begin() as connection:
        number = int(tenants.cursor(connection, tenant_id, "entries") or 0) + 1
        tenants.set_cursor(connection, tenant_id, "entries", str(number))
        token = ledger.intent_id(tenant_id, now, number, by, key)
        line = Entry(
            id=f"k{number}",
            jobcode_id=jobcode_id,
            key=key,
            user_id=user_id,
            email=by,
            date=day.isoformat(),
            seconds=seconds_of(minutes),
            notes=notes,
            fields=values,
            state=state,
            marker=token[:10],
            modified=f"{now} {number:09d}",
        )
        put_entry(connection, tenant_id, line)
    return line


def _take_back(desk: Desk, line: Entry) -> None:
    with desk.database.begin() as connection:
        put_entry(connection, desk.tenant_id(), msgspec.structs.replace(line, state=EntryState.DELETED))


def _again(desk: Desk, line: Entry) -> Entry:
    with desk.database.read() as connection:
        return entry(connection, desk.tenant_id(), line.id) or line
