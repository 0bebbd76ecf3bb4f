"""Act: carry a plan out. Every write is on disk as an intent before it is sent, every row counts for itself."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from typing import Any, Final

import msgspec

from integration.clients.errors import VendorError
from integration.codes_not_made import another_code, refused, somebody_elses
from integration.desk import Desk
from integration.messages import Finding
from integration.model import ItemResult, Jobcode, Link, LinkState
from integration.plan import Action, Kind, Plan
from integration.store import audit, ledger, links, mirror
from integration.store.ledger import Outcome

BATCH: Final = 50  # objects a write of QuickBooks Time takes
CREATE_CODE: Final = "create jobcode"
RENAME_CODE: Final = "rename jobcode"


class Executed(msgspec.Struct):
    """What a run did: how many of each action, and what a person should know."""

    counts: dict[str, int] = {}
    findings: list[Finding] = []

    def count(self, kind: Kind) -> None:
        """One more of these is done."""
        self.counts[kind.value] = self.counts.get(kind.value, 0) + 1

    def and_then(self, later: Executed) -> Executed:
        """What this and a later run did together."""
        counts = Counter(self.counts) + Counter(later.counts)
        return Executed(counts=dict(counts), findings=[*self.findings, *later.findings])


def execute(desk: Desk, plan: Plan, who: str, *, whole_calls: int | None = None) -> Executed:
    """Remember what needs no writing, rename, then create: parents before children, fifty a call.

    With `whole_calls` codes are created in so many calls at most, each of them full; the rest is for another time.
    """
    done = Executed()
    _remember(desk, plan, who, done)
    _rename(desk, plan.of(Kind.RENAME), who, done)
    _create(desk, plan, who, done, whole_calls)
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
        rows = [{"id": one.jobcode_id, "name": one.code_name} for one in batch]
        intents = [
            ledger.intent_id(desk.tenant_id(), RENAME_CODE, one.key, one.jobcode_id, one.code_name)
            for one in batch
        ]
        bodies = {
            intent: (one.key, {**row, "karbon_name": one.name})
            for one, row, intent in zip(batch, rows, intents, strict=True)
        }
        with desk.database.begin() as connection:
            ledger.record_all(
                connection, desk.tenant_id(), "quickbooks_time", RENAME_CODE, bodies, desk.now()
            )
        results = _send(desk, desk.time.update_jobcodes, rows, intents)
        with desk.database.begin() as connection:
            _conclude(connection, intents, [result.ok for result in results])
            for action, result in zip(batch, results, strict=True):
                if result.ok:
                    _agree(connection, desk.tenant_id(), action)
                    _called(connection, desk.tenant_id(), action)
                    _audit(desk, connection, who, action)
                    done.count(Kind.RENAME)
                else:
                    done.findings.append(refused(action, result, "renamed"))


def _create(desk: Desk, plan: Plan, who: str, done: Executed, whole_calls: int | None) -> None:
    """Fill every call: the last batch of clients takes work along whose client has its code by then."""
    waiting = plan.of(Kind.CREATE)
    calls = 0
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
        if whole_calls is not None and (calls == whole_calls or len(batch) < BATCH):
            return
        calls += 1
        for action, jobcode_id in _create_batch(desk, batch, parents, who, done):
            parents[action.key] = jobcode_id
            ready.extend(blocked.pop(action.key, ()))
        desk.progress.step(len(batch))


def _create_batch(
    desk: Desk, batch: list[Action], parents: dict[str, int], who: str, done: Executed
) -> list[tuple[Action, int]]:
    to_all = desk.firm().settings.new_codes == "everybody"
    rows = [_row(action, parents, to_all=to_all) for action in batch]
    intents = [
        ledger.intent_id(desk.tenant_id(), CREATE_CODE, action.key, row["parent_id"], row["name"])
        for action, row in zip(batch, rows, strict=True)
    ]
    bodies = {
        intent: (action.key, {**row, "entity": action.entity.value, "karbon_name": action.name})
        for action, row, intent in zip(batch, rows, intents, strict=True)
    }
    with desk.database.begin() as connection:
        ledger.record_all(connection, desk.tenant_id(), "quickbooks_time", CREATE_CODE, bodies, desk.now())
    results = _send(desk, desk.time.create_jobcodes, rows, intents)
    with desk.database.begin() as connection:
        created = _bond(desk, connection, batch, results, done)
        bonded = {action.key for action, _ in created}
        _conclude(connection, intents, [action.key in bonded for action in batch])
        codes = [_code(action, jobcode_id, parents, to_all=to_all) for action, jobcode_id in created]
        mirror.merge(connection, desk.tenant_id(), Jobcode, codes)
        _audit(desk, connection, who, *(action for action, _ in created))
    for action, _ in created:
        done.count(action.kind)
    return created


def _send(
    desk: Desk,
    call: Callable[[list[dict[str, Any]]], list[ItemResult]],
    rows: list[dict[str, Any]],
    intents: list[str],
) -> list[ItemResult]:
    """One call. If it failed for certain the intents go too; if nobody knows, they stay for the next run."""
    try:
        return call(rows)
    except VendorError as error:
        outcome = Outcome.UNKNOWN if error.outcome_unknown else Outcome.FAILED
        with desk.database.begin() as connection:
            ledger.conclude_all(connection, dict.fromkeys(intents, outcome))
        raise


def _conclude(connection: Any, intents: list[str], done: list[bool]) -> None:
    outcomes = (Outcome.DONE if one else Outcome.FAILED for one in done)
    ledger.conclude_all(connection, dict(zip(intents, outcomes, strict=True)))


def _bond(
    desk: Desk, connection: Any, batch: list[Action], results: list[ItemResult], done: Executed
) -> list[tuple[Action, int]]:
    """Bond what came back, unless it is another code than was asked for, or somebody else's."""
    answered = []
    for action, result in zip(batch, results, strict=True):
        if not result.ok or result.id is None:
            done.findings.append(refused(action, result, "created"))
        elif (finding := another_code(action, result)) is not None:
            done.findings.append(finding)
        else:
            answered.append((action, result.id))
    taken = links.add_links(connection, desk.tenant_id(), [link_of(*one) for one in answered])
    done.findings += [somebody_elses(action) for action, _ in answered if action.key in taken]
    return [(action, jobcode_id) for action, jobcode_id in answered if action.key not in taken]


