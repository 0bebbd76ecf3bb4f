"""Save & Sync and Sync: observe, decide, act, then time and the books."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from integration import metrics
from integration.books import BooksReport, sync_books
from integration.connection import check_account, choose_settings, save_settings
from integration.contact_types import follow, follow_moved, followed
from integration.deciding import Decision, decide, decided_on_all, keep
from integration.delivery import deliver_held
from integration.desk import Desk
from integration.doubled import drop_doubles
from integration.execute import Executed, execute
from integration.fields import refresh_fields
from integration.guard import SAVE_AND_SYNC, SYNC, Guard, settled
from integration.head_start import HeadStart, is_first
from integration.listening import heard_so_far, heed
from integration.messages import Finding
from integration.model import Record
from integration.observe import keep_all, list_all, remembered
from integration.observe_moved import observe_moved
from integration.plan import Observed, Plan, plan
from integration.plan.saved import SavedPlan, versions
from integration.privacy import Decided, looked_again, plan_for_public
from integration.recover import recover_codes, recover_time
from integration.saved_plan import check_saved, refuse_stale
from integration.settings import Choices, Settings
from integration.store import links, tenants
from integration.store.entries import EntryState, entries_in
from integration.time_reading import refresh_time

STREAMS = ("jobcodes", "timesheets", "timesheets_deleted")


class Run(msgspec.Struct, kw_only=True):
    """What a sync did."""

    counts: dict[str, int]  # by kind of action
    findings: list[Finding]
    time_changed: int  # entries that were new, edited or deleted in QuickBooks Time
    time_delivered: int  # held entries that arrived
    books: BooksReport


def save_and_sync(
    desk: Desk,
    by: str,
    contact_types: tuple[str, ...] | None,
    track_work: bool | None,
    choices: Choices | None = None,
    approve: str = "",
) -> Run:
    """Save the settings and check everything again: all codes, users and fields."""
    chosen = choose_settings(desk, by, contact_types, track_work, choices)
    return _check_everything(desk, by, chosen, approve)


def apply_plan(desk: Desk, by: str, saved: SavedPlan) -> Run:
    """Save & Sync, if it is exactly this plan."""
    check_saved(desk, saved)
    wanted = saved.basis.settings
    decisions = {name: getattr(wanted, name) for name in Choices.__struct_fields__}
    chosen = choose_settings(desk, by, wanted.contact_types, wanted.track_work, Choices(**decisions))
    return _check_everything(desk, by, chosen, saved.basis.id, saved)


def _check_everything(
    desk: Desk, by: str, chosen: Settings, approved: str, exactly: SavedPlan | None = None
) -> Run:
    """Read, decide and let the plan be looked at; what comes before `save_settings` writes nothing anywhere."""
    guard = Guard(desk, by, SAVE_AND_SYNC, chosen, approved)
    stamps = desk.time.last_modified(STREAMS)
    heard = heard_so_far(desk)
    ahead = HeadStart(desk, by, chosen, stamps, lambda: save_settings(desk, by, chosen))
    listed = list_all(desk, ahead.take if exactly is None and is_first(desk) else None)
    settings = followed(desk, chosen, listed.clients)
    if guard.compare(*listed.by_kind):
        _decide(desk, listed.observed, settings, guard, exactly)
    recover_codes(desk, listed.jobcodes)
    decided = _decide(desk, listed.observed, settings, guard, exactly)
    save_settings(desk, by, chosen)
    with desk.database.begin() as connection:
        seen = keep_all(connection, desk, listed, stamps, decided.read)
        if heard is not None:
            heed(connection, desk, heard)
    follow(desk, chosen, listed.clients)
    done = ahead.done.and_then(execute(desk, decided.plan, by))
    findings = [*ahead.told, *decided.plan.findings, *done.findings]
    refresh_fields(desk, findings)
    return _finish(desk, stamps, decided_on_all(decided.plan, settings, seen), findings, done)


def _decide(
    desk: Desk, observed: Observed, settings: Settings, guard: Guard, exactly: SavedPlan | None
) -> Decided:
    with desk.database.read() as connection:
        bonds = links.links(connection, desk.tenant_id())
    decided = plan_for_public(desk, observed, bonds, settings)
    if exactly is not None:
        refuse_stale(exactly, decided.plan, versions(decided.observed, bonds))
    guard.let_pass(
        decided.plan, settings, lambda other: plan(decided.observed, bonds, other), decided.observed
    )
    return decided


def sync(desk: Desk, by: str = "", approve: str = "") -> Run:
    """Fetch and send the latest: cheap when little moved, and safe to repeat."""
    firm = desk.connected()
    check_account(desk)
    guard = Guard(desk, by, SYNC, firm.settings, approve)
    stamps = desk.time.last_modified(STREAMS)
    moved = guard.observing(lambda: observe_moved(desk, stamps), partial(_plan_as_if, desk))
    settings = follow_moved(desk, firm.settings)
    recover_codes(desk)
    decision = _decide_on_public(desk, settings, moved.looked)
    guard.let_pass(decision.plan, settings, decision.plan_with)
    done = execute(desk, decision.plan, by)
    return _finish(desk, stamps, decision, [*moved.findings, *decision.plan.findings, *done.findings], done)


def _decide_on_public(desk: Desk, settings: Settings, looked: AbstractSet[str]) -> Decision:
    """What a Sync does, once everybody whose name it would write is known to be public."""
    decision = decide(desk, settings)
    again = looked_again(desk, decision.plan, looked)
    while again.restricted:
        decision = decide(desk, settings)
        again = looked_again(desk, decision.plan, again.keys)
    return decision


def _plan_as_if(desk: Desk, _kind: type[Record], work_items: Collection[Record]) -> Plan:
    """What a Sync would do if this were the list of work."""
    seen = msgspec.structs.replace(remembered(desk), work_items=tuple(work_items))
    with desk.database.read() as connection:
        return plan(seen, links.links(connection, desk.tenant_id()), desk.connected().settings)


def _finish(
    desk: Desk, stamps: dict[str, datetime], decision: Decision, findings: list[Finding], done: Executed
) -> Run:
    """Time and the books; and what was found, with what stands about those whom nobody planned over."""
    changed = refresh_time(desk, stamps)
    recover_time(desk)
    drop_doubles(desk)
    delivered, held = deliver_held(desk)
    firm = desk.firm()
    with desk.database.begin() as connection:
        keep(connection, desk, decision, findings, done.findings)
        tenants.put_tenant(connection, msgspec.structs.replace(firm, synced_at=desk.now()))
        settled(connection, desk, firm.settings)
    books = sync_books(desk)
    told = _with_standing(desk, findings, [*held, *books.findings])
    with desk.database.read() as connection:
        waiting = entries_in(connection, desk.tenant_id(), EntryState.HELD)
    metrics.pending_time(desk.tenant_id(), len(waiting))
    return Run(
        counts=done.counts,
        findings=told,
        time_changed=changed,
        time_delivered=delivered,
        books=books,
    )


def _with_standing(desk: Desk, found: list[Finding], later: list[Finding]) -> list[Finding]:
    """What this run found, and what stands; each once. Most runs find nothing that does not stand already."""
    standing = desk.standing.of(desk.database, desk.tenant_id())
    if found or later:
        told = _unique([*found, *standing.findings, *later])
        codes = Counter(finding.code for finding in told)
    else:
        told, codes = list(standing.findings), standing.codes
    for code, times in codes.items():
        metrics.FINDINGS.add(times, {"code": code.value})
    return told


def _unique(findings: list[Any]) -> list[Finding]:
    return list(dict.fromkeys(findings))
