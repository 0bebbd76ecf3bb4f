"""After a lost answer or a crash: look at QuickBooks Time before anything is sent again (LINK-05)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from integration import metrics
from integration.desk import Desk
from integration.execute import CREATE_CODE
from integration.model import EntityKind, Jobcode, Link
from integration.observe import LONG_AGO
from integration.rules import near
from integration.store import ledger, links, mirror
from integration.store.entries import absorb, split_marker
from integration.store.ledger import Intent, Outcome
from integration.store.places import Place

RECORD_TIME: Final = "record time"
GRACE: Final = timedelta(seconds=120)  # our timeout and the vendor's: until then a write may still land


def recover_codes(desk: Desk, listed: Iterable[Jobcode] | None = None) -> int:
    """Bond the codes that were made although nobody heard. Returns how many.

    `listed`: all codes, when they were listed just now and are not kept yet; else they are looked up as kept.
    """
    tenant_id = desk.tenant_id()
    recovered = 0
    with desk.database.begin() as connection:
        unheard = ledger.open_intents(connection, tenant_id, CREATE_CODE)
        if listed is None:
            places = [Place(str(one.body["parent_id"]), near(one.body["name"])) for one in unheard]
            listed = mirror.among(connection, tenant_id, Jobcode, places)
        found = {(code.parent_id, code.name): code for code in listed if code.active} if unheard else {}
        for intent in unheard:
            code = found.get((intent.body["parent_id"], intent.body["name"]))
            known = links.live_link(connection, tenant_id, intent.subject)
            if code is not None and (known is None or known.jobcode_id != code.id):
                recovered += _bond(connection, tenant_id, intent, code)
            ledger.conclude(connection, intent.id, Outcome.DONE if code is not None else Outcome.FAILED)
    _adopted(recovered)
    return recovered


def _bond(connection: object, tenant_id: str, intent: Intent, code: Jobcode) -> int:
    link = Link(
        key=intent.subject,
        kind=EntityKind(intent.body["entity"]),
        jobcode_id=code.id,
        karbon_name=intent.body["karbon_name"],
        code_name=code.name,
    )
    try:
        links.add_link(connection, tenant_id, link)  # type: ignore[arg-type]
    except links.LinkTaken:
        return 0
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
    with desk.database.begin() as connection:
        absorb(connection, tenant_id, landed)
        ledger.conclude(connection, intent.id, Outcome.DONE if landed else Outcome.FAILED)
    _adopted(1 if landed else 0)
    return True


def _adopted(count: int) -> None:
    if count:
        metrics.ADOPTED.add(count, {"system": "quickbooks_time"})