def _code(action: Action, jobcode_id: int, parents: dict[str, int], *, to_all: bool) -> Jobcode:
    parent_id = parents[action.parent_key] if action.parent_key else 0
    return Jobcode(id=jobcode_id, parent_id=parent_id, name=action.code_name, assigned_to_all=to_all)


def _parents(desk: Desk, plan: Plan) -> dict[str, int]:
    wanted = {action.parent_key for action in plan.of(Kind.CREATE) if action.parent_key}
    with desk.database.read() as connection:
        bonded = links.links_of_all(connection, desk.tenant_id(), wanted)
    parents = {link.key: link.jobcode_id for link in bonded if link.state is LinkState.LINKED}
    parents.update({action.key: action.jobcode_id or 0 for action in plan.of(Kind.ADOPT)})
    return parents


def _row(action: Action, parents: dict[str, int], *, to_all: bool) -> dict[str, Any]:
    """New codes are assigned to everybody, or nobody could use them; unless the firm assigns them itself (D-18)."""
    return {
        "name": action.code_name,
        "parent_id": parents[action.parent_key] if action.parent_key else 0,
        "type": "regular",
        "assigned_to_all": to_all,
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


def _called(connection: Any, tenant_id: str, action: Action) -> None:
    """The code is called so from now on, also for whoever asks before it is read again."""
    code = mirror.read(connection, tenant_id, Jobcode, action.jobcode_id or 0)
    if code is not None:
        mirror.merge(connection, tenant_id, Jobcode, [msgspec.structs.replace(code, name=action.code_name)])


def _audit(desk: Desk, connection: Any, who: str, *actions: Action) -> None:
    lines = [(action.kind.value, action.key, action.behaviour) for action in actions]
    audit.note_all(connection, desk.tenant_id(), desk.now(), who, lines)
