"""Act: carry a plan out. Every write is on disk as an intent before it is sent, every row counts for itself."""

from __future__ import annotations

from collections import deque
from typing import Any, Final

import msgspec

from integration.clients.errors import VendorError
from integration.desk import Desk
from integration.messages import Code, Finding
from integration.model import ItemResult, Jobcode, Link, LinkState
from integration.plan import Action, Kind, Plan
from integration.store import ledger, links, mirror, tenants
from integration.store.ledger import Outcome

BATCH: Final = 50  # objects a write of QuickBooks Time takes
CREATE_CODE: Final = "create jobcode"


class Executed(msgspec.Struct):
    """What a run did: how many of each action, and what a person should know."""

    counts: dict[str, int] = {}
    findings: list[Finding] = []

    def count(self, kind: Kind) -> None:
        """One more of these is done."""
        self.counts[kind.value] = self.counts.get(kind.value, 0) + 1


def execute(desk: Desk, plan: Plan, who: str) -> Executed:
    """Remember what needs no writing, rename, then create: parents before children, fifty a call."""
    done = Executed()
    _remember(desk, plan, who, done)
    _rename(desk, plan.of(Kind.RENAME), who, done)
    _create(desk, plan, who, done)
    return done


def _remember(desk: Desk, plan: Plan, who: str, done: Executed) -> None:
    tenant_id = desk.tenant_id()
    with desk.database.begin() as connection:
        for action in plan.actions:
            if action.kind is Kind.ADOPT:
                links.add_link(connection, tenant_id, link_of(action, action.jobcode_id or 0))
            elif action.kind is Kind.REBASE:
                _agree(connection, tenant_id, action)
            elif action.kind in _STATES:
                state, reason = _STATES[action.kind], action.reason if action.kind is Kind.FREEZE else ""
                links.change_link(connection, tenant_id, action.key, state=state.value, reason=reason)
            else:
                continue
            _audit(desk, connection, who, action)
            done.count(action.kind)


_STATES: Final = {
    Kind.MARK_MISSING: LinkState.MISSING,
    Kind.RECOVER: LinkState.LINKED,
    Kind.FREEZE: LinkState.INELIGIBLE,
    Kind.UNFREEZE: LinkState.LINKED,
}


def _rename(desk: Desk, actions: tuple[Action, ...], who: str, done: Executed) -> None:
    for start in range(0, len(actions), BATCH):
        batch = actions[start : start + BATCH]
        results = desk.time.update_jobcodes([{"id": one.jobcode_id, "name": one.code_name} for one in batch])
        with desk.database.begin() as connection:
            for action, result in zip(batch, results, strict=True):
                if result.ok:
                    _agree(connection, desk.tenant_id(), action)
                    _audit(desk, connection, who, action)
                    done.count(Kind.RENAME)
                else:
                    done.findings.append(_refused(action, result, "renamed"))


def _create(desk: Desk, plan: Plan, who: str, done: Executed) -> None:
    """Fill every call: the last batch of clients takes work along whose client has its code by then."""
    waiting = plan.of(Kind.CREATE)
    parents = _parents(desk, plan)
    clients = deque(action for action in waiting if not action.parent_key)
    ready = deque(action for action in waiting if action.parent_key in parents)
    blocked: dict[str, list[Action]] = {}
    for action in waiting:
        if action.parent_key and action.parent_key not in parents:
            blocked.setdefault(action.parent_key, []).append(action)
    desk.progress.stage("Creating codes", len(waiting))
    while clients or ready:
        batch = [clients.popleft() for _ in range(min(BATCH, len(clients)))]
        batch += [ready.popleft() for _ in range(min(BATCH - len(batch), len(ready)))]
        for action, jobcode_id in _create_batch(desk, batch, parents, who, done):
            parents[action.key] = jobcode_id
            ready.extend(blocked.pop(action.key, ()))
        desk.progress.step(len(batch))


