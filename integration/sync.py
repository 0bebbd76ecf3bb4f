"""Save & Sync and Sync: observe, decide, act, then time and the books."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from integration import metrics
from integration.books import BooksReport, sync_books
from integration.connection import check_account, choose_settings, save_settings
from integration.contact_types import follow, followed
from integration.delivery import deliver_held
from integration.desk import Desk
from integration.execute import execute
from integration.fields import refresh_fields
from integration.guard import SAVE_AND_SYNC, SYNC, Guard, settled
from integration.listening import heard_so_far, heed
from integration.messages import Finding
from integration.model import Record
from integration.observe import keep_all, list_all, remembered
from integration.observe_moved import observe_moved
from integration.plan import Observed, Plan, plan
from integration.plan.saved import SavedPlan, versions
from integration.privacy import Decided, plan_for_public
from integration.recover import recover_codes, recover_time
from integration.saved_plan import check_saved, refuse_stale
from integration.settings import Choices, Settings
from integration.store import links, tenants
from integration.store.entries import EntryState, entries_in
from integration.store.findings import keep_findings
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
    listed = list_all(desk)
    settings = followed(desk, chosen, listed.clients)
    if guard.compare(*listed.by_kind):
        _decide(desk, listed.observed, settings, guard, exactly)
    recover_codes(desk, listed.observed)
    decided = _decide(desk, listed.observed, settings, guard, exactly)
    save_settings(desk, by, chosen)
    with desk.database.begin() as connection:
        keep_all(connection, desk, listed, stamps, decided.read)
        if heard is not None:
            heed(connection, desk, heard)
    follow(desk, chosen, listed.clients)
    done = execute(desk, decided.plan, by)
    findings = [*decided.plan.findings, *done.findings]
    refresh_fields(desk, findings)
    return _finish(desk, stamps, findings, done.counts)


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
    observed, told = guard.observing(lambda: observe_moved(desk, stamps), partial(_plan_as_if, desk))
    settings = follow(desk, firm.settings, observed.clients)
    recover_codes(desk, observed)
    with desk.database.read() as connection:
        bonds = links.links(connection, desk.tenant_id())
    decided = plan(observed, bonds, settings)
    guard.let_pass(decided, settings, lambda other: plan(observed, bonds, other))
    done = execute(desk, decided, by)
    return _finish(desk, stamps, [*told, *decided.findings, *done.findings], done.counts)


def _plan_as_if(desk: Desk, _kind: type[Record], work_items: Collection[Record]) -> Plan:
    """What a Sync would do if this were the list of work."""
    seen = msgspec.structs.replace(remembered(desk), work_items=tuple(work_items))
    with desk.database.read() as connection:
        return plan(seen, links.links(connection, desk.tenant_id()), desk.connected().settings)


def _finish(desk: Desk, stamps: dict[str, datetime], findings: list[Finding], counts: dict[str, int]) -> Run:
    changed = refresh_time(desk, stamps)
    recover_time(desk)
    delivered, held = deliver_held(desk)
    tenant_id = desk.tenant_id()
    firm = desk.firm()
    with desk.database.begin() as connection:
        keep_findings(connection, tenant_id, findings)
        tenants.put_tenant(connection, msgspec.structs.replace(firm, synced_at=desk.now()))
        settled(connection, desk, firm.settings)
    books = sync_books(desk)
    told = _unique([*findings, *held, *books.findings])
    _measure(desk, told)
    return Run(
        counts=counts,
        findings=told,
        time_changed=changed,
        time_delivered=delivered,
        books=books,
    )


def _measure(desk: Desk, findings: list[Finding]) -> None:
    for finding in findings:
        metrics.FINDINGS.add(1, {"code": finding.code.value})
    with desk.database.read() as connection:
        waiting = entries_in(connection, desk.tenant_id(), EntryState.HELD)
    metrics.pending_time(desk.tenant_id(), len(waiting))


def _unique(findings: list[Any]) -> list[Finding]:
    return list(dict.fromkeys(findings))
