"""After a lost answer or a crash: look at QuickBooks Time before anything is sent again (LINK-05)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import Connection

from integration import metrics
from integration.desk import Desk
from integration.execute import CREATE_CODE, RENAME_CODE
from integration.model import EntityKind, Jobcode, Link
from integration.observe import LONG_AGO
from integration.rules import near
from integration.store import ledger, links, mirror
from integration.store.absorbing import absorb
from integration.store.entries import EntryState, entry, put_entry
from integration.store.ledger import Intent, Outcome
from integration.store.markers import split_marker
from integration.store.places import Place
from integration.store.recorded import RECORD_TIME

CLOCKS_APART: Final = timedelta(days=1)  # no more than this is anybody's clock wrong
GRACE: Final = timedelta(seconds=120)  # our timeout and the vendor's: until then a write may still land


def recover_codes(desk: Desk, listed: Iterable[Jobcode] | None = None) -> int:
    """Bond the codes that were made although nobody heard, and know again the names we gave. Returns how many bonds.

    `listed`: all codes, when they were listed just now and are not kept yet; else they are looked up as kept.
    """
    tenant_id = desk.tenant_id()
    recovered = 0
    listed = None if listed is None else list(listed)
    with desk.database.begin() as connection:
        _recover_names(connection, desk, listed)
        unheard = ledger.open_intents(connection, tenant_id, CREATE_CODE)
        if listed is None:
            places = [Place(str(one.body["parent_id"]), near(one.body["name"])) for one in unheard]
            listed = mirror.among(connection, tenant_id, Jobcode, places)
        found = {(code.parent_id, code.name): code for code in listed if code.active} if unheard else {}
        for intent in unheard:
            code = found.get((intent.body["parent_id"], intent.body["name"]))
            known = links.live_link(connection, tenant_id, intent.subject)
            if code is not None and (known is None or known.jobcode_id != code.id):
                recovered += _bond(connection, desk, intent, code)
            ledger.conclude(connection, intent.id, Outcome.DONE if code is not None else Outcome.FAILED)
    _adopted(recovered)
    return recovered


def _recover_names(connection: Connection, desk: Desk, listed: list[Jobcode] | None) -> None:
    """A name of which nobody heard that it was given is ours, and nobody's choice in QuickBooks Time (NAME-02)."""
    tenant_id = desk.tenant_id()
    for intent in ledger.open_intents(connection, tenant_id, RENAME_CODE):
        known = links.live_link(connection, tenant_id, intent.subject)
        if listed is None:
            code = mirror.read(connection, tenant_id, Jobcode, intent.body["id"])
        else:
            code = next((one for one in listed if one.id == intent.body["id"]), None)
        given = code is not None and code.name == intent.body["name"]
        if not given and desk.now() - datetime.fromisoformat(intent.sent_at) < GRACE:
            continue
        if code is not None and given and known is not None and known.jobcode_id == code.id:
            names = {"karbon_name": intent.body["karbon_name"], "code_name": code.name}
            links.change_link(connection, tenant_id, known.key, **names)
            desk.note_within(connection, "rename", known.key, "NAME-02")
        elif code is None or known is None or code.name != known.code_name:
            # Somebody gave it another name since, or deleted it: ours may have been there in between.
            desk.note_within(connection, "rename unheard", intent.subject, "LINK-05")
        ledger.conclude(connection, intent.id, Outcome.DONE if given else Outcome.FAILED)


def _bond(connection: Connection, desk: Desk, intent: Intent, code: Jobcode) -> int:
    tenant_id, key = desk.tenant_id(), intent.subject
    link = Link(
        key=key,
        kind=EntityKind(intent.body["entity"]),
        jobcode_id=code.id,
        karbon_name=intent.body["karbon_name"],
        code_name=code.name,
    )
    try:
        links.add_link(connection, tenant_id, link)
    except links.LinkTaken:
        return 0
    desk.note_within(connection, "adopt", key, "LINK-05")
    return 1


def recover_time(desk: Desk) -> bool:
    """Settle every entry whose recording nobody heard of. False while one may still land at QuickBooks Time."""
    with desk.database.read() as connection:
        unsettled = ledger.open_intents(connection, desk.tenant_id(), RECORD_TIME)
    settled = True
    for intent in unsettled:
        settled = _settle(desk, intent) and settled
    return settled


def _settle(desk: Desk, intent: Intent) -> bool:
    tenant_id = desk.tenant_id()
    sent_at = datetime.fromisoformat(intent.sent_at)
    # All of the code's time, not what came since we sent it: our clock may have been another one than theirs.
    rows = desk.time.timesheets(jobcode_ids=[intent.body["jobcode_id"]], modified_since=LONG_AGO)
    marker = split_marker(intent.body["notes"])[1]
    landed = [row for row in rows if split_marker(row.notes)[1] == marker]
    if not landed and desk.now() < sent_at:  # the clock was set back since: it is waited for from now on
        with desk.database.begin() as connection:
            ledger.postpone(connection, intent.id, desk.now())
        return False
    if not landed and desk.now() - sent_at < GRACE:
        return False
    gone = None if landed else _deleted(desk, marker, sent_at)
    with desk.database.begin() as connection:
        absorb(connection, tenant_id, landed, desk.now())
        if gone is not None:
            _mark_deleted(connection, tenant_id, intent.subject, gone)
        arrived = bool(landed) or gone is not None
        ledger.conclude(connection, intent.id, Outcome.DONE if arrived else Outcome.FAILED)
    _adopted(1 if landed else 0)
    return True


def _deleted(desk: Desk, marker: str, sent_at: datetime) -> int | None:
    """The timesheet that arrived and that somebody deleted before we heard of it: it is not sent again (FLOW-02)."""
    found = desk.time.deleted_timesheets(modified_since=sent_at - CLOCKS_APART)
    return next((one.id for one in found if split_marker(one.notes)[1] == marker), None)


def _mark_deleted(connection: Connection, tenant_id: str, entry_id: str, timesheet_id: int) -> None:
    line = entry(connection, tenant_id, entry_id)
    if line is not None:
        done = msgspec.structs.replace(line, timesheet_id=timesheet_id, state=EntryState.DELETED)
        put_entry(connection, tenant_id, done)


def _adopted(count: int) -> None:
    if count:
        metrics.ADOPTED.add(count, {"system": "quickbooks_time"})
