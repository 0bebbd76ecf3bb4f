"""Time entered in Karbon goes to QuickBooks Time at once. What cannot be delivered is held, shown, never dropped.

It takes its turn by itself: whoever else is at work, time is taken.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

import msgspec

from integration.delivery import Withdrawn, deliver, deliver_kept, user_of
from integration.desk import Desk
from integration.entities import Entity, find, obstacle
from integration.fields import ROLE, TASK_TYPE, chosen, ensure_option, left_out
from integration.messages import Code, Finding, Refused, refused
from integration.model import LinkState
from integration.rules import seconds_of
from integration.store import leases, ledger, tenants
from integration.store.database import StoreBusy
from integration.store.entries import KEPT, Entry, EntryState, entry, put_entry
from integration.store.tenants import Tenant
from integration.time_and_budget import TabEntry, tab_entry
from integration.turn import beside, turn

PATIENCE_S: Final = 3.0  # a person waits; what others need a turn for when no sync is at work takes no longer
TRIES_MAX: Final = 6  # while somebody fills the store, at a few seconds each
BUSY_FOR: Final = timedelta(seconds=30)
GROWING: Final = (ROLE, TASK_TYPE)  # fields that get an option for a new value
NOTES_LENGTH_MAX: Final = 4_000
MINUTES_MAX: Final = 24 * 60


class Tracked(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it was taken, and what a person should know about it."""

    entry: TabEntry
    message: Finding | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a person entered, checked as far as nobody has to be asked."""

    by: str
    key: str
    day: date
    minutes: int
    notes: str
    fields: dict[str, str]


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
    """Record time of the person with this email on a client or work item.

    Time is never refused because another worker is at work for the firm: it is kept then, and whoever has the turn
    delivers it before they end.
    """
    check_minutes(minutes)
    check_notes(notes)
    asked = Asked(by=by, key=key, day=day, minutes=minutes, notes=notes, fields=fields or {})
    written: list[Entry] = []
    for left in reversed(range(TRIES_MAX)):
        try:
            tracked = _tried(desk, asked, written, whoever=left < TRIES_MAX // 2)
        except StoreBusy:
            if not left:
                raise
            continue
        if tracked is not None:
            return tracked
    raise AssertionError("the last tries keep it whoever is at work")


def _tried(desk: Desk, asked: Asked, written: list[Entry], *, whoever: bool) -> Tracked | None:
    """In turn, else kept; None when the turn became free just now. What is `written` is not written again."""
    if not written:
        try:
            with turn(desk, _patience_s(desk)):
                deliver_kept(desk)  # who entered theirs before comes before
                return _record(desk, asked, written)
        except Refused as refusal:
            if refusal.finding.code is not Code.FIRM_BUSY:
                raise
            desk.busy_at = desk.now()
    return _kept(desk, asked, written, whoever=whoever)


def _patience_s(desk: Desk) -> float:
    """A sync takes a while: of many who enter their time meanwhile, one waits to see it."""
    lately = desk.busy_at is not None and timedelta() <= desk.now() - desk.busy_at < BUSY_FOR
    return 0.0 if lately else PATIENCE_S


def _record(desk: Desk, asked: Asked, written: list[Entry]) -> Tracked:
    """In turn: to QuickBooks Time, or held when it cannot be had."""
    firm = desk.firm()
    if not firm.connected:
        line = _new_entry(desk, asked, {}, written, state=EntryState.NATIVE)
        return Tracked(entry=tab_entry(desk, firm, line))
    entity = find(desk, asked.key, live=True)
    jobcode_id = _open_code(entity, firm)
    user = user_of(desk, asked.by)
    named = {name: ensure_option(desk, name, asked.fields[name]) for name in GROWING if name in asked.fields}
    values = chosen(desk, asked.fields | named, jobcode_id=jobcode_id)
    line = _new_entry(desk, asked, values, written, jobcode_id=jobcode_id, user_id=user.id)
    try:
        message = deliver(desk, line)
    except Withdrawn:
        message = None
    except Refused:
        _take_back(desk, line)  # whoever entered it is told, and enters it again as it should be
        raise
    message = message or left_out(desk, asked.fields)
    return Tracked(entry=tab_entry(desk, firm, _again(desk, line)), message=message)


def _kept(desk: Desk, asked: Asked, written: list[Entry], *, whoever: bool) -> Tracked | None:
    """Beside whoever is at work: on disk, for them to deliver. None when nobody is any more, unless `whoever`.

    Only reads are made: what is wrong with the entry itself is said at once, as always.
    """
    with beside(desk):
        firm = desk.firm()
        if not written:
            _keep(desk, firm, asked, written, whoever=whoever)
        if not written:
            return None
        line = _again(desk, written[0])
        return Tracked(
            entry=tab_entry(desk, firm, line), message=_arrives_later(line) if firm.connected else None
        )


def _keep(desk: Desk, firm: Tenant, asked: Asked, written: list[Entry], *, whoever: bool) -> None:
    about: dict[str, Any] = {"while_at_work": not whoever}
    if not firm.connected:
        _new_entry(desk, asked, {}, written, state=EntryState.NATIVE, **about)
        return
    entity = find(desk, asked.key, live=True)
    stopped = obstacle(entity, firm.settings)
    if stopped is not None:
        raise Refused(stopped)
    # What has no code yet may be about to get it: only whoever is at work knows.
    jobcode_id = None if entity.link is None else _open_code(entity, firm)
    user = user_of(desk, asked.by)
    values = chosen(desk, asked.fields, jobcode_id=jobcode_id, growing=GROWING)
    _new_entry(desk, asked, values, written, jobcode_id=jobcode_id, user_id=user.id, reason=KEPT, **about)


def _arrives_later(line: Entry) -> Finding:
    return Finding(
        code=Code.TIME_WAITING,
        subject=line.key,
        behaviour="FRESH-04",
        sentence="Another Timebridge is at work for this firm. The time is kept, and goes to QuickBooks Time when that "
        "is done.",
        remedy="Nothing to do; until it has arrived the tab shows it as waiting.",
    )


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


def _new_entry(
    desk: Desk,
    asked: Asked,
    values: dict[str, str],
    written: list[Entry],
    *,
    while_at_work: bool = False,
    state: EntryState = EntryState.HELD,
    reason: str = "",
    jobcode_id: int | None = None,
    user_id: int | None = None,
) -> Entry:
    """The entry on disk. With `while_at_work` only if somebody else is: they look once more before they end."""
    tenant_id, now = desk.tenant_id(), desk.now()
    with desk.database.begin() as connection:
        number = int(tenants.cursor(connection, tenant_id, "entries") or 0) + 1
        token = ledger.intent_id(tenant_id, now.isoformat(), number, asked.by, asked.key)
        line = Entry(
            id=f"k{number}-{token[:4]}",  # an older copy of the store gives the number once more
            jobcode_id=jobcode_id,
            key=asked.key,
            user_id=user_id,
            email=asked.by,
            date=asked.day.isoformat(),
            seconds=seconds_of(asked.minutes),
            notes=asked.notes,
            fields=values,
            state=state,
            reason=reason,
            marker=token[:10],
            modified=f"{now.isoformat(timespec='seconds')} {number:09d}",  # a mark of ours: no vendor's version
        )
        if while_at_work and not leases.stand_by(connection, tenant_id, now):
            return line
        tenants.set_cursor(connection, tenant_id, "entries", str(number))
        put_entry(connection, tenant_id, line)
    written.append(line)
    return line


def _take_back(desk: Desk, line: Entry) -> None:
    with desk.database.begin() as connection:
        put_entry(connection, desk.tenant_id(), msgspec.structs.replace(line, state=EntryState.DELETED))


def _again(desk: Desk, line: Entry) -> Entry:
    with desk.database.read() as connection:
        return entry(connection, desk.tenant_id(), line.id) or line
