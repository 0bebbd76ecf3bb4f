"""Looking: six questions to the systems at most, and what was last read. A system that does not answer is a finding."""

from __future__ import annotations

from datetime import date

import msgspec

from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.doctor.chart import Chart, Now
from integration.entities import Entity, find
from integration.fields import form_fields, installed
from integration.mapped import NOT_LINKED, Mapped, Standing
from integration.messages import Refused
from integration.rules import email_key
from integration.store import audit
from integration.store.entries import Entry, EntryState, entries_in
from integration.store.held import Held, held_plan
from integration.store.tenants import Tenant


def look(desk: Desk, email: str | None, key: str | None, day: date | None) -> Chart:
    """The chart for a question about a person, an entity, both, or the firm as a whole."""
    at = desk.now()
    firm = desk.known()
    chart = Chart(at=at, day=day or at.date(), firm=firm, email=email or None, key=key or None)
    if firm is None:
        return chart
    chart = _with_entity(desk, chart, firm)
    mapped = Mapped(
        desk, firm
    )  # after the entity: Karbon's answer about it is remembered, as when time is tracked
    chart = msgspec.structs.replace(
        chart,
        team=mapped.team,
        users=tuple(mapped.time_users),
        fields=tuple(form_fields(desk)),
        planned=mapped.finding(chart.key) if chart.key is not None else None,
        elsewhere=mapped.elsewhere(chart.key),
        waiting=_waiting(desk, firm, chart),
        stopped=_stopped(desk, firm),
        standings=tuple(_dated(desk, firm, one) for one in _standings(mapped, chart)),
    )
    return _with_now(desk, chart) if firm.connected else chart


def _with_entity(desk: Desk, chart: Chart, firm: Tenant) -> Chart:
    if chart.key is None:
        return chart
    try:
        entity, silent = _found(desk, chart.key, live=firm.connected), chart.silent
    except Refused as refusal:
        return msgspec.structs.replace(chart, unseen=refusal.finding)
    except VendorError as error:
        try:
            entity, silent = _found(desk, chart.key, live=False), (*chart.silent, str(error))
        except (Refused, VendorError):
            return msgspec.structs.replace(chart, silent=(*chart.silent, str(error)))
    parent = _parent(desk, entity)
    return msgspec.structs.replace(chart, entity=entity, parent=parent, silent=silent)


def _found(desk: Desk, key: str, *, live: bool) -> Entity:
    return find(desk, key, live=live)


def _parent(desk: Desk, entity: Entity) -> Entity | None:
    if entity.client is None or entity.work is None:
        return None
    return find(desk, entity.client.key)  # was read a moment ago


def _with_now(desk: Desk, chart: Chart) -> Chart:
    try:
        now = Now(account=desk.time.account())
        if chart.firm is None or now.account.client_url != chart.firm.account:
            return msgspec.structs.replace(chart, now=now)
        whole = msgspec.structs.replace(
            now,
            users=tuple(desk.time.users(active="both")) if chart.email is not None else (),
            addon=installed(desk.time.effective_settings()),
            codes=tuple(desk.time.jobcodes(active="both", ids=_codes(chart))),
        )
    except VendorError as error:
        return msgspec.structs.replace(chart, silent=(*chart.silent, str(error)))
    return msgspec.structs.replace(chart, now=whole)


def _codes(chart: Chart) -> list[int]:
    links = [one.link for one in (chart.entity, chart.parent) if one is not None]
    return [link.jobcode_id for link in links if link is not None]


def _stopped(desk: Desk, firm: Tenant) -> Held | None:
    with desk.database.read() as connection:
        return held_plan(connection, firm.id)


def _waiting(desk: Desk, firm: Tenant, chart: Chart) -> int:
    with desk.database.read() as connection:
        held = entries_in(connection, firm.id, EntryState.HELD)
    return sum(_concerns(line, chart) for line in held)


def _concerns(line: Entry, chart: Chart) -> bool:
    if chart.key is not None and line.key != chart.key:
        return False
    return chart.email is None or email_key(line.email) == email_key(chart.email)


def _dated(desk: Desk, firm: Tenant, standing: Standing) -> Standing:
    """The standing with its time (LINK-06); an export has none, so that two of the same state are equal."""
    checked = firm.synced_at.isoformat() if firm.synced_at is not None else None
    with desk.database.read() as connection:
        noted = audit.last_noted(connection, firm.id, standing.subject)
    return msgspec.structs.replace(
        standing, since=(noted if standing.state != NOT_LINKED else None) or checked
    )


def _standings(mapped: Mapped, chart: Chart) -> tuple[Standing, ...]:
    found = []
    if chart.email is not None:
        found.append(mapped.standing_of_person(chart.email))
    if chart.key is not None:
        found.append(mapped.standing(chart.key))
    return tuple(found)
