"""Over how much a Sync plans: over what moved, as far as that is known; and what is kept of a plan once it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from hashlib import blake2b
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from integration.desk import Desk
from integration.messages import Finding
from integration.model import Client, Jobcode, WorkItem
from integration.plan import Observed, Plan, neighbourhood, plan, plan_near
from integration.settings import Settings
from integration.store import links, mirror, tenants
from integration.store.findings import keep_findings
from integration.store.shelf import StoredShelf
from integration.store.unsettled import LINK, Row, Unsettled, note, settle, unsettled

_PLANNED_WITH: Final = "planned with"  # a digest of the settings: others decide otherwise about everybody


class Decision(NamedTuple):
    """A plan, on whom it decides, and what is settled when it has been carried out."""

    plan: Plan
    about: frozenset[str] | None  # the keys of those planned over; None is everybody
    settings: Settings
    settles: tuple[int, ...]
    plan_with: Callable[[Settings], Plan] = lambda _settings: Plan()  # the same with other settings


def decide(desk: Desk, settings: Settings) -> Decision:
    """Plan over the neighbourhood of what moved; over the whole where that is not known, or was never planned."""
    tenant_id = desk.tenant_id()
    with desk.database.read() as connection:
        found = unsettled(connection, tenant_id)
        planned_with = tenants.cursor(connection, tenant_id, _PLANNED_WITH)
        # Where titles are told apart by a firm's own rule, names are in places that no index knows.
        if found.moved.whole or settings.equal_titles or planned_with != _digest(settings):
            observed = Observed(
                clients=tuple(mirror.read_all(connection, tenant_id, Client)),
                work_items=tuple(mirror.read_all(connection, tenant_id, WorkItem)),
                jobcodes=tuple(mirror.read_all(connection, tenant_id, Jobcode)),
            )
            whole = partial(plan, observed, links.links(connection, tenant_id))
            return Decision(whole(settings), None, settings, found.numbers, whole)
        near = neighbourhood(found.moved, StoredShelf(connection, tenant_id))
    part = partial(plan_near, near)
    return Decision(part(settings), near.keys, settings, found.numbers, part)


def decided_on_all(made: Plan, settings: Settings, seen: Unsettled) -> Decision:
    """A plan over everything that was observed."""
    return Decision(made, None, settings, seen.numbers)


def keep(
    connection: Connection,
    desk: Desk,
    decision: Decision,
    found: Iterable[Finding],
    refused: Iterable[Finding],
) -> None:
    """The plan was carried out: what was found about those it decided on stands from now on.

    Who was refused is planned over again by the next Sync, as is whatever the carrying out itself has moved.
    """
    tenant_id = desk.tenant_id()
    keep_findings(connection, tenant_id, found, decision.about)
    settle(connection, tenant_id, decision.settles)
    note(connection, tenant_id, (Row(LINK, finding.subject) for finding in refused))
    if decision.about is None:
        tenants.set_cursor(connection, tenant_id, _PLANNED_WITH, _digest(decision.settings))


def _digest(settings: Settings) -> str:
    return blake2b(msgspec.json.encode(settings), digest_size=16).hexdigest()
