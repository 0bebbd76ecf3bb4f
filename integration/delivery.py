"""Delivering time to QuickBooks Time: what cannot be delivered now is held, shown, and sent later in its order."""

from __future__ import annotations

from typing import Any

import msgspec

from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.entities import find, obstacle
from integration.fields import ensure_options, raise_if_unknown
from integration.messages import Code, Finding, Refused, refused
from integration.model import ItemResult, Jobcode, KarbonUser, LinkState, TimeUser
from integration.people import archived
from integration.store import ledger, mirror
from integration.store.absorbing import version_told
from integration.store.entries import KEPT, Entry, EntryState, entries_in, entry, is_any_kept, put_entry
from integration.store.ledger import Outcome
from integration.store.markers import with_marker
from integration.store.recorded import RECORD_TIME, recording_of, with_earlier
from integration.store.team import read_team
from integration.unavailable import unavailable


class Withdrawn(Exception):
    """What was to be sent was deleted, or moved to another client, just before it was."""


def deliver(desk: Desk, line: Entry) -> Finding | None:
    """Send an entry. None when QuickBooks Time has it; else why it waits. Raises Refused if it does not take it."""
    intent = recording_of(desk.tenant_id(), line.id)
    line = _begun(desk, line, intent)
    row = _row(line)
    try:
        result = desk.time.create_timesheets([row])[0]
    except VendorError as error:
        with desk.database.begin() as connection:
            ledger.conclude(connection, intent, Outcome.UNKNOWN if error.outcome_unknown else Outcome.FAILED)
        return _unavailable(line, error)
    return _settle(desk, line, intent, result)


def deliver_kept(desk: Desk) -> int:
    """Send what was entered while somebody else had the turn. Returns how much arrived.

    Each is tried once: what cannot be delivered then is held like any other time, until the next sync.
    """
    firm = desk.known()
    if firm is None or not firm.connected:
        return 0
    with desk.database.read() as connection:
        if not is_any_kept(connection, firm.id):
            return 0
    return deliver_held(desk, kept_only=True)[0]


def deliver_held(desk: Desk, *, kept_only: bool = False) -> tuple[int, list[Finding]]:
    """Send what is held, in the order in which it was entered. Returns how many arrived, and why others did not."""
    with desk.database.begin() as connection:
        waiting = entries_in(connection, desk.tenant_id(), EntryState.HELD)
        unsure = {one.subject for one in ledger.open_intents(connection, desk.tenant_id(), RECORD_TIME)}
        if kept_only:
            waiting = [line for line in waiting if line.reason == KEPT]
        for line in waiting:
            if line.reason == KEPT:
                put_entry(connection, desk.tenant_id(), msgspec.structs.replace(line, reason=""))
    delivered, findings = 0, []
    for line in sorted(waiting, key=number_of):
        if line.id in unsure:
            continue  # it may have landed; looked up before anything is sent again
        try:
            message = _redeliver(desk, line)
        except Withdrawn:
            continue
        except Refused as refusal:
            message = refusal.finding
        if message is None:
            delivered += 1
            continue
        findings.append(message)
        if message.code is Code.SERVICE_UNAVAILABLE:
            break  # the others would only wait for the same answer, and keep their order
    return delivered, findings


def user_of(desk: Desk, email: str) -> TimeUser:
    """The QuickBooks Time user of a colleague, as last read. Raises what time_user raises."""
    with desk.database.read() as connection:
        team, users = read_team(connection, desk.tenant_id())
    if not team.knows(email):  # new in Karbon, or under a new address
        colleagues = desk.karbon.users()
        with desk.database.begin() as connection:
            mirror.replace_all(connection, desk.tenant_id(), KarbonUser, colleagues)
            team, users = read_team(connection, desk.tenant_id())
    return team.user(email, users)


def number_of(line: Entry) -> int:
    """Where a held entry stands in the order of entering, whatever the clock said."""
    return int(line.id.removeprefix("k").partition("-")[0])


