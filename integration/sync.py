"""Preview, Save & Sync and Sync: observe, decide, act, then time and the books."""

from __future__ import annotations

from datetime import datetime
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
from integration.listening import heard_so_far, heed
from integration.messages import Finding
from integration.observe import observe_all, read_clients
from integration.observe_moved import observe_moved
from integration.plan import Observed, Plan, plan
from integration.privacy import plan_for_public
from integration.recover import recover_codes, recover_time
from integration.settings import Settings
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


def preview(desk: Desk, by: str, contact_types: tuple[str, ...] | None, track_work: bool | None) -> Plan:
    """What Save & Sync would do with these settings. Reads only."""
    settings = choose_settings(desk, by, contact_types, track_work)
    observed = _observed_without_keeping(desk)
    return _plan(desk, observed, followed(desk, settings, observed.clients))


def save_and_sync(desk: Desk, by: str, contact_types: tuple[str, ...] | None, track_work: bool | None) -> Run:
    """Save the settings and check everything again: all codes, users and fields."""
    settings = choose_settings(desk, by, contact_types, track_work)
    save_settings(desk, by, settings)
    stamps = desk.time.last_modified(STREAMS)
    heard = heard_so_far(desk)
    observed = observe_all(desk, stamps)
    settings = follow(desk, settings, observed.clients)
    if heard is not None:
        with desk.database.begin() as connection:
            heed(connection, desk, heard)
    recover_codes(desk, observed)
    decided = _plan(desk, observed, settings)
    done = execute(desk, decided, by)
    findings = [*decided.findings, *done.findings]
    refresh_fields(desk, findings)
    return _finish(desk, stamps, findings, done.counts)


def sync(desk: Desk, by: str = "") -> Run:
    """Fetch and send the latest: cheap when little moved, and safe to repeat."""
    firm = desk.connected()
    check_account(desk)
    stamps = desk.time.last_modified(STREAMS)
    observed, told = observe_moved(desk, stamps)
    settings = follow(desk, firm.settings, observed.clients)
    recover_codes(desk, observed)
    with desk.database.read() as connection:
        decided = plan(observed, links.links(connection, desk.tenant_id()), settings)
    done = execute(desk, decided, by)
    return _finish(desk, stamps, [*told, *decided.findings, *done.findings], done.counts)


def _plan(desk: Desk, observed: Observed, settings: Settings) -> Plan:
    with desk.database.read() as connection:
        bonds = links.links(connection, desk.tenant_id())
    return plan_for_public(desk, observed, bonds, settings)


def _observed_without_keeping(desk: Desk) -> Observed:
    desk.progress.stage("Reading Karbon")
    clients, work_items = read_clients(desk), desk.karbon.work_items()
    desk.progress.stage("Reading QuickBooks Time")
    return Observed(
        clients=tuple(clients),
        work_items=tuple(work_items),
        jobcodes=tuple(desk.time.jobcodes(active="both")),
    )


def _finish(desk: Desk, stamps: dict[str, datetime], findings: list[Finding], counts: dict[str, int]) -> Run:
    changed = refresh_time(desk, stamps)
    recover_time(desk)
    delivered, held = deliver_held(desk)
    tenant_id = desk.tenant_id()
    firm = desk.firm()
    with desk.database.begin() as connection:
        keep_findings(connection, tenant_id, findings)
        tenants.put_tenant(connection, msgspec.structs.replace(firm, synced_at=desk.now()))
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
