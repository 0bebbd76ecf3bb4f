"""Time entered in Karbon goes to QuickBooks Time at once. What cannot be delivered is held, shown, never dropped."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import msgspec

from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.entities import Entity, find, obstacle
from integration.fields import ROLE, TASK_TYPE, chosen, ensure_option
from integration.messages import Code, Finding, Refused, refused
from integration.model import ItemResult, Jobcode, LinkState, TimeUser
from integration.people import time_user
from integration.recover import RECORD_TIME
from integration.rules import seconds_of
from integration.store import ledger, mirror, tenants
from integration.store.entries import Entry, EntryState, entries_in, put_entry, with_marker
from integration.store.ledger import Outcome
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
    user = _user(desk, by)
    values = _values(desk, fields or {})
    line = _new_entry(desk, by, key, day, minutes, notes, values, jobcode_id=jobcode_id, user_id=user.id)
    message = deliver(desk, line)
    return Tracked(entry=tab_entry(desk, firm, _again(desk, line)), message=message)


def deliver(desk: Desk, line: Entry) -> Finding | None:
    """Send a held entry. None when QuickBooks Time has it; else why it stays held. Raises if it may never be taken."""
    row = _row(line)
    intent = ledger.intent_id(desk.tenant_id(), RECORD_TIME, line.id)
    with desk.database.begin() as connection:
        ledger.record(
            connection,
            desk.tenant_id(),
            intent=intent,
            system="quickbooks_time",
            operation=RECORD_TIME,
            subject=line.id,
            body=row,
            now=desk.now(),
        )
    try:
        result = desk.time.create_timesheets([row])[0]
    except VendorError as error:
        with desk.database.begin() as connection:
            ledger.conclude(connection, intent, Outcome.UNKNOWN if error.outcome_unknown else Outcome.FAILED)
        return _held(line, Code.SERVICE_UNAVAILABLE, "FRESH-04", f"{error} The time is kept and sent later.")
    return _settle(desk, line, intent, result)


def deliver_held(desk: Desk) -> tuple[int, list[Finding]]:
    """Send what is held, in the order in which it was entered. Returns how many arrived, and why others did not."""
    with desk.database.read() as connection:
        waiting = entries_in(connection, desk.tenant_id(), EntryState.HELD)
        unsure = {one.subject for one in ledger.open_intents(connection, desk.tenant_id(), RECORD_TIME)}
    delivered, findings = 0, []
    for line in sorted(waiting, key=lambda one: one.modified):
        if line.id in unsure:
            continue  # it may have landed; looked up before anything is sent again
        try:
            message = _redeliver(desk, line)
        except Refused as refusal:
            message = refusal.finding
        if message is None:
            delivered += 1
        else:
            findings.append(message)
    return delivered, findings


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


def _user(desk: Desk, email: str) -> TimeUser:
    with desk.database.read() as connection:
        return time_user(email, mirror.read_all(connection, desk.tenant_id(), TimeUser))


def _values(desk: Desk, fields: dict[str, str]) -> dict[str, str]:
    for name in (ROLE, TASK_TYPE):
        ensure_option(desk, name, fields.get(name, ""))
    return chosen(desk, fields)


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


def _row(line: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {
        "user_id": line.user_id,
        "jobcode_id": line.jobcode_id,
        "type": "manual",
        "date": line.date,
        "duration": line.seconds,
        "notes": with_marker(line.notes, line.marker),
    }
    if line.fields:
        row["customfields"] = line.fields
    return row


def _settle(desk: Desk, line: Entry, intent: str, result: ItemResult) -> Finding | None:
    tenant_id = desk.tenant_id()
    if result.ok:
        seconds = int(str(result.row.get("duration", line.seconds)))
        taken = msgspec.structs.replace(
            line,
            timesheet_id=result.id,
            seconds=seconds,
            state=EntryState.RECORDED,
            reason="",
            modified=str(result.row.get("last_modified", line.modified)),
        )
        with desk.database.begin() as connection:
            put_entry(connection, tenant_id, taken)
            ledger.conclude(connection, intent, Outcome.DONE)
        return None
    with desk.database.begin() as connection:
        ledger.conclude(connection, intent, Outcome.FAILED)
    if _code_is_gone(desk, line):
        reason = "its code was deleted in QuickBooks Time; the time is kept until it has a code again."
        with desk.database.begin() as connection:
            put_entry(connection, tenant_id, msgspec.structs.replace(line, reason=Code.CODE_MISSING.value))
        return _held(
            line, Code.CODE_MISSING, "CODE-02", f"The entry of {line.date} is not delivered: {reason}"
        )
    raise _not_taken(desk, line, result)


def _not_taken(desk: Desk, line: Entry, result: ItemResult) -> Refused:
    """QuickBooks Time will not have it: take the entry back and say why in terms of the article."""
    with desk.database.begin() as connection:
        put_entry(connection, desk.tenant_id(), msgspec.structs.replace(line, state=EntryState.DELETED))
    words = result.extra or result.message
    if result.status == 403 and "TS-1006" in f"{result.message} {result.extra}":
        return refused(
            Code.USER_MAY_NOT_TRACK,
            f"{line.email} may not track time in QuickBooks Time ({words}).",
            subject=line.email,
            behaviour="USER-03",
        )
    users = desk.time.users(active="both")
    time_user(line.email, users)  # raises USER_ARCHIVED when that is the reason
    if "approved" in words or "locked" in words:
        return refused(
            Code.TIME_LOCKED,
            f"QuickBooks Time refuses the entry: {words}",
            subject=line.key,
            behaviour="TRACK-06",
        )
    return refused(
        Code.TIME_REFUSED,
        f"QuickBooks Time refuses the entry: {words}",
        subject=line.key,
        behaviour="TRACK-07",
    )


def _code_is_gone(desk: Desk, line: Entry) -> bool:
    codes = desk.time.jobcodes(active="both", ids=[line.jobcode_id or 0])
    with desk.database.begin() as connection:
        mirror.merge(connection, desk.tenant_id(), Jobcode, codes)
    return not any(code.active for code in codes)


def _redeliver(desk: Desk, line: Entry) -> Finding | None:
    """Held time follows its entity to the code it has now."""
    entity = find(desk, line.key)
    if entity.link is None or entity.link.state is not LinkState.LINKED:
        return _held(line, Code.CODE_MISSING, "CODE-02", f"The entry of {line.date} waits for a code.")
    user = _user(desk, line.email)
    ready = msgspec.structs.replace(line, jobcode_id=entity.link.jobcode_id, user_id=user.id)
    with desk.database.begin() as connection:
        put_entry(connection, desk.tenant_id(), ready)
    return deliver(desk, ready)


def _held(line: Entry, code: Code, behaviour: str, sentence: str) -> Finding:
    return Finding(code=code, subject=line.key, behaviour=behaviour, sentence=sentence)


def _again(desk: Desk, line: Entry) -> Entry:
    from integration.store.entries import entry

    with desk.database.begin() as connection:
        return entry(connection, desk.tenant_id(), line.id) or line
