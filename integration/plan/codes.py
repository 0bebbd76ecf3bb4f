"""Which new bonds are made: adopt the code of exactly the same name, create the rest, and never guess."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from integration.messages import Code, Finding
from integration.model import CLIENT_KINDS, Client, EntityKind, Jobcode, WorkItem
from integration.plan.actions import Action, Plan
from integration.plan.eligibility import client_obstacle, work_obstacle
from integration.plan.ground import Ground
from integration.plan.naming import Candidate, Siblings, settle
from integration.plan.titles import told_apart

TOP_LEVEL = 0
NOT_MADE_YET = -1
Entity = TypeVar("Entity", Client, WorkItem)


def plan_codes(ground: Ground) -> Plan:
    """New bonds of clients, then of the work of clients that have a code or get one in this run."""
    findings: list[Finding] = []
    clients = _clients(ground, findings)
    actions = settle(clients, _client_siblings(ground), findings)
    parents: dict[str, int | None] = {action.key: action.jobcode_id for action in actions}
    if ground.settings.track_work:
        actions += _plan_work(ground, parents, findings)
    return Plan(actions=tuple(actions), findings=tuple(findings))


def _clients(ground: Ground, findings: list[Finding]) -> list[Candidate]:
    order = {kind: place for place, kind in enumerate(CLIENT_KINDS)}
    unlinked = (client for client in ground.clients.values() if client.key not in ground.links)
    candidates = []
    for client in sorted(unlinked, key=lambda one: (order[one.kind], one.name, one.key)):
        obstacle = client_obstacle(client, client.key, ground.settings)
        if obstacle is None:
            candidates.append(_client_candidate(client, ground))
        else:
            findings.append(obstacle)
    return candidates


def _client_candidate(client: Client, ground: Ground) -> Candidate:
    behaviour = "GROUP-01" if client.kind is EntityKind.CLIENT_GROUP else "FLOW-04"
    decided = ground.decided.get(client.key, "")
    return Candidate(
        key=client.key, entity=client.kind, name=client.name, behaviour=behaviour, decided=decided
    )


def _client_siblings(ground: Ground) -> Siblings:
    holders = (client for client in ground.clients.values() if client.key in ground.links)
    return Siblings(
        codes=ground.below(TOP_LEVEL),
        owners=ground.owner_of_code,
        holders={client.name: (client.key, client.kind) for client in _by_key(holders)},
        first_wins=False,  # a wrong bond would mix two clients' time: nobody guesses who is meant (D-14)
    )


def _plan_work(ground: Ground, parents: dict[str, int | None], findings: list[Finding]) -> list[Action]:
    by_client: dict[str, list[WorkItem]] = {}
    holders: dict[str, list[WorkItem]] = {}
    for work in ground.work_items.values():
        if work.key in ground.links:
            holders.setdefault(work.client_key, []).append(work)
        elif _open(work, ground) and work_obstacle(work, ground) is None:
            by_client.setdefault(work.client_key, []).append(work)
    actions: list[Action] = []
    for client_key in sorted(by_client):
        candidates = _work_candidates(by_client[client_key], ground)
        link = ground.linked(client_key)
        if link is not None:
            codes = ground.below(link.jobcode_id)
        elif client_key in parents:
            codes = ground.below(parents[client_key] or NOT_MADE_YET)
        else:
            findings.extend(_no_parent(candidate) for candidate in candidates)
            continue
        actions += settle(candidates, _work_siblings(ground, holders.get(client_key, ()), codes), findings)
    return actions


def _open(work: WorkItem, ground: Ground) -> bool:
    """Whether a code would be of use: completed work has none, unless the firm wants it to (D-19)."""
    return ground.settings.completed_work or not work.completed


def _work_candidates(works: Iterable[WorkItem], ground: Ground) -> list[Candidate]:
    """Earliest work first: of equal titles the first keeps the plain name (D-15)."""
    ordered = sorted(works, key=lambda one: (one.start_date is None, str(one.start_date or ""), one.key))
    return [
        Candidate(
            key=work.key,
            entity=EntityKind.WORK_ITEM,
            name=work.title,
            behaviour="FLOW-01",
            parent_key=work.client_key,
            parent_name=ground.clients[work.client_key].name,
            suffix=work.start_date.strftime("%b %Y") if work.start_date else "",
            otherwise=told_apart(work, ground.settings.equal_titles),
            decided=ground.decided.get(work.key, ""),
        )
        for work in ordered
    ]


def _work_siblings(ground: Ground, holders: Iterable[WorkItem], codes: list[Jobcode]) -> Siblings:
    return Siblings(
        codes=codes,
        owners=ground.owner_of_code,
        holders={work.title: (work.key, EntityKind.WORK_ITEM) for work in _by_key(holders)},
        first_wins=True,
    )


def _no_parent(candidate: Candidate) -> Finding:
    return Finding(
        code=Code.CODE_NOT_LINKED,
        subject=candidate.key,
        behaviour="CONTACT-05",
        sentence=f"{candidate.name!r} waits for the code of its client.",
    )


def _by_key(entities: Iterable[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda one: one.key, reverse=True)