def _create_batch(
    desk: Desk, batch: list[Action], parents: dict[str, int], who: str, done: Executed
) -> list[tuple[Action, int]]:
    rows = [_row(action, parents) for action in batch]
    intents = [
        ledger.intent_id(desk.tenant_id(), CREATE_CODE, action.key, row["parent_id"], row["name"])
        for action, row in zip(batch, rows, strict=True)
    ]
    with desk.database.begin() as connection:
        for action, row, intent in zip(batch, rows, intents, strict=True):
            ledger.record(
                connection,
                desk.tenant_id(),
                intent=intent,
                system="quickbooks_time",
                operation=CREATE_CODE,
                subject=action.key,
                body={**row, "entity": action.entity.value, "karbon_name": action.name},
                now=desk.now(),
            )
    results = _send(desk, rows, intents)
    created = []
    with desk.database.begin() as connection:
        for action, row, intent, result in zip(batch, rows, intents, results, strict=True):
            if result.ok and result.id is not None and _bonded(desk, connection, action, row, result, done):
                ledger.conclude(connection, intent, Outcome.DONE)
                _audit(desk, connection, who, action)
                done.count(Kind.CREATE)
                created.append((action, result.id))
            else:
                ledger.conclude(connection, intent, Outcome.FAILED)
                if not result.ok:
                    done.findings.append(_refused(action, result, "created"))
    return created


def _send(desk: Desk, rows: list[dict[str, Any]], intents: list[str]) -> list[ItemResult]:
    """One call. If it failed for certain the intents go too; if nobody knows, they stay for the next run."""
    try:
        return desk.time.create_jobcodes(rows)
    except VendorError as error:
        with desk.database.begin() as connection:
            for intent in intents:
                ledger.conclude(
                    connection, intent, Outcome.UNKNOWN if error.outcome_unknown else Outcome.FAILED
                )
        raise


def _bonded(
    desk: Desk, connection: Any, action: Action, row: dict[str, Any], result: ItemResult, done: Executed
) -> bool:
    """Bond what came back. A row 202 names a code that was there; it may be deleted, or somebody else's."""
    if result.row.get("active") is False:
        done.findings.append(_archived(action))
        return False
    try:
        links.add_link(connection, desk.tenant_id(), link_of(action, result.id or 0))
    except links.LinkTaken:
        done.findings.append(
            Finding(
                code=Code.NAME_CONFLICT,
                subject=action.key,
                behaviour="UNIQ-01",
                sentence=f"QuickBooks Time takes {action.name!r} for a code that belongs to another entity.",
            )
        )
        return False
    code = Jobcode(
        id=result.id or 0, parent_id=int(row["parent_id"]), name=action.code_name, assigned_to_all=True
    )
    mirror.merge(connection, desk.tenant_id(), Jobcode, [code])
    return True


def _parents(desk: Desk, plan: Plan) -> dict[str, int]:
    with desk.database.read() as connection:
        bonded = links.links(connection, desk.tenant_id())
    parents = {link.key: link.jobcode_id for link in bonded if link.state is LinkState.LINKED}
    parents.update({action.key: action.jobcode_id or 0 for action in plan.of(Kind.ADOPT)})
    return parents


def _row(action: Action, parents: dict[str, int]) -> dict[str, Any]:
    """New codes are assigned to everybody (D-18): otherwise nobody could use them."""
    return {
        "name": action.code_name,
        "parent_id": parents[action.parent_key] if action.parent_key else 0,
        "type": "regular",
        "assigned_to_all": True,
    }


def link_of(action: Action, jobcode_id: int) -> Link:
    """The bond that an action makes."""
    return Link(
        key=action.key,
        kind=action.entity,
        jobcode_id=jobcode_id,
        karbon_name=action.name,
        code_name=action.code_name,
    )


def _agree(connection: Any, tenant_id: str, action: Action) -> None:
    links.change_link(connection, tenant_id, action.key, karbon_name=action.name, code_name=action.code_name)


def _audit(desk: Desk, connection: Any, who: str, action: Action) -> None:
    tenants.note(
        connection,
        desk.tenant_id(),
        at=desk.now(),
        who=who,
        what=action.kind.value,
        subject=action.key,
        why=action.behaviour,
    )


def _refused(action: Action, result: ItemResult, verb: str) -> Finding:
    return Finding(
        code=Code.NAME_CONFLICT,
        subject=action.key,
        behaviour=action.behaviour,
        sentence=f"The code of {action.name!r} was not {verb}. QuickBooks Time: {result.extra or result.message}",
    )


def _archived(action: Action) -> Finding:
    return Finding(
        code=Code.CODE_NOT_LINKED,
        subject=action.key,
        behaviour="CODE-08",
        sentence=f"QuickBooks Time has a deleted code called {action.code_name!r}.",
        choices=("restore", "create"),
    )