def _begun(desk: Desk, line: Entry, intent: str) -> Entry:
    """The entry as it goes out, and on disk that it does: from here on nobody changes what waits."""
    with desk.database.begin() as connection:
        now = entry(connection, desk.tenant_id(), line.id)
        if now is None or now.state is not EntryState.HELD or now.key != line.key:
            raise Withdrawn
        ready = msgspec.structs.replace(now, jobcode_id=line.jobcode_id, user_id=line.user_id)
        put_entry(connection, desk.tenant_id(), ready)
        ledger.record(
            connection,
            desk.tenant_id(),
            intent=intent,
            system="quickbooks_time",
            operation=RECORD_TIME,
            subject=line.id,
            body=with_earlier(connection, intent, _row(ready)),
            now=desk.now(),
        )
    return ready


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
            modified=version_told(result, line, desk.now()),
        )
        with desk.database.begin() as connection:
            put_entry(connection, tenant_id, taken)
            ledger.conclude(connection, intent, Outcome.DONE)
        return None
    with desk.database.begin() as connection:
        ledger.conclude(connection, intent, Outcome.FAILED)
    try:
        return _explain(desk, line, result)
    except VendorError as error:  # nobody can say why now: the next run tries again, and asks again
        return _unavailable(line, error)


def _explain(desk: Desk, line: Entry, result: ItemResult) -> Finding:
    tenant_id = desk.tenant_id()
    if _code_is_gone(desk, line):
        reason = "its code was deleted in QuickBooks Time; the time is kept until it has a code again."
        with desk.database.begin() as connection:
            put_entry(connection, tenant_id, msgspec.structs.replace(line, reason=Code.CODE_MISSING.value))
        return _held(
            line, Code.CODE_MISSING, "CODE-02", f"The entry of {line.date} is not delivered: {reason}"
        )
    raise _not_taken(desk, line, result)


def _not_taken(desk: Desk, line: Entry, result: ItemResult) -> Refused:
    """QuickBooks Time will not have it: say why in terms of the article."""
    words = result.extra or result.message
    if result.status == 403 and "TS-1006" in f"{result.message} {result.extra}":
        return refused(
            Code.USER_MAY_NOT_TRACK,
            f"{line.email} may not track time in QuickBooks Time ({words}).",
            subject=line.email,
            behaviour="USER-03",
        )
    users = desk.time.users(active="both")
    gone = [user for user in users if user.id == line.user_id and not user.active]
    if gone:
        return archived(line.email, gone)
    raise_if_unknown(desk, line.fields)
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
    """Held time follows its entity to the code it has now, if it takes part still (PRIV-03, D-12)."""
    try:
        entity = find(desk, line.key, live=True)
    except VendorError as error:
        return _unavailable(line, error)
    stopped = obstacle(entity, desk.firm().settings)
    if stopped is not None:
        return _held(line, stopped.code, stopped.behaviour, f"{stopped.sentence} The time is kept.")
    if entity.link is None or entity.link.state is not LinkState.LINKED:
        return _held(line, Code.CODE_MISSING, "CODE-02", f"The entry of {line.date} waits for a code.")
    try:
        user = _still_active(desk, line.user_id) or user_of(desk, line.email)
        ensure_options(desk, line.fields)
    except VendorError as error:
        return _unavailable(line, error)
    return deliver(desk, msgspec.structs.replace(line, jobcode_id=entity.link.jobcode_id, user_id=user.id))


def _still_active(desk: Desk, user_id: int | None) -> TimeUser | None:
    """Whoever entered the time is the same person, also under another address by now (USER-05)."""
    with desk.database.read() as connection:
        user = mirror.read(connection, desk.tenant_id(), TimeUser, user_id or 0)
    return user if user is not None and user.active else None


def _unavailable(line: Entry, error: VendorError) -> Finding:
    return unavailable(error, "FRESH-04", line.key, f"{error} The time is kept and sent later.")


def _held(line: Entry, code: Code, behaviour: str, sentence: str) -> Finding:
    return Finding(code=code, subject=line.key, behaviour=behaviour, sentence=sentence)
